"""Why a record says what it says: words, rules, references, and what was left aside."""

import pytest

from oversight.assemble import article_of, assemble, prepare
from oversight.explain import explain

TEXT = """Director leaves after report

Ofsted rated children’s services at Kirklees Council inadequate in March 2019.

Jo Hart, the authority’s director of children’s services, resigned on 4 April 2019, a week before
the annual meeting in Leeds. “We let down children who needed our help and I am sorry,” she said.
"""


@pytest.fixture(scope="module")
def read(pipeline):
    article = article_of(TEXT, published="2019-04-10")
    doc = prepare(pipeline, article)
    for _, component in pipeline.pipeline:
        doc = component(doc)
    return doc, article, {event.type: event for event in assemble(doc, article)[1]}


def sources(explanation, field):
    return {(s.text, s.stands_for) for s in explanation.fields[field]}


def test_a_field_is_traced_to_what_was_found(read):
    doc, article, events = read
    explanation = explain(doc, article, events["departure"].id)
    assert ("Jo Hart", "Jo Hart") in sources(explanation, "person")
    assert ("4 April 2019", "2019-04-04") in sources(explanation, "date")
    [role] = explanation.fields["role"]
    assert role.rule.startswith("role/")


def test_a_reference_is_told_with_what_it_stands_for(read):
    doc, article, events = read
    explanation = explain(doc, article, events["statement"].id)
    assert ("she", "Jo Hart") in sources(explanation, "speaker")


def test_what_was_left_aside_is_told(read):
    doc, article, events = read
    explanation = explain(doc, article, events["departure"].id)
    assert "Leeds" in {source.text for source in explanation.unused}
    [dropped] = [telling for telling in explanation.dropped if telling.type == "tenure"]
    assert "same post" in dropped.reason


def test_the_tellings_are_those_of_the_record(read):
    doc, article, events = read
    explanation = explain(doc, article, events["inspection"].id)
    assert {telling.type for telling in explanation.tellings} == {"inspection"}
    assert all("Ofsted" in telling.text for telling in explanation.tellings)


def test_no_such_record(read):
    doc, article, _ = read
    assert explain(doc, article, "0" * 16) is None
