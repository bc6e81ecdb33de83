"""Frames: each found thing is one token, and patterns run over these."""

import pytest

from oversight.events.context.frames import FrameMatcher
from oversight.events.context.skeleton import SENTENCE_END, build_skeleton
from oversight.patterns import Pattern, PatternError


def entry(pattern, name="test/one", **more):
    return Pattern(label="TEST", id=name, pattern=pattern, match=["x"], **more)


@pytest.mark.parametrize(
    ("text", "skeleton"),
    [
        ("[Ada Lovell|PERSON:0] left.", "PERSON left . ¶"),
        ("[She|PERSON_REF:person:0] left", "PERSON left ¶"),
        ("[the council|COUNCIL_REF:council:leeds] left", "COUNCIL left ¶"),
        ("[Leeds|PLACE:leeds] agreed", "COUNCIL agreed ¶"),
        ("[inspectors|BODY_REF:body:ofsted] came [in May|DATE]", "BODY came DATE ¶"),
        ("[It|BODY_REF:trust:9] came", "BODY_REF came ¶"),
        ("One / two [Ben Carr|PERSON:1]", "One ¶ two PERSON ¶"),
        ("One\u00a0 two\nthree", "One two three ¶"),
    ],
)  # fmt: skip
def test_a_found_thing_is_one_token(marked, text, skeleton):
    assert marked(text).text() == skeleton


def test_tokens_carry_value_and_words(marked):
    skeleton = marked(
        "The [Director of Services|ROLE:director_other] met [Ada\u00a0Lovell|PERSON:3]"
    )
    role, person = skeleton.doc[1], skeleton.doc[3]
    assert (role.ent_type_, role.ent_id_) == ("ROLE", "director_other")
    assert role.norm_ == "director of services"
    assert (person.ent_id_, person.text) == ("3", "Ada Lovell")
    assert skeleton.norms[0] == "the"
    assert skeleton.labels == ["", "ROLE", "", "PERSON", ""]


def test_a_token_leads_back_to_the_article(marked):
    skeleton = marked("Then [Ada Lovell|PERSON:0] left / at once")
    person = skeleton.sources[1]
    assert (person.text, person.label_, person.kb_id_) == ("Ada Lovell", "PERSON", "0")
    assert [skeleton.place_of[i] for i in range(4)] == [0, 1, 1, 2]
    assert list(skeleton.ranges()) == [(0, 4), (4, 7)]
    assert skeleton.sentence_of == [0, 0, 0, 0, 1, 1, 1]
    assert [span.text for span in skeleton.sources[1:3]] == ["Ada Lovell", "left"]
    assert not len(skeleton.sources[3])


def test_of_two_things_at_one_place_the_group_named_first_stands(marked):
    skeleton = marked("[Ada Lovell|PERSON:0] spoke")
    doc = skeleton.sources.doc
    doc.spans["bodies"] = [doc.char_span(4, 10, label="BODY")]
    assert build_skeleton(doc, [doc[:]]).text() == "PERSON spoke ¶"


def test_tokens_are_left_out_and_things_across_a_border_are_words(marked):
    doc = marked("Mrs [Ada Lovell|PERSON:0] left").sources.doc
    assert build_skeleton(doc, [doc[:]], {0}).text() == "PERSON left ¶"
    assert build_skeleton(doc, [doc[0:2], doc[2:4]]).text() == "Mrs Ada ¶ Lovell left ¶"


def test_an_article_without_words_has_an_empty_skeleton(marked):
    skeleton = build_skeleton(marked("x").sources.doc, [])
    assert (len(skeleton.doc), list(skeleton.ranges())) == (0, [])


def test_slots_are_the_spans_that_fill_them(marked):
    pattern = entry(
        [{"ENT_TYPE": "PERSON"}, {"NORM": {"IN": ["joins", "joined"]}}, {"ENT_TYPE": "COUNCIL"}],
        slots={0: "person", 2: "organisation"},
        value={"a": 1},
    )
    skeleton = marked("Yes. / So [Ada Lovell|PERSON:0] joined [Leeds|PLACE:leeds] in May")
    [frame] = FrameMatcher(skeleton.doc.vocab, [pattern])(skeleton)
    assert {name: span.text for name, span in frame.slots.items()} == {
        "person": "Ada Lovell",
        "organisation": "Leeds",
    }
    assert frame.words.text == "Ada Lovell joined Leeds"
    assert skeleton.doc[frame.first : frame.last + 1].text == "Ada Lovell joined Leeds"
    assert frame.sentence.text == "So Ada Lovell joined Leeds in May"
    assert frame.value == {"a": 1}


def test_tokens_of_one_slot_are_joined(marked):
    pattern = entry(
        [{"NORM": "left"}, {"NORM": {"NOT_IN": [SENTENCE_END]}, "OP": "+"}], slots={1: "rest"}
    )
    skeleton = marked("She left for good / He")
    [frame] = FrameMatcher(skeleton.doc.vocab, [pattern])(skeleton)
    assert frame.slots["rest"].text == "for good"
    assert frame.value == {}


def test_frames_end_with_their_sentence_and_come_in_order(marked):
    near = entry([{"NORM": "b"}], "test/b")
    far = entry([{"NORM": "a"}, {"OP": "*"}, {"NORM": "b"}], "test/a")
    skeleton = marked("a x b / b a / b")
    found = list(FrameMatcher(skeleton.doc.vocab, [near, far])(skeleton))
    assert [(frame.pattern.id, frame.words.text) for frame in found] == [
        ("test/a", "a x b"),
        ("test/b", "b"),
        ("test/b", "b"),
        ("test/b", "b"),
    ]


@pytest.mark.parametrize(
    ("pattern", "said"),
    [("left the council", "a phrase"), ([{"NORM": "left", "OP": "?"}], "every token is optional")],
)
def test_a_pattern_that_cannot_be_a_frame_is_refused(marked, pattern, said):
    with pytest.raises(PatternError, match=f"test/one: {said}"):
        FrameMatcher(marked("x").doc.vocab, [entry(pattern)])


def test_a_frame_is_found_by_labels_alone(marked):
    pattern = entry([{"ENT_TYPE": {"IN": ["COUNCIL", "BODY"]}}, {"ENT_TYPE": "ROLE"}])
    skeleton = marked("[Leeds|PLACE:leeds] [leader|ROLE:council_leader] spoke / a leader")
    [frame] = FrameMatcher(skeleton.doc.vocab, [pattern])(skeleton)
    assert frame.words.text == "Leeds leader"


def test_patterns_read_within_a_memory_zone_outlive_it(marked):
    text = "[Ada Lovell|PERSON:0] left."
    vocab = marked(text).doc.vocab
    with vocab.memory_zone():
        made_in_a_zone = FrameMatcher(vocab, [entry([{"NORM": "left"}], name="test/in-a-zone")])
    [frame] = made_in_a_zone(marked(text))
    assert frame.pattern.id == "test/in-a-zone"
