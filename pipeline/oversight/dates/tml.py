"""TimeML files: the text of a report, its creation date, the time expressions marked in it."""

from dataclasses import dataclass
from xml.etree import ElementTree


class TmlError(Exception):
    """A .tml file cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked time expression: its place in the text, TIMEX3 type and value."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Report:
    """One .tml file: `published` is the document creation time's date."""

    doc_id: str
    text: str
    published: str | None
    marks: tuple[Mark, ...]


def read_tml(data: bytes) -> Report:
    """Return the report that a .tml file holds; raises TmlError where it is none."""
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError as error:
        raise TmlError(f"not TimeML ({error}). A .tml file is XML with DCT and TEXT.") from error
    body = root.find("TEXT")
    if body is None:
        raise TmlError("no TEXT element. A .tml file is XML with DCT and TEXT.")
    created = root.find("DCT/TIMEX3")
    published = created.get("value", "")[:10] if created is not None else None
    pieces: list[str] = []
    marks: list[Mark] = []
    _collect(body, pieces, marks, 0)
    return Report(
        (root.findtext("DOCID") or "").strip(), "".join(pieces), published or None, tuple(marks)
    )


def _collect(element: ElementTree.Element, pieces: list[str], marks: list[Mark], start: int) -> int:
    at = start + _add(element.text, pieces)
    for child in element:
        end = _collect(child, pieces, marks, at)
        if child.tag == "TIMEX3":
            marks.append(Mark(at, end, child.get("type", ""), child.get("value", "")))
        at = end + _add(child.tail, pieces)
    return at


def _add(text: str | None, pieces: list[str]) -> int:
    if text:
        pieces.append(text)
    return len(text or "")
