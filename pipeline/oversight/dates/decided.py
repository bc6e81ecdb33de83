"""What was thought of a plan: verbs that say nothing of when it is.

"The strike, on 8 May, was backed by 84%", told in April; "a strike pencilled in for 26 September
was called off", told in October.
"""

from collections.abc import Collection

from oversight.dates.lex import Tokens

_PASSIVES = frozenset({"was", "were", "been"})
_NEAR = 3


def is_decided(tokens: Tokens, at: int, verbs: Collection[str]) -> bool:
    """Tell whether the verb at a token tells what was thought of a plan: "was backed"."""
    if tokens[at].norm in _PASSIVES:
        at += 1
    return tokens[at - 1].norm in _PASSIVES and at < len(tokens) and tokens[at].norm in verbs


def is_undone(tokens: Tokens, end: int, verbs: Collection[str]) -> bool:
    """Tell whether what was planned is told of as decided on right behind an expression."""
    near = range(end, min(end + _NEAR, len(tokens) - 1))
    return any(tokens[at].norm in _PASSIVES and tokens[at + 1].norm in verbs for at in near)
