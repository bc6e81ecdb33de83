"""The README's own way from articles to a site, a database and a data frame, as a user takes it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from oversight.export.targets import TARGETS


def test_three_commands(root, tmp_path):
    pytest.importorskip("pandas")
    pytest.importorskip("datasette")
    section = (root / "README.md").read_text(encoding="utf-8").split("## From articles to")[1]
    commands = re.search(r"```sh\n(.*?)```", section, re.DOTALL)[1].splitlines()
    assert len(commands) == 3
    (tmp_path / "articles").mkdir()
    for name in ("w02.txt", "w03.txt"):
        (tmp_path / "articles" / name).write_bytes((root / "data/articles" / name).read_bytes())
    bin_ = tmp_path / "bin"
    bin_.mkdir()
    for name, words in (
        ("oversight", "-m oversight"),
        ("python", ""),
        ("datasette", "-m datasette"),
    ):
        # Datasette is asked one question instead of staying as a server.
        more = ' --get "/oversight/events.json"' if name == "datasette" else ""
        script = f'#!/bin/sh\nexec "{sys.executable}" {words} "$@"{more}\n'
        (bin_ / name).write_text(script)
        (bin_ / name).chmod(0o755)
    env = {
        **os.environ,
        "PYTHONPATH": str(root / "pipeline"),
        "PATH": f"{bin_}:{os.environ['PATH']}",
    }
    printed = []
    for command in commands:
        done = subprocess.run(
            command, shell=True, cwd=tmp_path, env=env, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        printed.append(done.stdout)
    assert (tmp_path / "site/index.html").is_file()
    assert '"rows"' in printed[1]
    assert "article_id" in printed[2]


def test_all_targets_are_told(root):
    text = (root / "README.md").read_text(encoding="utf-8")
    assert "--to " + "|".join(["csv", "parquet", "sqlite", "popolo", "ics", "inspections"]) in text
    assert set(TARGETS) == {"csv", "parquet", "sqlite", "popolo", "ics", "inspections"}


def test_its_links_lead_to_files(root: Path):
    text = (root / "README.md").read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
        assert (root / target).exists(), target
