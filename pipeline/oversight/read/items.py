"""An input as it stands: its bytes and its place, not yet read.

Cheap to find, to hash and to send to another process, which then reads it.
"""

import hashlib
import json
from dataclasses import dataclass
from typing import Literal

from oversight.read.reading import Place, Reading

Kind = Literal["text", "page", "pdf", "record"]

_KINDS: dict[str, Kind] = {".txt": "text", ".html": "page", ".htm": "page", ".pdf": "pdf"}


@dataclass(frozen=True)
class Item:
    """One article to be: a text, a page, a PDF, or a record (one line of JSON lines)."""

    place: Place
    kind: Kind
    data: bytes

    @property
    def key(self) -> bytes:
        """A digest of all that its records depend on: its content, its kind and its names."""
        names = json.dumps([self.kind, self.place.id, self.place.source, self.place.line])
        digest = hashlib.sha256(names.encode("utf-8", "surrogatepass"))
        digest.update(b"\0")
        digest.update(self.data)
        return digest.digest()[:20]


def kind_of_name(path: str) -> Kind | None:
    """Return how a file with one article is read, None where its name does not tell."""
    lower = path.lower()
    return next((kind for suffix, kind in _KINDS.items() if lower.endswith(suffix)), None)


def kind_of_start(start: bytes) -> Kind:
    """Return how what begins with these bytes is read: the first line shows."""
    if start.startswith(b"%PDF-"):
        return "pdf"
    start = start.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{") and _is_object(start):
        return "record"
    return "page" if start[:9].lower().startswith((b"<!doctype", b"<html")) else "text"


def _is_object(start: bytes) -> bool:
    rest = start[1:].lstrip(b" \t")
    return not rest or rest.startswith((b'"', b"}"))


def read_item(item: Item) -> Reading:
    """Return the article in an item. Raises ArticleError."""
    if item.kind == "text":
        from oversight.read.text import read_text

        return read_text(item.data, item.place)
    if item.kind == "page":
        from oversight.read.html import read_html

        return read_html(item.data, item.place)
    if item.kind == "pdf":
        from oversight.read.pdf import read_pdf

        return read_pdf(item.data, item.place)
    from oversight.read.jsonl import read_record

    return read_record(item.data, item.place)
