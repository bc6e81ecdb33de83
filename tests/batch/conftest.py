"""What tests of runs share: a quick pipeline, articles for it, and runs of them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from oversight.batch import Counts, Job, Settings
from oversight.batch.run import run_to_folder

HERE = Path(__file__).parent
NAMES = ("events.jsonl", "articles.jsonl", "errors.jsonl")


class Notes:
    """An onlooker who writes down what is said."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.complaints: list[str] = []
        self.progress = None

    def watch(self, progress) -> None:
        self.progress = progress

    def tell(self, message: str) -> None:
        self.told.append(message)

    def complain(self, message: str) -> None:
        self.complaints.append(message)


@pytest.fixture
def notes() -> Notes:
    return Notes()


@pytest.fixture
def articles(tmp_path) -> Path:
    """Eight short articles, each with an oddity or none."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(8):
        (folder / f"{number}.txt").write_text(f"Article {number}.\n")
    return folder


Start = Callable[..., Counts]


@pytest.fixture
def start(notes, monkeypatch) -> Start:
    """Run the quick pipeline over paths into a folder."""
    monkeypatch.syspath_prepend(str(HERE))
    # The program may be at work on while its tests run.
    monkeypatch.setattr("oversight.batch.run.digests", lambda settings: {"program": "one"})

    def run(*paths: Path, out: Path, settings: dict | None = None, **options) -> Counts:
        given = {"loader": "odd_stages:load", "all": True, **(settings or {})}
        job = Job([str(path) for path in paths], settings=Settings(**given), **options)
        return run_to_folder(job, str(out), notes, None)

    return run


def contents(out: Path) -> dict[str, bytes]:
    """The files of a run that are the same whenever it is run."""
    return {name: (out / name).read_bytes() for name in NAMES}
