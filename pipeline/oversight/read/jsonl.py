"""JSON lines: one article a line, with `text` or `html` and what is known beside it."""

import gzip
import io
import json
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from oversight.read.choice import MAX_BYTES
from oversight.read.decode import WANTED, DecodeError, decode, refuse_known_formats
from oversight.read.error import ArticleError
from oversight.read.items import Item
from oversight.read.reading import Details, Place, Reading, make_reading
from oversight.records.published import published_on

_WANTED_LINE = "Each line is a JSON object with text or html"
WANTED_SIZE = "An article is wanted, not a library"
_NAMES = {str: "a string", int: "a number", float: "a number", bool: "true or false"}


def read_jsonl(stream: io.BufferedReader, place: Place) -> Iterator[Reading | ArticleError]:
    """Yield an article, or what is wrong with it, for each line of `stream`."""
    for item in split_lines(stream, place):
        try:
            yield item if isinstance(item, ArticleError) else read_record(item.data, item.place)
        except ArticleError as error:
            yield error


def split_lines(
    stream: io.BufferedReader, place: Place, max_bytes: int = MAX_BYTES
) -> Iterator[Item | ArticleError]:
    """Yield each line of `stream` that holds anything, not yet read."""
    empty = True
    try:
        for number, raw in _lines(stream, max_bytes):
            if raw.strip():
                empty = False
                here = _at_line(place, number)
                if len(raw) > max_bytes:
                    yield here.error(f"a line of more than {max_bytes:,} bytes", WANTED_SIZE)
                else:
                    yield Item(here, "record", raw)
        if empty:
            yield place.error("an empty file", _WANTED_LINE)
    except DecodeError as error:
        yield place.error(str(error), WANTED)
    except (OSError, EOFError, zlib.error) as error:
        yield place.error(f"damaged data ({error})", "A whole file is wanted")


def unzip(stream: BinaryIO) -> io.BufferedReader:
    """Return the stream behind gzip."""
    return io.BufferedReader(gzip.GzipFile(fileobj=stream, mode="rb"))


def _at_line(place: Place, number: int) -> Place:
    return Place(
        f"{place.where}:{number}", f"{place.source}:{number}", f"{place.id}#{number}", number
    )


def _lines(stream: io.BufferedReader, max_bytes: int) -> Iterator[tuple[int, bytes]]:
    """Yield numbered lines as UTF-8 or as they are; of a longer one, its first part."""
    start = stream.peek(8)[:8]
    refuse_known_formats(start)
    if b"\0" in start[:4] or start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = decode(stream.read())
        yield from enumerate((line.encode() for line in text.split("\n")), start=1)
        return
    number = 0
    while raw := stream.readline(max_bytes + 1):
        number += 1
        yield number, raw.removeprefix(b"\xef\xbb\xbf") if number == 1 else raw
        while not raw.endswith(b"\n") and (raw := stream.readline(max_bytes)):
            pass


def read_record(raw: bytes, place: Place) -> Reading:
    """Return the article of one line. Raises ArticleError."""
    record = _parse(raw, place)
    return _read_record(record, _with_own_names(record, place))


def _parse(raw: bytes, place: Place) -> dict[str, Any]:
    try:
        record = json.loads(decode(raw.strip()))
    except DecodeError as error:
        raise place.error(str(error), WANTED) from None
    except RecursionError:
        raise place.error("JSON nested too deeply", _WANTED_LINE) from None
    except ValueError as error:
        raise place.error(f"no JSON ({error})", _WANTED_LINE) from None
    if not isinstance(record, dict):
        raise place.error("JSON that is no object", _WANTED_LINE)
    return record


def _with_own_names(record: dict[str, Any], place: Place) -> Place:
    """Return the place under the record's own id and address, where it has them."""
    own = record.get("id", record.get("doc_id"))
    if isinstance(own, int) and not isinstance(own, bool):
        own = str(own)
    if own is not None and not isinstance(own, str):
        raise place.error(f"id: {_kind(own)}", "An id is a string or a whole number")
    url = _string(record, "url", place)
    own, source = (own or "").strip() or place.id, (url or "").strip() or place.source
    if (own + source).encode("utf-8", "replace").decode() != own + source:
        raise place.error("half a character in id or url", "Whole characters are wanted")
    return replace(place, id=own, source=source)


def _read_record(record: dict[str, Any], place: Place) -> Reading:
    details = Details(
        title=_string(record, "title", place),
        byline=_byline(record, place),
        outlet=_string(record, "outlet", place),
        published=_published(record, place),
    )
    text, html = _string(record, "text", place), _string(record, "html", place)
    if text is not None:
        return make_reading(text, place, details)
    if html is None:
        raise place.error("neither text nor html", _WANTED_LINE)
    from oversight.read.html import read_page

    return read_page(html, place, details)


def _string(record: dict[str, Any], key: str, place: Place) -> str | None:
    value = record.get(key)
    if value is None or isinstance(value, str):
        return value
    raise place.error(f"{key}: {_kind(value)}", "A string is wanted")


def _byline(record: dict[str, Any], place: Place) -> str | None:
    value = record.get("byline")
    if isinstance(value, list) and all(isinstance(name, str) for name in value):
        return ", ".join(value)
    return _string(record, "byline", place)


def _published(record: dict[str, Any], place: Place) -> str | None:
    """Return the publication date. articles.jsonl has an object there, and may be read again."""
    value = record.get("published", record.get("dct"))
    if isinstance(value, dict):
        # What an earlier run found in the text is found again, or better.
        value = value.get("value") if value.get("source") == "metadata" else None
    if value is None or value == "":
        return None
    try:
        published_on(value)
    except (ValueError, AttributeError):
        raise place.error(
            f"published: {value!r:.60}", "A date such as 2017-09-21, 2017-09 or 2017 is wanted"
        ) from None
    return str(value)


def _kind(value: object) -> str:
    return _NAMES.get(type(value), "a list" if isinstance(value, list) else "an object")
