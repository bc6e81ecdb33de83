"""The page of gold and found beside the text."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from oversight.evaluate.evaluation import Evaluation, evaluate_found
from oversight.evaluate.found import Found
from oversight.evaluate.gold import GoldArticle
from oversight.evaluate.html import page, readable

Event = dict[str, Any]
Make = Callable[..., Event]

TEXT = "A <b>new</b> start & more\r\nAda Quill leads Leeds.\n“It is a start, no more than that.”\n"


def evaluation(gold: list[Event], found: list[Event], text: str = TEXT) -> Evaluation:
    articles = {"a": {"id": "a", "text": text}}
    return evaluate_found(
        [GoldArticle(Path("a.json"), "a", {}, gold)], Found({"a": found}, articles)
    )


def told(event: Event) -> Event:
    """Give an event its place in the text."""
    start = TEXT.index("Ada")
    return {**event, "mentions": [{"start": start, "end": start + 22, "text": TEXT[start:][:22]}]}


def test_an_event_stands_below_its_line_with_both_sides(appointment: Make) -> None:
    gold = told(appointment())
    gold["person"] = {"name": "Ada Quill", "text": "Ada Quill", "span": [27, 36]}
    found = told(appointment(date={"value": "2020", "text": "2020"}, rule="appointment/leads"))
    found["evidence"] = [{"field": "organisation", "start": 43, "end": 48, "text": "Leeds"}]
    html = page(evaluation([gold], [found]))
    assert '<mark title="appointment: person">Ada Quill</mark> leads Leeds.' in html
    assert 'Ada Quill leads <mark title="appointment: organisation">Leeds</mark>.' in html
    assert "appointment: wrong [appointment/leads]" in html
    assert '<tr class="differs"><th>date</th><td>2019-04</td><td>2020</td></tr>' in html
    assert '<tr class=""><th>person</th><td>Ada Quill</td><td>Ada Quill</td></tr>' in html
    assert (
        html.index("leads Leeds.") < html.index("appointment: wrong") < html.index("It is a start")
    )


def test_the_articles_text_is_no_markup(appointment: Make) -> None:
    html = page(evaluation([told(appointment())], []))
    assert "A &lt;b&gt;new&lt;/b&gt; start &amp; more" in html
    assert "appointment: missed" in html


def test_quotes_of_gold_are_marked(statement: Make) -> None:
    html = page(evaluation([statement(quote=["It is a start, no more than that."])], []))
    marked = '“<mark title="statement: quote">It is a start, no more than that.</mark>”'
    assert marked in html


def test_what_overlaps_is_marked_once(appointment: Make) -> None:
    found = told(appointment())
    found["evidence"] = [
        {"field": "person", "start": 27, "end": 36, "text": "Ada Quill"},
        {"field": "role", "start": 31, "end": 42, "text": "Quill leads"},
    ]
    html = page(evaluation([], [found]))
    assert (
        '<mark title="appointment: person">Ada </mark>'
        '<mark title="appointment: person; appointment: role">Quill</mark>'
        '<mark title="appointment: role"> leads</mark> Leeds.'
    ) in html


@pytest.mark.parametrize(("text", "shown"), [(TEXT, ["a"]), ("", [])])
def test_only_articles_with_a_text_are_shown(
    appointment: Make, text: str, shown: list[str]
) -> None:
    assert readable(evaluation([appointment()], [], text)) == shown
