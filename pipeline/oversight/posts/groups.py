"""Group leaders told along with the council's: "leader of the council and Labour group"."""

from collections.abc import Iterator
from typing import Any

from spacy.tokens import Doc

from oversight.patterns import read_words
from oversight.text import read

_PARTIES = read_words("events/words/parties.txt") - {"'s"}
_BETWEEN = frozenset({"and", "the", "of", "its", "council", "'s"})
_REACH = 8


def find_group_leaders(doc: Doc, posts: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the group leader's post of whoever leads the council and its ruling group."""
    norms = read(doc).norms
    for post in posts:
        if post["kind"] != "council_leader" or post["role"] is None:
            continue
        start = post["role"][1]
        words = norms[start : start + _REACH]
        if "and" not in words or "group" not in words:
            continue
        between = words[words.index("and") : words.index("group")]
        party = [word for word in between if word in _PARTIES]
        if party and all(word in _PARTIES or word in _BETWEEN for word in between):
            end = start + words.index("group") + 1
            yield {**post, "kind": "councillor", "title": None, "role": [start, end], "at": start}
