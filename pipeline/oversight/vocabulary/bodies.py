"""Bodies: organisations that are no councils, by key or by the name as printed."""

from functools import cache

from oversight.patterns import Pattern
from oversight.resources import patterns_dir
from oversight.text import Text
from oversight.vocabulary.found import Found
from oversight.vocabulary.terms import read_table

Body = dict[str, str]


@cache
def _bodies() -> dict[str, Body]:
    rows = read_table(patterns_dir() / "vocabulary" / "bodies.csv")
    return {row["key"]: row for row in rows}


def body(key: str) -> Body:
    """Return {"name", "kind"} of a body's key.

    A body without an entry of its own has the key "kind:name as printed". Raises KeyError for
    any other key.
    """
    kind, colon, name = key.partition(":")
    if colon:
        return {"name": name, "kind": kind}
    row = _bodies()[key]
    return {"name": row["name"], "kind": row["kind"]}


def homes_of_body(name: str) -> list[str]:
    """Return the register keys of the councils whose services a body of this name runs."""
    rows = [row for row in _bodies().values() if row["name"] == name]
    return rows[0]["councils"].split() if rows else []


def home_of_body(key: str) -> str | None:
    """Return the council whose services a body runs; None where there is none, or several."""
    row = _bodies().get(key)
    councils = row["councils"].split() if row else []
    return councils[0] if len(councils) == 1 else None


_JOINERS = frozenset(["and", "&", "of", "on", "upon", "under", "-", "in", "with", "the", ","])


def named(text: Text, found: Found, pattern: Pattern) -> Found:
    """Give a body that a token pattern found its key: a known one, else kind and name."""
    if not isinstance(pattern.pattern, list) or found.value in _bodies():
        return found
    end = found.end
    while end - found.start > 1 and text.norms[end - 1] in _JOINERS:
        end -= 1
    name = " ".join(text.doc[found.start : end].text.split()).replace("’", "'")
    return found._replace(end=end, value=f"{found.value}:{name}")
