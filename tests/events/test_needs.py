"""What a sentence must have, and in which order, before a pattern is tried in it."""

import pytest

from oversight.events.context.needs import in_order, needs_of, order_of
from oversight.patterns import PatternError, TokenPattern

_TOOK_OVER: list[TokenPattern] = [
    {"ENT_TYPE": "PERSON"},
    {"NORM": {"IN": ["soon", "then"]}, "OP": "?"},
    {"NORM": {"IN": ["took", "takes"]}},
    {"NORM": "over"},
]
_ANYWHERE: list[TokenPattern] = [{"NORM": "left"}, {"OP": "*"}, {"ENT_TYPE": "ROLE"}]


def _places(words: str) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for k, word in enumerate(words.split()):
        places.setdefault(word, []).append(k)
    return places


@pytest.mark.parametrize(
    ("tokens", "words", "fits"),
    [
        (_TOOK_OVER, "PERSON took over", True),
        (_TOOK_OVER, "PERSON then takes over here", True),
        (_TOOK_OVER, "PERSON and PERSON took over", True),
        (_TOOK_OVER, "over took PERSON", False),
        (_TOOK_OVER, "PERSON soon and then took over", False),
        (_TOOK_OVER, "PERSON took it over", False),
        (_ANYWHERE, "left for a better ROLE", True),
        (_ANYWHERE, "the ROLE was left", False),
    ],
)
def test_needs_stand_in_order_and_near_enough(
    tokens: list[TokenPattern], words: str, fits: bool
) -> None:
    assert in_order(order_of(tokens), _places(words)) is fits


def test_what_can_be_left_out_is_no_need() -> None:
    assert needs_of("x", _TOOK_OVER) == {
        frozenset(["PERSON"]),
        frozenset(["took", "takes"]),
        frozenset(["over"]),
    }
    with pytest.raises(PatternError, match="every token is optional"):
        needs_of("x", [{"NORM": "then", "OP": "?"}])
