"""What a sentence must have, and in which order, before a pattern is tried in it."""

import pytest

from oversight.events.context.needs import needs_of, order_of, reach
from oversight.patterns import PatternError, TokenPattern

_TOOK_OVER: list[TokenPattern] = [
    {"ENT_TYPE": "PERSON"},
    {"NORM": {"IN": ["soon", "then"]}, "OP": "?"},
    {"NORM": {"IN": ["took", "takes"]}},
    {"NORM": "over"},
]
_ANYWHERE: list[TokenPattern] = [{"NORM": "left"}, {"OP": "*"}, {"ENT_TYPE": "ROLE"}]
_WITH_ENDS: list[TokenPattern] = [{"IS_ALPHA": True}, *_TOOK_OVER, {"IS_ALPHA": True, "OP": "?"}]
_FROM_AFAR: list[TokenPattern] = [{"OP": "*"}, *_ANYWHERE]


def _places(words: str) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for k, word in enumerate(words.split()):
        places.setdefault(word, []).append(k)
    return places


@pytest.mark.parametrize(
    ("tokens", "words", "within"),
    [
        (_TOOK_OVER, "PERSON took over", (0, 3)),
        (_TOOK_OVER, "Then PERSON then takes over here", (1, 5)),
        (_TOOK_OVER, "PERSON and PERSON took over", (0, 5)),
        (_TOOK_OVER, "over took PERSON", None),
        (_TOOK_OVER, "PERSON soon and then took over", None),
        (_TOOK_OVER, "PERSON took it over", None),
        (_ANYWHERE, "he left for a better ROLE at last", (1, 6)),
        (_ANYWHERE, "the ROLE was left", None),
        (_WITH_ENDS, "here and there PERSON took over quite soon", (2, 7)),
        (_FROM_AFAR, "and so he left for a ROLE", (float("-inf"), 7)),
    ],
)
def test_a_pattern_is_tried_where_its_needs_stand_in_order_and_near_enough(
    tokens: list[TokenPattern], words: str, within: tuple[float, float] | None
) -> None:
    assert reach(order_of(tokens), _places(words)) == within


def test_what_can_be_left_out_is_no_need() -> None:
    assert needs_of("x", _TOOK_OVER) == {
        frozenset(["PERSON"]),
        frozenset(["took", "takes"]),
        frozenset(["over"]),
    }
    with pytest.raises(PatternError, match="every token is optional"):
        needs_of("x", [{"NORM": "then", "OP": "?"}])
