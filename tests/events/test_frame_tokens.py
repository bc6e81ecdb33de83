"""Named tokens of frame patterns: one name for what may be a word or a found thing."""

import pytest

from oversight.events.context.frame_tokens import spelled_out
from oversight.events.context.frames import FrameMatcher
from oversight.patterns import Pattern, PatternError


def test_a_pattern_without_names_stays_as_it_is():
    tokens = [{"NORM": "run"}, {"ENT_TYPE": "COUNCIL"}]
    assert spelled_out(tokens) == [tokens]


def test_a_name_gives_a_pattern_for_each_that_it_stands_for():
    variants = spelled_out([{"NORM": "run"}, {"IS": "service", "OP": "+"}])
    assert len(variants) == 2
    assert all(first == {"NORM": "run"} for first, _ in variants)
    assert all(last["OP"] == "+" and "IS" not in last for _, last in variants)


def test_an_unknown_name_is_refused():
    with pytest.raises(PatternError, match="'servise': no such token"):
        spelled_out([{"IS": "servise"}])


@pytest.mark.parametrize(
    ("text", "found"),
    [("They run the service", 1), ("They run [adoption|AREA:adoption]", 1), ("They run a mile", 0)],
)
def test_either_is_found(marked, text, found):
    pattern = [{"NORM": "run"}, {"NORM": "the", "OP": "?"}, {"IS": "service"}]
    entry = Pattern(label="TEST", id="test/one", pattern=pattern, match=["x"])
    skeleton = marked(text)
    assert len(list(FrameMatcher(skeleton.doc.vocab, [entry])(skeleton))) == found
