"""The same input gives the same bytes, wherever and whenever it is read."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

NAMES = ("events.jsonl", "articles.jsonl", "errors.jsonl")


def extract(root: Path, out: Path, prefix: list[str], **settings: str) -> dict[str, bytes]:
    """Run the program on the sample articles, and on some that fail; give the files' bytes."""
    bad = out.parent / "bad"
    bad.mkdir(exist_ok=True)
    (bad / "empty.txt").write_bytes(b"")
    (bad / "page.html").write_text(
        "<p>On 3 May inspectors came to Leeds City Council for two weeks."
    )
    env = {**os.environ, "PYTHONPATH": str(root / "pipeline"), **settings}
    command = [*prefix, sys.executable, "-m", "oversight", "extract", "-q", "-o", str(out)]
    samples = sorted(str(path) for path in (root / "data/articles").glob("w0*.txt"))
    done = subprocess.run([*command, *samples, str(bad)], env=env, capture_output=True, check=False)
    assert done.returncode == 1, done.stderr.decode()
    return {name: (out / name).read_bytes() for name in NAMES}


@pytest.fixture(scope="module")
def plain(root, tmp_path_factory) -> dict[str, bytes]:
    return extract(root, tmp_path_factory.mktemp("plain") / "out", [])


@pytest.mark.parametrize(
    "settings",
    [
        {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"},
        {"TZ": "America/Adak", "LC_ALL": "C", "PYTHONHASHSEED": "2", "PYTHONUTF8": "0"},
        {"LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8", "PYTHONHASHSEED": "3"},
    ],
    ids=["east", "west", "german"],
)
def test_same_bytes_with_other_settings(root, tmp_path, plain, settings):
    assert extract(root, tmp_path / "out", [], **settings) == plain


@pytest.mark.parametrize("moment", ["1999-12-31 23:59:00", "2040-02-29 12:00:00"])
def test_same_bytes_in_another_year(root, tmp_path, plain, moment, tool):
    assert extract(root, tmp_path / "out", [tool("faketime"), moment]) == plain
