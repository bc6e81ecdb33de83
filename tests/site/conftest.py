"""Sites to look at, and a browser to look with."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from oversight.export.folder import read_folder
from oversight.merging.folders import merge_folders, write_folder
from oversight.site.build import build

HARM = "<script>window.harm = 1</script><img src=x onerror='window.harm = 1'>\"'&{{ 7 * 7 }}"


@pytest.fixture(scope="session")
def site(gold_run: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the merged sample articles."""
    home = tmp_path_factory.mktemp("site")
    write_folder(merge_folders([str(gold_run)]), home / "merged", {})
    build(read_folder(home / "merged"), home / "site")
    return home / "site"


@pytest.fixture(scope="session")
def harmful_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of an article that would do harm wherever it is not escaped."""
    home = tmp_path_factory.mktemp("harm")
    text = f"{HARM}\n“{HARM} is what I have to say today,” said {HARM}.\n"
    article = {"id": f"../{HARM}", "source": HARM, "sha256": "0", "text": text}
    article |= {"title": HARM, "byline": HARM, "outlet": HARM}
    article["published"] = {"value": "2017-01-24", "precision": "day", "source": "header"}
    events = [
        _event(kind, number, fields, article["id"]) for number, (kind, fields) in enumerate(_TOLD)
    ]
    (home / "articles.jsonl").write_text(json.dumps(article) + "\n", encoding="utf-8")
    lines = "".join(json.dumps(event) + "\n" for event in events)
    (home / "events.jsonl").write_text(lines, encoding="utf-8")
    build(read_folder(home), home / "site")
    return home / "site"


_COUNCIL = {"name": HARM, "kind": "council", "gss": "E08000035", "text": HARM}
_PERSON = {"name": HARM, "text": HARM}
_DAY = {"value": "2017-01-24", "first": "2017-01-24", "last": "2017-01-24", "text": HARM}
_OPEN = {"value": None, "text": HARM}
_TOLD: list[tuple[str, dict[str, Any]]] = [
    ("statement", {"speaker": {**_PERSON, "kind": "person"}, "quote": [HARM]}),
    ("board", {"council": _COUNCIL, "name": HARM, "chair": _PERSON, "date": _OPEN}),
    (
        "appointment",
        {
            "person": _PERSON,
            "role": {"kind": "other", "title": HARM, "text": HARM},
            "organisation": _COUNCIL,
            "date": _DAY,
        },
    ),
    ("requirement", {"obliged": _COUNCIL, "deliverable": HARM, "due": _DAY}),
    ("funding", {"council": _COUNCIL, "amount": {"amount": 5, "text": "£5"}, "purpose": HARM}),
]


def _event(kind: str, number: int, fields: dict[str, Any], article: str) -> dict[str, Any]:
    place = {"start": 0, "end": len(HARM), "text": HARM}
    paths = [f"{name}.0" if isinstance(value, list) else name for name, value in fields.items()]
    return {
        "id": f"e{number}",
        "article_id": article,
        "type": kind,
        "status": "planned",
        "evidence": [{**place, "field": path} for path in ("status", *paths)],
        "mentions": [place],
        "rule": "r",
        **fields,
    }


@pytest.fixture(scope="session")
def chromium(tool: Callable[[str], str]) -> Iterator[Any]:
    """Headless Chromium, Debian's own."""
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=tool("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


@pytest.fixture
def look(chromium: Any) -> Iterator[Callable[..., Any]]:
    """Open a page of a site; whatever goes wrong in it, or leaves it, fails the test."""
    contexts = []
    faults: list[str] = []

    def open_page(home: Path, name: str, width: int = 1280, **options: Any) -> Any:
        context = chromium.new_context(viewport={"width": width, "height": 800}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text))
        page.on("dialog", lambda dialog: faults.append("a dialog"))
        page.on("request", lambda sent: faults.extend(_leaving(sent.url, home)))
        page.goto(f"file://{home}/{name}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


def _leaving(url: str, home: Path) -> list[str]:
    return [] if url.startswith((f"file://{home}/", "data:")) else [url]
