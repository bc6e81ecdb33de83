"""Phrases of reports: patterns over a text, with slots for dates, grades and names.

A phrase is a regular expression in which a blank stands for any white space (` ?` for none too),
`{grade}` for a slot of patterns/reports/slots.json, kept under its name, and `{grade:board}` for
one kept as `board`.
Letters count in either case, except in names; marks are straight.
"""

import json
import re
from functools import cache
from typing import NamedTuple

from oversight.patterns import Pattern, PatternError, read_patterns
from oversight.resources import patterns_dir

_SLOT = re.compile(r"\{([a-z]+)(?::([a-z]+))?\}")
_PART = re.compile(r"<([a-z]+)>")


class Phrase(NamedTuple):
    """One entry, ready to be looked for."""

    id: str
    value: object
    expression: re.Pattern[str]


@cache
def phrases(name: str) -> tuple[Phrase, ...]:
    """Return the phrases of patterns/reports/NAME.jsonl, in the file's order."""
    entries = read_patterns(f"reports/{name}.jsonl")
    return tuple(Phrase(entry.id, entry.value, compile_entry(entry)) for entry in entries)


@cache
def phrase(name: str, identifier: str) -> Phrase:
    """Return one phrase of a file by its id."""
    return next(one for one in phrases(name) if one.id == identifier)


def compile_entry(entry: Pattern) -> re.Pattern[str]:
    """Return the expression of an entry. Raises PatternError where it is none."""
    if not isinstance(entry.pattern, str):
        raise PatternError(f"{entry.id}: a list. A phrase with slots is wanted.")
    try:
        return re.compile(expand(entry.pattern), re.IGNORECASE | re.MULTILINE)
    except (re.error, KeyError) as error:
        raise PatternError(f"{entry.id}: {error}. A phrase with known slots is wanted.") from None


def expand(pattern: str) -> str:
    """Return the expression of a phrase."""

    def slot(match: re.Match[str]) -> str:
        kind, name = match.group(1), match.group(2) or match.group(1)
        return f"(?P<{name}>{_slot(kind)})"

    return _SLOT.sub(slot, _with_blanks(pattern))


@cache
def _slot(kind: str) -> str:
    """Return a slot's expression, the slots that it is made of put in."""
    parts = _PART.sub(lambda match: _slot(match.group(1)), _slots()[kind])
    # Names stand on one line.
    return parts if kind == "name" else _with_blanks(parts)


def _with_blanks(pattern: str) -> str:
    return pattern.replace(" ?", r"\s*").replace(" ", r"\s+")


@cache
def _slots() -> dict[str, str]:
    table: dict[str, str] = json.loads(
        (patterns_dir() / "reports" / "slots.json").read_text(encoding="utf-8")
    )
    return table
