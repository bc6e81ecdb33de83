"""A merged folder of all fourteen types, and one whose words are out to do harm."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from oversight.export.folder import Folder, read_folder
from oversight.export.targets import export
from oversight.merging.folders import merge_folders, write_folder

HARM = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1+1", '"; DROP TABLE events; --', "a,b\nc"]


@pytest.fixture(scope="session")
def merged_run(gold_run: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("merged")
    write_folder(merge_folders([str(gold_run)]), out, {})
    return out


@pytest.fixture(scope="session")
def folder(merged_run: Path) -> Folder:
    return read_folder(merged_run)


@pytest.fixture
def exported(folder: Folder, tmp_path: Path) -> Callable[[str], Path]:
    """Export the folder to a target; give where it is."""

    def make(target: str) -> Path:
        out = tmp_path / f"out.{target}"
        export(folder, target, out)
        return out

    return make


@pytest.fixture
def harmful(tmp_path: Path) -> Folder:
    """Boards and their chairs named by what a program might run."""
    events = []
    for number, words in enumerate(HARM):
        place = {"start": 0, "end": len(words), "text": words}
        chair = {"name": words, "text": words}
        event = {
            "id": f"e{number}",
            "article_id": "=a",
            "type": "board",
            "status": "happened",
            "name": words,
            "chair": chair,
            "evidence": [{**place, "field": name} for name in ("status", "name", "chair")],
            "mentions": [place],
            "rule": "board/set-up",
        }
        events.append(json.dumps(event) + "\n")
    article = {"id": "=a", "source": "=a.txt", "sha256": "0", "title": "=1+1", "text": "=1+1"}
    (tmp_path / "articles.jsonl").write_text(json.dumps(article) + "\n")
    (tmp_path / "events.jsonl").write_text("".join(events))
    return read_folder(tmp_path)
