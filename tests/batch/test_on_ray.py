"""Runs on Ray: the same records as here, as a set, also where a machine's worker is killed."""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import HERE

PROGRAM = """
import sys
from oversight.batch import Job, Settings
from oversight.batch.on_ray import run_on_ray
settings = Settings(loader="odd_stages:load", all=True)
counts = run_on_ray(Job(sys.argv[2:], settings=settings, workers=2), sys.argv[1], None, "jsonl")
print(counts)
"""


def read_parts(folder: Path) -> list[bytes]:
    return sorted(line for part in folder.glob("*") for line in part.read_bytes().splitlines())


@pytest.fixture
def sources(tmp_path, articles) -> list[Path]:
    """A folder of texts and lines, some of which fail, and a Parquet file."""
    import pyarrow.parquet

    (articles / "3.txt").write_text("RAISE")
    (articles / "4.txt").write_text("DIE")
    (articles / "5.txt").write_text("UPROOT")
    lines = [json.dumps({"text": f"Line {number}."}) for number in range(4)]
    (articles / "lines.jsonl").write_text("\n".join([*lines, "broken"]))
    rows = {"id": ["p1", "p2"], "text": ["One row.", "Another row."], "views": [1, 2]}
    pyarrow.parquet.write_table(pyarrow.table(rows), tmp_path / "rows.parquet")
    return [articles, tmp_path / "rows.parquet"]


@pytest.mark.skipif(not importlib.util.find_spec("ray"), reason="ray is not installed")
def test_records_are_those_of_a_run_here(root, sources, start, tmp_path, monkeypatch):
    mark, out = tmp_path / "mark", tmp_path / "ray"
    env = {
        **os.environ,
        "HOME": str(tmp_path),  # where Ray keeps a token
        "ODD_MARK": str(mark),
        "PYTHONPATH": f"{root / 'pipeline'}:{HERE}",
    }
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(out), *map(str, sources)],
        env=env,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.decode().splitlines()[-1] == "12 articles, 0 events, 3 errors"
    assert mark.exists()

    (tmp_path / "rows.jsonl").write_text('{"id": "p1", "text": "One row."}\n')
    with open(tmp_path / "rows.jsonl", "a") as file:
        file.write('{"id": "p2", "text": "Another row."}')
    monkeypatch.setenv("ODD_MARK", str(mark))
    start(sources[0], tmp_path / "rows.jsonl", out=tmp_path / "here")
    here = (tmp_path / "here/articles.jsonl").read_bytes().splitlines()
    assert read_parts(out / "articles") == sorted(
        line.replace(b"rows.jsonl", b"rows.parquet") for line in here
    )
    errors = (tmp_path / "here/errors.jsonl").read_bytes().splitlines()
    assert (out / "errors.jsonl").read_bytes().splitlines() == sorted(errors)
    assert json.loads((out / "run.json").read_bytes())["versions"]["ray"]


def test_without_a_folder_it_is_refused(run, articles):
    done = run("extract", articles, "--engine", "ray")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"-o DIR is wanted" in done.stderr
