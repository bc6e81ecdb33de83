"""Records: frozen, nothing unknown in them, and no field without its words in the article."""

from typing import get_args

import pytest
from pydantic import ValidationError

from oversight.records import EVENT, EVENT_CLASSES, AnyEvent, Article, Published
from oversight.records.published import published_on

TEXT = "Ada Lovell chairs the board."
ADA = {"name": "Ada Lovell", "text": "Ada Lovell"}


def cite(field, text=TEXT[:10], start=0):
    return {"field": field, "start": start, "end": start + len(text), "text": text}


BOARD = {
    "id": "0",
    "article_id": "a",
    "type": "board",
    "status": "planned",
    "chair": ADA,
    "evidence": [cite("status"), cite("chair")],
    "mentions": [{"start": 0, "end": len(TEXT), "text": TEXT}],
    "rule": "board/test",
}


def read(change=None, text=TEXT):
    return EVENT.validate_python({**BOARD, **(change or {})}, context={"text": text})


def test_a_record_is_of_its_type_and_frozen():
    record = read()
    assert type(record).__name__ == "Board"
    assert record.chair.name == "Ada Lovell"
    with pytest.raises(ValidationError, match="frozen"):
        record.status = "happened"
    with pytest.raises(ValidationError, match="frozen"):
        record.chair.name = "Ben Carr"
    assert EVENT.validate_json(EVENT.dump_json(record)) == record


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"colour": "red"}, "Extra inputs"),
        ({"chair": {**ADA, "age": 40}}, "Extra inputs"),
        ({"type": "party"}, "does not match any of the expected tags"),
        ({"status": "done"}, "status"),
        ({"schema_version": "2"}, "schema_version"),
        ({"confidence": 1.5}, "confidence"),
        ({"mentions": []}, "mentions"),
        ({"rule": None}, "rule"),
        ({"name": "the board"}, "name: no evidence"),
        ({"evidence": [cite("status")]}, "chair: no evidence"),
        ({"evidence": [cite("chair")]}, "status: no evidence"),
        ({"evidence": [cite("status"), cite("chair", "Ada Lowell")]}, "wanted 'Ada Lowell'"),
        ({"evidence": [cite("status"), cite("chair", start=1)]}, "found 'da Lovell '"),
        ({"evidence": [cite("status"), {**cite("chair"), "end": 400}]}, "0:400"),
        ({"evidence": [cite("status"), {**cite("chair"), "start": -1}]}, "greater than"),
        ({"evidence": [cite("status"), {**cite("chair"), "text": ""}]}, "at least 1"),
        ({"mentions": [{"start": 0, "end": 3, "text": "Ben"}]}, "wanted 'Ben'"),
    ],
)
def test_a_record_that_is_not_as_it_should_be_is_refused(change, said):
    with pytest.raises(ValidationError, match=said):
        read(change)


def test_without_the_article_the_texts_are_believed():
    assert EVENT.validate_python(BOARD).chair.name == "Ada Lovell"
    with pytest.raises(ValidationError):
        read(text="Another text, which is as long as that.")


def test_each_item_of_a_list_needs_evidence():
    grades = [{"area": "overall", "rating": "good"}, {"area": "adoption", "rating": "good"}]
    data = {**BOARD, "type": "inspection", "judgements": grades}
    del data["chair"]
    cited = [cite("status"), cite("judgements.0.rating")]
    with pytest.raises(ValidationError, match=r"judgements\.1: no evidence"):
        EVENT.validate_python({**data, "evidence": cited})
    both = [*cited, cite("judgements.1")]
    assert len(EVENT.validate_python({**data, "evidence": both}).judgements) == 2


@pytest.mark.parametrize(
    ("field", "value", "filled"),
    [("current", False, True), ("current", None, False), ("current", True, True)],
)
def test_flags_that_count(field, value, filled):
    data = {**BOARD, "type": "tenure", "evidence": [cite("status"), cite(field)], field: value}
    del data["chair"]
    assert (field in set(EVENT.validate_python(data).filled())) is filled


def test_a_flag_that_is_false_says_nothing():
    data = {**BOARD, "type": "appointment", "evidence": [cite("status")], "reappointed": False}
    del data["chair"]
    assert list(EVENT.validate_python(data).filled()) == ["status"]


def test_every_type_has_a_class_its_identity_and_all_fields_optional():
    assert set(EVENT_CLASSES.values()) == set(get_args(AnyEvent))
    for name, cls in EVENT_CLASSES.items():
        assert set(cls.identity) <= set(cls.model_fields)
        data = {key: BOARD[key] for key in BOARD if key not in ("chair", "evidence")}
        record = EVENT.validate_python({**data, "type": name, "evidence": [cite("status")]})
        assert type(record) is cls
        assert list(record.filled()) == ["status"]


@pytest.mark.parametrize(
    ("speaker", "kind"),
    [
        ({"kind": "person", "name": "Ada Lovell", "text": "she"}, "PersonParty"),
        ({"kind": "union", "name": "Unison", "text": "Unison"}, "Organisation"),
    ],
)
def test_a_party_is_a_person_or_a_body(speaker, kind):
    data = {**BOARD, "type": "statement", "speaker": speaker}
    data["evidence"] = [cite("status"), cite("speaker")]
    del data["chair"]
    assert type(EVENT.validate_python(data).speaker).__name__ == kind
    with pytest.raises(ValidationError):
        EVENT.validate_python({**data, "speaker": {**speaker, "kind": "ghost"}})


@pytest.mark.parametrize(
    ("value", "wanted", "precision"),
    [
        ("2017", "2017", "year"),
        ("2017-09", "2017-09", "month"),
        (" 2017-09-21 ", "2017-09-21", "day"),
        ("2017-09-21T23:30:00+01:00", "2017-09-21", "day"),
        ("2017-09-21 08:15", "2017-09-21", "day"),
        ("2016-02-29", "2016-02-29", "day"),
    ],
)
def test_a_date_of_publication(value, wanted, precision):
    assert published_on(value) == Published(value=wanted, precision=precision, source="metadata")


@pytest.mark.parametrize(
    "value",
    ["", "today", "21/09/2017", "2017-13", "2017-02-29", "2017-9", "17", "2017-09-21x", "٢٠١٧"],
)
def test_what_is_no_date_of_publication(value):
    with pytest.raises(ValueError):  # noqa: PT011  (the calendar's own words, or ours)
        published_on(value)


def test_an_article_is_frozen_and_knows_its_fields():
    article = Article(id="a", source="a.txt", sha256="0", text=TEXT)
    assert (article.kind, article.councils, article.in_scope) == ("article", (), None)
    with pytest.raises(ValidationError, match="frozen"):
        article.text = "x"
    with pytest.raises(ValidationError, match="Extra inputs"):
        Article(id="a", source="a", sha256="0", text="", colour="red")
    with pytest.raises(ValidationError, match="kind"):
        Article(id="a", source="a", sha256="0", text="", kind="poem")
