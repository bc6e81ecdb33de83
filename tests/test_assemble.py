"""From candidates to records: council names, ids, evidence, the article's own record."""

import pytest
from pydantic import ValidationError

import oversight
from oversight.assemble import article_of, assemble, digest, prepare
from oversight.events.candidate import Candidate, Slot
from oversight.records import Article, Published

TEXT = "Leeds met. Ada Lovell said yes to Leeds. Northamptonshire too."
LEEDS = Slot({"kind": "council", "key": "leeds", "text": "Leeds"}, ((0, 5),))
ADA = Slot({"name": "Ada Lovell", "text": "Ada Lovell"}, ((11, 21),))
GSS = "E08000035"


def tell(kind, start=0, status="happened", **fields):
    place = (start, start + 10)
    return Candidate(kind, "test/rule", fields, [place], Slot(status, (place,)))


@pytest.fixture
def records(pipeline):
    def make(*candidates, text=TEXT, published=None, known=None):
        article = article_of(text, published=known)
        doc = prepare(pipeline, article)
        doc._.events = [candidate.to_json() for candidate in candidates]
        doc._.published = published or doc._.published
        return assemble(doc, article)

    return make


def test_a_council_has_its_registers_name_and_code(records):
    _, [event] = records(tell("tenure", person=ADA, organisation=LEEDS))
    assert event.organisation.model_dump() == {
        "name": "Leeds City Council",
        "kind": "council",
        "gss": GSS,
        "text": "Leeds",
    }


@pytest.mark.parametrize(
    ("field", "when", "published", "gss"),
    [
        ("date", "2019-05", None, "E10000021"),
        ("date", "2019-05", "2024-01-01", "E10000021"),
        ("due", "2020", "2024-01-01", "E10000021"),
        ("nothing", None, "2019-05-03", "E10000021"),
    ],
)
def test_the_council_that_there_was_at_the_time(records, field, when, published, gss):
    council = {"kind": "council", "key": "northamptonshire", "text": "Northamptonshire"}
    fields = {"council": Slot(council, ((41, 57),))}
    kind = {"date": "intervention", "due": "review"}.get(field, "board")
    if when is not None:
        date = {"value": when, "text": "Leeds"}
        fields[field] = Slot(date, ((0, 5),))
    header = published and {"value": published, "precision": "day", "source": "header"}
    _, [event] = records(tell(kind, **fields), published=header)
    assert (event.council.name, event.council.gss) == ("Northamptonshire County Council", gss)


def test_a_list_of_bodies_and_its_evidence(records):
    bodies = [Slot({"kind": "inspectorate", "name": "Ofsted", "text": "Leeds"}, ((0, 5),)), LEEDS]
    grades = [Slot({"area": "overall", "rating": "good"}, ((0, 5), (34, 39)))]
    _, [event] = records(tell("inspection", inspectorates=bodies, judgements=grades))
    assert [body.gss for body in event.inspectorates] == [None, GSS]
    assert [(item.field, item.start, item.text) for item in event.evidence] == [
        ("status", 0, "Leeds met."),
        ("inspectorates.0", 0, "Leeds"),
        ("inspectorates.1", 0, "Leeds"),
        ("judgements.0", 0, "Leeds"),
        ("judgements.0", 34, "Leeds"),
    ]


def test_ids_tell_events_apart_and_stay(records):
    told = [tell("tenure", person=ADA), tell("tenure", person=ADA), tell("tenure", 11, person=ADA)]
    _, events = records(*told)
    assert len({event.id for event in events}) == 3
    assert [event.id for event in events] == [event.id for event in records(*told)[1]]
    assert {event.id for event in events}.isdisjoint(
        event.id for event in records(*told, text=TEXT + " More.")[1]
    )


def test_events_come_in_order_of_their_first_mention(records):
    late, early = tell("departure", 22, person=ADA), tell("tenure", person=ADA)
    also = tell("appointment", person=ADA)
    _, events = records(late, early, also)
    assert [event.type for event in events] == ["appointment", "tenure", "departure"]


@pytest.mark.parametrize(
    "candidate",
    [
        tell("tenure", person=Slot(ADA.value, ())),
        tell("tenure", person=Slot(ADA.value, ((5, 5),))),
        tell("tenure", colour=ADA),
        tell("tenure", status="done", person=ADA),
    ],
)
def test_what_is_no_record_is_refused(records, candidate):
    with pytest.raises(ValidationError):
        records(candidate)


def test_the_articles_own_record(records):
    other = Slot({"kind": "council", "key": "wirral", "text": "Leeds"}, ((0, 5),))
    told = [tell("board", council=other), *[tell("board", council=LEEDS)] * 2]
    article, events = records(*told, known="2019-03")
    assert article.councils == (GSS, "E08000015")
    assert article.published == Published(value="2019-03", precision="month", source="metadata")
    assert {event.article_id for event in events} == {article.id}
    assert article.sha256 == digest(TEXT)
    assert records()[0].councils == ()


def test_what_is_known_is_set_before_the_pipeline(pipeline):
    known = Published(value="2019", precision="year", source="metadata")
    article = Article(
        id="a",
        source="a",
        sha256="0",
        text=TEXT,
        published=known,
        title="T",
        byline="B",
        outlet="O",
    )
    doc = prepare(pipeline, article)
    assert doc._.published == known.model_dump()
    assert (doc._.title, doc._.byline, doc._.outlet) == ("T", "B", "O")
    assert (doc._.markup, doc._.published_default) == ([], None)


def test_a_digest_is_of_the_bytes():
    assert digest("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert digest("é") != digest("e\u0301")
    assert len(digest("\ud800")) == 64


STORY = (
    "Ofsted  rated\u00a0children’s services at Leeds City Council inadequate on “3\u2009May 2018”."
    "\r\n\r\nAda\u00a0Lovell, the council’s chief executive, said: “We\u00a0will put all of this "
    "right at once.\u00a0”\r\n\r\nBen Carr \U0001f600, its director of children’s services, "
    "has\u200b resigned.\u00a0"
)


@pytest.mark.parametrize("text", [STORY, "\ufeff" + STORY, STORY.replace("\r\n", "\n"), STORY * 3])
def test_evidence_is_the_articles_text(text):
    article, events = oversight.extract(text)
    assert article.text == text
    assert {event.type for event in events} >= {"inspection", "statement", "tenure"}
    for event in events:
        for item in (*event.evidence, *event.mentions):
            assert text[item.start : item.end] == item.text == item.text.strip() != ""
