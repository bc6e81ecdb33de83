"""Filling in the offsets of a gold file, so that annotators write words and count nothing."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from oversight.evaluate.fields import values
from oversight.evaluate.gold import read_gold_file


def fill_offsets(path: Path, text: str) -> int:
    """Put right the offsets in a gold file; give how many. What is not in the text stays."""
    if read_gold_file(path)[1]:
        return 0
    data = json.loads(path.read_bytes().decode("utf-8-sig"))
    filled = sum(_fill_event(event, text) for event in data.get("events") or ())
    if filled:
        whole = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
        path.write_text(whole, encoding="utf-8", newline="\n")
    return filled


def _fill_event(event: dict[str, Any], text: str) -> int:
    filled = 0
    taken: set[int] = set()
    for item in (*(event.get("mentions") or ()), *(event.get("evidence") or ())):
        start = _place(item.get("text"), item.get("start"), [], text, taken)
        if start is not None and text[start : start + len(item["text"])] == item["text"]:
            filled += _set(item, start=start, end=start + len(item["text"]))
            if item in (event.get("mentions") or ()):
                taken.add(start)
    told = [
        (item["start"], item["end"])
        for item in event.get("mentions") or ()
        if item.get("start") is not None and item.get("end") is not None
    ]
    for _, value in values(event):
        if value.get("text"):
            given = (value.get("span") or [None])[0]
            start = _place(value["text"], given, told, text, set())
            if start is not None:
                filled += _set(value, span=[start, start + len(value["text"])])
    return filled


def _set(target: dict[str, Any], **fields: Any) -> int:
    if all(target.get(name) == value for name, value in fields.items()):
        return 0
    target.update(fields)
    return 1


def _place(
    words: str | None,
    given: int | None,
    told: Iterable[tuple[int, int]],
    text: str,
    taken: set[int],
) -> int | None:
    """Choose among the places of some words: as given, else in a sentence told, else the first.

    Where they stand as words, their letters within longer ones do not count: "he" in "the".
    """
    if not words:
        return None
    found = [start for start in _occurrences(text, words) if start not in taken]
    places = [start for start in found if _is_whole(text, start, start + len(words))] or found
    if given is not None and places:
        return min(places, key=lambda start: (abs(start - given), start))
    inside = (s for b, e in told for s in places if b <= s and s + len(words) <= e)
    return next(inside, places[0] if places else None)


def _occurrences(text: str, words: str) -> Iterator[int]:
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + 1)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether [start, end) begins and ends where words do."""
    joined_before = start > 0 and text[start - 1 : start + 1].isalnum()
    return not joined_before and not (end < len(text) and text[end - 1 : end + 1].isalnum())
