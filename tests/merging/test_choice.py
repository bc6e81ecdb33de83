"""What a merged record holds: the most precise value, every telling, and where they disagree."""

import pytest

from oversight.merging.records import MERGED

LEEDS = {"name": "Leeds City Council", "kind": "council", "gss": "E08000035", "text": "Leeds"}
QUILL = {"name": "Ada Quill", "text": "Ada Quill"}
CHIEF = {"kind": "chief_executive", "title": "chief executive", "text": "chief executive"}
POST = {"person": QUILL, "role": CHIEF, "organisation": LEEDS}
DAYS = {"a": "2017-01-26", "b": "2017-06-01", "c": "2017-07-01"}


@pytest.fixture
def one(tell, merge_all, dated):
    """Merge what the articles a, b, c tell of one happening; give the one record."""

    def make(kind, *tellings):
        told = [tell(kind, key, **dated(t)) for key, t in zip("abc", tellings, strict=False)]
        [event] = merge_all(told, DAYS)
        assert {t.id for t in event.tellings} == {t.id for t in told}
        return event

    return make


def claims(event, field):
    [found] = [one for one in event.disagreements if one.field == field]
    return [
        (
            claim.value.get("value", claim.value.get("rating"))
            if isinstance(claim.value, dict)
            else claim.value,
            len(claim.tellings),
        )
        for claim in found.claims
    ]


def test_the_most_precise_date_where_they_agree(one):
    event = one("departure", {**POST, "date": "2017"}, {**POST, "date": "2017-01-24"}, POST)
    assert event.date.value == "2017-01-24"
    assert event.disagreements == ()
    [cited] = [item for item in event.evidence if item.field == "date"]
    assert cited.article_id == "b"


def test_two_dates_are_a_disagreement(one):
    event = one("appointment", {**POST, "date": "2016-03"}, {**POST, "date": "2016-04-01"})
    assert event.date.value == "2016-03"  # one voice each: the first published
    assert claims(event, "date") == [("2016-03", 1), ("2016-04-01", 1)]


def test_most_voices_are_taken(one):
    event = one(
        "appointment",
        {**POST, "date": "2016-03"},
        {**POST, "date": "2016-04"},
        {**POST, "date": "2016-04-01"},
    )
    assert event.date.value == "2016-04-01"
    assert claims(event, "date") == [("2016-04-01", 2), ("2016-03", 1)]


def test_two_grades_are_a_disagreement(one):
    visit = {"council": LEEDS, "kind": "inspection", "inspected": "2016-09-12"}
    grades = [{"area": "overall", "rating": "inadequate"}, {"area": "in_care", "rating": "good"}]
    other = [{"area": "overall", "rating": "requires_improvement"}]
    event = one("inspection", {**visit, "judgements": grades}, {**visit, "judgements": other})
    assert [(j.area, j.rating) for j in event.judgements] == [
        ("overall", "inadequate"),
        ("in_care", "good"),
    ]
    assert claims(event, "judgements.overall") == [("inadequate", 1), ("requires_improvement", 1)]


def test_lists_are_joined_and_keep_their_evidence(one):
    visit = {"council": LEEDS, "kind": "inspection", "inspected": "2016-09-12"}
    event = one(
        "inspection",
        {**visit, "judgements": [{"area": "overall", "rating": "good"}]},
        {**visit, "judgements": [{"area": "adoption", "rating": "good"}]},
    )
    places = {item.field: item.article_id for item in event.evidence}
    assert (places["judgements.0"], places["judgements.1"]) == ("a", "b")


def test_planned_then_happened_is_no_disagreement(one):
    planned, done = {**POST, "status": "planned"}, {**POST, "status": "happened"}
    event = one("departure", planned, done)
    assert (event.status, event.disagreements) == ("happened", ())


def test_going_back_is_one(one):
    event = one("departure", {**POST, "status": "happened"}, {**POST, "status": "planned"})
    assert event.status == "happened"
    assert claims(event, "status") == [("happened", 1), ("planned", 1)]


def test_called_off_at_last(one):
    event = one("departure", {**POST, "status": "planned"}, {**POST, "status": "cancelled"})
    assert (event.status, event.disagreements) == ("cancelled", ())


def test_the_fullest_name_and_the_printed_title(one):
    short = {"name": "Quill", "text": "Quill"}
    bare = {"kind": "chief_executive", "text": "boss"}
    event = one("departure", {**POST, "person": short, "role": bare}, POST)
    assert (event.person.name, event.role.title) == ("Ada Quill", "chief executive")


def test_a_merged_record_reads_back(one):
    event = one("departure", {**POST, "date": "2017"}, {**POST, "date": "2017-01-24"})
    again = MERGED.validate_json(event.model_dump_json())
    assert again == event
    assert again.tellings[0] == event.tellings[0]
    assert {mention.article_id for mention in again.mentions} == {"a", "b"}


def test_ids_stay_when_articles_come_later(tell, merge_all):
    first = [tell("departure", "b", **POST), tell("board", "b", council=LEEDS, name="a board")]
    before = {event.type: event.id for event in merge_all(first, DAYS)}
    later = [*first, tell("departure", "c", **POST)]
    after = merge_all(later, DAYS)
    assert {event.type: event.id for event in after} == before
    # An older article comes first now; a former merging's ids are kept all the same.
    known = {event.id: before[event.type] for event in first}
    older = [tell("departure", "a", **POST), *later]
    assert {event.type: event.id for event in merge_all(older, DAYS, known)} == before
    [untouched] = [event for event in merge_all(older, DAYS) if event.type == "board"]
    assert untouched == next(event for event in after if event.type == "board")


def test_the_order_of_articles_changes_nothing(gold_run, merge_all):
    import oversight

    events = oversight.read_events(gold_run)
    days = {event.article_id: "2018-01-01" for event in events}
    assert merge_all(events, days) == merge_all(list(reversed(events)), days)
