"""Candidates are plain data: they survive a Doc's way through bytes."""

import json

from oversight.events.candidate import Candidate, Slot, filled, mention_of

CANDIDATE = Candidate(
    "inspection",
    "inspection/grade",
    {
        "kind": Slot("inspection", ((3, 9),)),
        "judgements": [Slot({"area": "overall", "rating": "good"}, ((3, 9), (12, 20)))],
    },
    [(0, 30), (40, 50)],
    Slot("planned", ((5, 9),)),
)


def test_json_and_back():
    data = json.loads(json.dumps(CANDIDATE.to_json()))
    assert Candidate.from_json(data) == CANDIDATE


def test_values_and_lists():
    assert CANDIDATE.get("kind") == "inspection"
    assert CANDIDATE.get("judgements") is None
    assert CANDIDATE.get("nothing") is None
    assert CANDIDATE.many("judgements")[0].value["rating"] == "good"
    assert CANDIDATE.many("kind") == [Slot("inspection", ((3, 9),))]
    assert CANDIDATE.many("nothing") == []


def test_what_is_not_told_is_no_field():
    false = Slot(False, ((0, 1),))
    assert filled(a=None, b=[], c=false) == {"c": false}


def test_each_sentence_is_mentioned_once(marked):
    doc = marked("He left\u00a0 / he went").sources.doc
    assert mention_of([doc[3:], doc[:2], doc[:2]]) == [(0, 7), (11, 18)]
