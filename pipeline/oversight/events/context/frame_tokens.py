"""Tokens of frame patterns that go by a name: `{"IS": "service"}` is any of those it stands for.

What each name stands for is in patterns/events/tokens.json: a list of token descriptions, of which
one must fit ("the service" is a plain word, "fostering" a found area).
"""

import itertools
import json
from functools import cache

from oversight.patterns import PatternError, TokenPattern
from oversight.resources import patterns_dir


def spelled_out(tokens: list[TokenPattern]) -> list[list[TokenPattern]]:
    """Return a pattern once for each choice among what its named tokens stand for.

    Raises PatternError where a name is unknown.
    """
    return [list(choice) for choice in itertools.product(*map(_choices, tokens))]


def _choices(token: TokenPattern) -> list[TokenPattern]:
    """Return the descriptions that a token stands for, each with what else is said of it."""
    if "IS" not in token:
        return [token]
    others = {key: wanted for key, wanted in token.items() if key != "IS"}
    known = _named()
    if token["IS"] not in known:
        raise PatternError(f"{token['IS']!r}: no such token. Wanted is one of {sorted(known)}.")
    return [{**one, **others} for one in known[token["IS"]]]


@cache
def _named() -> dict[str, list[TokenPattern]]:
    path = patterns_dir() / "events" / "tokens.json"
    named: dict[str, list[TokenPattern]] = json.loads(path.read_text(encoding="utf-8"))
    return named
