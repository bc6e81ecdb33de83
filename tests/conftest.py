"""What tests share: where extra data is, which tools the machine has, the program itself."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

import oversight
from oversight.batch import record_line
from oversight.dates.edtf import parse, plain, with_mod
from oversight.records import EVENT, AnyEvent, Article

ROOT = Path(__file__).resolve().parent.parent
IN_CI = os.environ.get("OVERSIGHT_CI") == "1"

Run = Callable[..., subprocess.CompletedProcess[bytes]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests of the whole program: started last, they keep one worker alone."""
    items.sort(key=lambda item: item.path.parent != ROOT / "tests")


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def pipeline() -> Language:
    """The whole pipeline, built once a process."""
    return oversight.load()


@pytest.fixture(scope="session")
def extra() -> Path:
    """The folder of extra data, which not every machine has: OVERSIGHT_EXTRA, or beside us."""
    folder = Path(os.environ.get("OVERSIGHT_EXTRA") or ROOT.parent / "shared")
    if not folder.is_dir():
        pytest.skip(f"no extra data: {folder.name} is no folder (OVERSIGHT_EXTRA names one)")
    return folder


@pytest.fixture(scope="session")
def tool() -> Callable[[str], str]:
    """Find one of Debian's programs; without it a test skips, and fails where CI installs it."""

    def find(*names: str) -> str:
        for name in names:
            if path := shutil.which(name):
                return path
        missing = f"{' or '.join(names)} is not installed"
        if IN_CI:
            pytest.fail(missing)
        pytest.skip(missing)

    return find


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run `oversight` as a process of its own in an empty folder; give what it printed."""

    def start(
        *arguments: str, env: dict[str, str] | None = None, **options: object
    ) -> subprocess.CompletedProcess[bytes]:
        work = tmp_path / "work"
        work.mkdir(exist_ok=True)
        path = os.pathsep.join([str(ROOT / "pipeline"), os.environ.get("PYTHONPATH", "")])
        settings = {**os.environ, "PYTHONPATH": path.rstrip(os.pathsep), **(env or {})}
        command = [sys.executable, "-m", "oversight", *arguments]
        options = {"cwd": work, "timeout": 120, **options}
        return subprocess.run(command, capture_output=True, env=settings, check=False, **options)

    return start


@pytest.fixture(scope="session")
def gold_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run's folder as if the gold of 19 articles had been found: all fourteen types of event."""
    out = tmp_path_factory.mktemp("gold_run")
    return write_gold_run(out, ROOT / "data/gold", ROOT / "data/articles", "w[01][0-9].json")


@pytest.fixture(scope="session")
def real_gold_run(extra: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same of real articles, which are no part of the project."""
    return write_gold_run(tmp_path_factory.mktemp("real"), extra / "gold", extra / "articles")


def write_gold_run(out: Path, gold_files: Path, texts: Path, names: str = "*.json") -> Path:
    """Write gold as a run's events.jsonl and articles.jsonl."""
    with (out / "articles.jsonl").open("wb") as articles, (out / "events.jsonl").open("wb") as file:
        for path in sorted(gold_files.glob(names)):
            gold = json.loads(path.read_bytes())
            text = (texts / f"{path.stem}.txt").read_bytes().decode()
            articles.write(record_line(_gold_article(gold, text)))
            file.writelines(
                record_line(_gold_record(event, gold["article_id"], number, text))
                for number, event in enumerate(gold["events"])
            )
    return out


def _gold_article(gold: dict[str, Any], text: str) -> Article:
    key = gold["article_id"]
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article.model_validate(
        {**gold["article"], "id": key, "source": f"{key}.txt", "sha256": digest, "text": text}
    )


def _gold_record(event: dict[str, Any], article: str, number: int, text: str) -> AnyEvent:
    """Make a record of a gold event; a field without a place of its own cites the first mention."""
    mention = {name: event["mentions"][0][name] for name in ("start", "end", "text")}
    evidence = [{"field": "status", **mention}]
    data: dict[str, Any] = {}
    for name, value in event.items():
        if name in ("mentions", "evidence", "cue") or value in (None, []):
            continue
        is_list = isinstance(value, list)
        made = []
        for index, one in enumerate(value if is_list else [value]):
            path = f"{name}.{index}" if is_list else name
            place = one.pop("span", None) if isinstance(one, dict) else None
            if name == "quote" and one in text:
                place = [text.index(one), text.index(one) + len(one)]
            cited = {"start": place[0], "end": place[1]} if place else mention
            words = text[cited["start"] : cited["end"]]
            evidence.append({**cited, "field": path, "text": words})
            if isinstance(one, dict) and "rating" not in one:
                one.setdefault("text", words)
            if isinstance(one, dict) and "precision" in one and one.get("value"):
                one |= plain(with_mod(parse(one["value"]), one.get("mod")))
            made.append(one)
        data[name] = made if is_list else made[0]
    data |= {
        "id": hashlib.sha256(f"{article}:{number}".encode()).hexdigest()[:16],
        "article_id": article,
        "evidence": [item for item in evidence if item["field"] != "type"],
        "mentions": event["mentions"],
        "rule": "gold",
    }
    return EVENT.validate_python(data, context={"text": text})
