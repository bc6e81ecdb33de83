"""Records in words."""

import pytest

from oversight.records import EVENT, Article
from oversight.summary import describe, print_summary

TEXT = "Jo Hart became interim director of children's services at Kirklees Council on 1 April 2019."
COUNCIL = {"name": "Kirklees Council", "kind": "council", "gss": "E08000034", "text": "Kirklees"}
DATE = {"value": "2019-04-01", "text": "1 April 2019", "precision": "day"}


def make_event(event_type: str, /, **fields):
    places = [name if not isinstance(fields[name], list) else f"{name}.0" for name in fields]
    word = {"start": 0, "end": 7, "text": "Jo Hart"}
    data = {
        "id": f"{event_type}{len(fields)}",
        "article_id": "a",
        "type": event_type,
        "status": "happened",
        "rule": "test",
        "evidence": [{"field": place, **word} for place in ("status", *places)],
        "mentions": [word],
        **fields,
    }
    return EVENT.validate_python(data, context={"text": TEXT})


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (
            make_event(
                "appointment",
                date=DATE,
                organisation=COUNCIL,
                person={"name": "Jo Hart", "text": "Jo Hart"},
                role={"kind": "director_other", "title": "director of people", "text": "x"},
            ),
            "Jo Hart, director of people, Kirklees Council, date 2019-04-01",
        ),
        (
            make_event(
                "inspection",
                council=COUNCIL,
                kind="monitoring_visit",
                judgements=[{"area": "in_care", "rating": "good"}],
                number=4,
            ),
            "Kirklees Council, monitoring visit, in care good, number 4",
        ),
        (
            make_event("funding", council=COUNCIL, amount={"amount": 5.1e6, "text": "£5.1m"}),
            "Kirklees Council, amount GBP 5,100,000",
        ),
        (
            make_event("figure", value={"value": 12.5, "unit": "percent", "text": "12.5%"}),
            "value 12.5 %",
        ),
        (
            make_event("requirement", due={"value": None, "text": "in due time"}, recurring=True),
            "due “in due time”, recurring",
        ),
        (
            make_event(
                "statement",
                speaker={"kind": "person", "name": "Jo Hart", "text": "Hart"},
                quote=["Words, words."],
            ),
            "Jo Hart, Words, words.",
        ),
    ],
    ids=lambda value: getattr(value, "type", ""),
)
def test_an_event_in_words(event, words):
    assert describe(event) == words


def test_a_run_in_a_table(tmp_path, capsys):
    event = make_event("tenure", person={"name": "Jo Hart", "text": "Jo Hart"}, current=True)
    article = Article(id="a", source="a.txt", sha256="0", outlet="The Gazette", text=TEXT)
    quiet = article.model_copy(update={"id": "b"})
    lines = f"{article.model_dump_json()}\n{quiet.model_dump_json()}\n"
    (tmp_path / "articles.jsonl").write_text(lines, encoding="utf-8")
    (tmp_path / "events.jsonl").write_text(event.model_dump_json() + "\n", encoding="utf-8")
    print_summary(tmp_path)
    shown = " ".join(capsys.readouterr().out.split())
    assert "a The Gazette 1 tenure: Jo Hart, current" in shown
    assert "1 without events" in shown
    assert shown.endswith("tenure 1 all 1")
