"""Pages in the shapes of many outlets, each line with the label that it should get.

A page is a file in `pages/`: `LABEL<tab>line`. `||` joins parts of one line, `⏎` is a line break
inside a block. The stories and the people in them are invented.
"""

import re
from pathlib import Path

import pytest

from oversight.layout import read_layout

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))


def read_expected(path: Path) -> tuple[str, list[tuple[str, str]]]:
    """Return a page's text and its blocks."""
    lines, blocks = [], []
    for line in path.read_text(encoding="utf-8").splitlines():
        parts = [part.split("\t") for part in line.split("||")] if line else []
        blocks += [(label, _own(label, text.replace("⏎", "\n"))) for label, text in parts]
        lines.append("".join(text for _, text in parts).replace("⏎", "\n"))
    return "\n".join(lines) + "\n", blocks


def _own(label: str, text: str) -> str:
    """Return a block's text: a list item's has no bullet."""
    return re.sub(r"^(?:\W|\d+\.)\s+", "", text).strip() if label == "LIST_ITEM" else text.strip()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_page_gets_its_labels(path):
    text, expected = read_expected(path)
    found = [(block.label, text[block.start : block.end]) for block in read_layout(text).blocks]
    assert found == expected


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_line_ends_and_empty_lines_change_nothing(path):
    text, expected = read_expected(path)
    for changed in (text.replace("\n", "\r\n"), "\n\n" + text.replace("\n\n", "\n\n\n")):
        blocks = read_layout(changed).blocks
        found = [(block.label, changed[block.start : block.end]) for block in blocks]
        assert [(a, b.replace("\r\n", "\n")) for a, b in found] == expected
