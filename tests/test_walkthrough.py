"""docs/walkthrough.md: its blocks run, in their order, in an empty folder."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import oversight

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(root: Path) -> list[tuple[str, str]]:
    return _BLOCK.findall((root / "docs/walkthrough.md").read_text(encoding="utf-8"))


@pytest.fixture
def shell(root, tmp_path):
    """Run a script in the test's folder, `oversight` being this checkout's."""
    program = tmp_path / "bin" / "oversight"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m oversight "$@"\n')
    program.chmod(0o755)
    env = {**os.environ, "PYTHONPATH": str(root / "pipeline")}
    env["PATH"] = f"{program.parent}{os.pathsep}{env['PATH']}"

    def run(script: str) -> None:
        done = subprocess.run(
            ["bash", "-e", "-c", script],
            cwd=tmp_path / "work",
            env=env,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()

    (tmp_path / "work").mkdir()
    return run


def test_every_block_runs(root, shell, tmp_path, monkeypatch, capsys):
    pytest.importorskip("pandas")
    monkeypatch.chdir(tmp_path / "work")
    known: dict[str, object] = {}
    found = blocks(root)
    assert {kind for kind, _ in found} == {"sh", "python"}
    for kind, code in found:
        if kind == "sh":
            shell(code)
        else:
            exec(compile(code, "docs/walkthrough.md", "exec"), known)
    printed = capsys.readouterr().out
    assert "['monday', 'later']" in printed  # both articles tell one event
    assert "Joan Ferris" in printed
    assert (tmp_path / "work/site/index.html").is_file()
    assert str(known["page"]).startswith("<!DOCTYPE html>")


def test_what_the_walk_shows_is_there(root):
    """The functions that the page names are the package's own."""
    text = (root / "docs/walkthrough.md").read_text(encoding="utf-8")
    for name in re.findall(r"oversight\.(\w+)\(", text):
        assert name in oversight.__all__


def test_displacy_escapes_an_article():
    from oversight.assemble import article_of

    article = article_of("<b>Hull</b> & all")
    html = oversight.render(article.model_copy(update={"title": "<i>"}), [])
    assert "<b>" not in html
    assert "<i>" not in html


def test_contexts_travel_with_texts(pipeline):
    """Plain texts too: `nlp.pipe` takes them with whatever belongs to them."""
    text = "Hull City Council has appointed Mina Dowd as director of children's services."
    for doc, context in pipeline.pipe([(text, {"key": 7})], as_tuples=True):
        article, events = oversight.read_doc(doc, "a")
        assert (context["key"], article.id, article.text) == (7, "a", text)
        assert {event.type for event in events} == {"appointment"}
