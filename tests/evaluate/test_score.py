"""Scores worked out by hand, and what has to hold for all gold."""

import itertools
import random
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oversight.evaluate.align import align
from oversight.evaluate.fields import FIELDS, TYPES
from oversight.evaluate.score import Scores, score
from oversight.evaluate.values import agreeing, slots

Event = dict[str, Any]
Make = Callable[..., Event]


def counts(scores: Scores, measure: str) -> tuple[int, int, int]:
    one = scores.overall[measure]
    return one.gold, one.found, one.agreed


# Worked by hand.


def test_a_wrong_date_costs_one_slot_of_each_side(appointment: Make) -> None:
    found = appointment(date={"value": "2019-05", "text": "May"})
    scores = score({"a": [appointment()]}, {"a": [found]})
    assert counts(scores, "slot") == (5, 5, 4)
    assert counts(scores, "event") == (1, 1, 1)
    assert counts(scores, "exact") == (1, 1, 0)
    assert scores.overall["slot"].f1 == pytest.approx(0.8)
    assert scores.by_field["appointment", "date"].agreed == 0
    assert scores.by_field["appointment", "person"].agreed == 1


def test_half_the_values_make_the_same_event(appointment: Make) -> None:
    # Status and person agree; role, organisation and date are left out: 2 * 2 / (5 + 3) = 0.5.
    found = appointment(organisation=None, role=None, date={"value": "2018", "text": "2018"})
    scores = score({"a": [appointment()]}, {"a": [found]})
    assert counts(scores, "slot") == (5, 3, 2)
    assert counts(scores, "event") == (1, 1, 1)


def test_less_than_half_is_aligned_but_no_event(appointment: Make) -> None:
    found = appointment(
        organisation=None,
        role={"kind": "mp", "interim": False},
        date={"value": "2018", "text": "2018"},
    )
    scores = score({"a": [appointment()]}, {"a": [found]})
    assert counts(scores, "slot") == (5, 4, 2)
    assert counts(scores, "event") == (1, 1, 0)


def test_status_alone_aligns_nothing(appointment: Make) -> None:
    found = {"type": "appointment", "status": "happened", "person": {"name": "Bo Fenn"}}
    scores = score({"a": [appointment()]}, {"a": [found]})
    assert counts(scores, "slot") == (5, 2, 0)


def test_judgements_count_one_by_one(inspection: Make) -> None:
    found = inspection(judgements=[{"area": "overall", "rating": "good"}])
    scores = score({"a": [inspection()]}, {"a": [found]})
    assert counts(scores, "slot") == (6, 5, 5)
    assert counts(scores, "exact") == (1, 1, 0)
    field = scores.by_field["inspection", "judgements"]
    assert (field.gold, field.found, field.agreed) == (2, 1, 1)


def test_an_article_without_predictions_is_missed(inspection: Make) -> None:
    scores = score({"a": [inspection()], "b": [inspection()]}, {"a": [inspection()]})
    assert counts(scores, "slot") == (12, 6, 6)
    assert scores.overall["event"].recall == 0.5
    assert scores.overall["event"].precision == 1.0


def test_an_article_without_gold_is_left_out(inspection: Make) -> None:
    scores = score({"a": []}, {"b": [inspection()]})
    assert counts(scores, "slot") == (0, 0, 0)
    assert scores.overall["slot"].f1 is None


def test_other_types_are_left_out(inspection: Make, statement: Make) -> None:
    scores = score({"a": [inspection(), statement()]}, {"a": [inspection()]}, ["inspection"])
    assert counts(scores, "event") == (1, 1, 1)
    assert list(scores.by_type) == ["inspection"]


def test_the_best_alignment_is_not_the_nearest_first(appointment: Make) -> None:
    # The first found event agrees with both gold ones, the second only with the first.
    ada, bo = appointment(), appointment(person={"name": "Bo Fenn"}, date=None)
    either = appointment(date=None)
    only_ada = appointment(role={"kind": "mp", "interim": False}, organisation=None)
    pairs = align([ada, bo], [either, only_ada])
    assert [(one.gold.event, one.found.event) for one in pairs if one.gold and one.found] == [
        (ada, only_ada),
        (bo, either),
    ]


def test_intervals_hold_the_score_and_do_not_change(appointment: Make) -> None:
    gold = {f"{i}": [appointment()] for i in range(8)}
    found = {f"{i}": [appointment()] if i % 2 else [] for i in range(8)}
    one, other = (score(gold, found).overall["event"] for _ in range(2))
    assert (one.low, one.high) == (other.low, other.high)
    assert one.low is not None
    assert one.high is not None
    assert one.f1 is not None
    assert 0 < one.low < one.f1 < one.high < 1


# What has to hold for all gold.

NAMES = st.sampled_from(["Ada Quill", "Bo Fenn", "Cy Marsh", "Di Lowe"])
CODES = st.sampled_from(["E08000035", "E08000034", "E06000010", None])
WORDS = st.sampled_from(["alpha", "beta", "gamma", "delta", "omega"])
TEXTS = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
PEOPLE = st.builds(lambda name: {"name": name, "text": name}, NAMES)
COUNCILS = st.builds(
    lambda name, gss: {"name": name, "kind": "council", "gss": gss, "text": name}, NAMES, CODES
)
DATES = st.builds(
    lambda value: {"value": value, "text": "then"},
    st.sampled_from(["2016", "2016-04", "2016-11-25", None]),
)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "organisation": COUNCILS,
    "organisations": st.lists(COUNCILS, max_size=3),
    "party": st.one_of(COUNCILS, PEOPLE.map(lambda person: {**person, "kind": "person"})),
    "person": PEOPLE,
    "people": st.lists(PEOPLE, max_size=2),
    "role": st.builds(
        lambda kind, interim: {"kind": kind, "title": kind, "interim": interim},
        st.sampled_from(["mp", "adviser"]),
        st.booleans(),
    ),
    "date": DATES,
    "word": WORDS,
    "length": st.sampled_from(["P1D", "P2D", "PT48H", "PT1H"]),
    "words": st.lists(WORDS, max_size=3),
    "texts": st.lists(TEXTS, max_size=2),
    "flag": st.booleans(),
    "number": st.integers(1, 6),
    "quantity": st.builds(lambda value: {"value": value}, st.integers(0, 4)),
    "money": st.builds(lambda amount: {"amount": amount}, st.integers(0, 4)),
    "judgements": st.lists(
        st.builds(lambda area, rating: {"area": area, "rating": rating}, WORDS, WORDS), max_size=3
    ),
    "content": TEXTS,
    "quote": st.lists(TEXTS, min_size=1, max_size=2),
}


@st.composite
def events(draw: st.DrawFn) -> Event:
    """Draw an event that fills something besides its status."""
    kind = draw(st.sampled_from(TYPES))
    fields = draw(
        st.fixed_dictionaries(
            {}, optional={field: VALUES[value] for field, value in FIELDS[kind].items()}
        )
    )
    event = {"type": kind, "status": draw(st.sampled_from(["happened", "planned"])), **fields}
    if set(slots(event)) <= {"status"}:
        event[next(iter(FIELDS[kind]))] = {"name": "Ada Quill", "kind": "council", "text": "x"}
    return event


GOLD = st.dictionaries(
    st.sampled_from(["a", "b", "c"]), st.lists(events(), min_size=1, max_size=6), min_size=1
)
few = settings(max_examples=40, deadline=None)


def plain(scores: Scores) -> dict[str, Any]:
    """Give all figures but the intervals, which a test of one article need not draw."""
    return scores.to_json()


def total(scores: Scores, measure: str = "slot") -> tuple[int, int, int]:
    one = scores.overall[measure]
    return one.gold, one.found, one.agreed


@few
@given(GOLD)
def test_gold_against_itself_is_perfect(gold: dict[str, list[Event]]) -> None:
    scores = score(gold, gold, resamples=20)
    every = [*scores.overall.values(), *scores.by_field.values()]
    every += [one for group in scores.by_type.values() for one in group.values()]
    assert {one.f1 for one in every} == {1.0}
    assert scores.overall["slot"].low == scores.overall["slot"].high == 1.0


@few
@given(GOLD, GOLD, st.randoms(use_true_random=False))
def test_order_ids_and_evidence_do_not_matter(
    gold: dict[str, list[Event]], found: dict[str, list[Event]], rng: random.Random
) -> None:
    shuffled = {}
    for article, ones in found.items():
        dressed = [
            {
                **dict(reversed(event.items())),
                "id": f"{rng.random()}",
                "confidence": rng.random(),
                "rule": "rule",
                "evidence": [{"field": "status", "start": 0, "end": 1, "text": "x"}],
                "mentions": [{"start": 0, "end": 1, "text": "x"}],
            }
            for event in ones
        ]
        rng.shuffle(dressed)
        shuffled[article] = dressed
    turned = {key: list(reversed(gold[key])) for key in reversed(gold)}
    before, after = (
        score(one, other, resamples=20) for one, other in ((gold, found), (turned, shuffled))
    )
    assert plain(before) == plain(after)


@few
@given(GOLD, st.data())
def test_a_dropped_field_lowers_recall_by_just_its_slots(
    gold: dict[str, list[Event]], data: st.DataObject
) -> None:
    article = data.draw(st.sampled_from(sorted(gold)))
    index = data.draw(st.integers(0, len(gold[article]) - 1))
    event = gold[article][index]
    own = slots(event)
    # What is left has to agree in more than its status, or the pair falls apart.
    droppable = [name for name in own if set(own) - {name, "status"}]
    if not droppable:
        return
    dropped = data.draw(st.sampled_from(droppable))
    poorer = {name: value for name, value in event.items() if name != dropped}
    found = {**gold, article: [*gold[article]]}
    found[article][index] = poorer
    number = len(own[dropped])
    size, found_size, agreed = total(score(gold, found, resamples=0))
    assert (found_size, agreed) == (size - number, size - number)


@few
@given(GOLD, events())
def test_an_invented_event_lowers_precision_by_just_its_slots(
    gold: dict[str, list[Event]], invented: Event
) -> None:
    article = min(gold)
    found = {**gold, article: [*gold[article], invented]}
    scores = score(gold, found, resamples=0)
    size, found_size, agreed = total(scores)
    extra = sum(map(len, slots(invented).values()))
    assert (found_size, agreed) == (size + extra, size)
    assert scores.overall["slot"].recall == 1.0
    assert scores.overall["event"].recall == 1.0
    events_gold, events_found, events_agreed = total(scores, "event")
    assert (events_found, events_agreed) == (events_gold + 1, events_gold)


@few
@given(GOLD, GOLD)
def test_turning_the_sides_turns_precision_and_recall(
    gold: dict[str, list[Event]], found: dict[str, list[Event]]
) -> None:
    gold = {key: gold.get(key, []) for key in found}
    one, other = score(gold, found, resamples=0), score(found, gold, resamples=0)
    for measure in ("slot", "event", "exact"):
        assert total(one, measure) == tuple(total(other, measure)[i] for i in (1, 0, 2))


@few
@given(st.lists(events(), max_size=4), st.lists(events(), max_size=4))
def test_no_alignment_agrees_in_more_than_ours(gold: list[Event], found: list[Event]) -> None:
    gold, found = ([{**VALUES_OF_ONE, **one} for one in side] for side in (gold, found))
    best = max(
        sum(_agreement(one, other) for one, other in zip(gold, order, strict=False))
        for order in itertools.permutations([*found, *[None] * len(gold)], len(gold))
    )
    assert total(score({"a": gold}, {"a": found}, resamples=0))[2] == best


VALUES_OF_ONE = {"council": {"name": "Vale", "kind": "council", "text": "Vale"}}


def _agreement(one: Event, other: Event | None) -> int:
    """Count what agrees, by comparing events without any alignment."""
    if other is None or one["type"] != other["type"]:
        return 0
    agreed = agreeing(slots(one), slots(other))
    return sum(agreed.values()) if set(agreed) - {"status"} else 0
