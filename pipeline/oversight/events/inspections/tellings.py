"""Tellings: what one clause says of one inspection."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab

from oversight.components.references import council_in_focus
from oversight.events import timing
from oversight.events.arguments import date_slot
from oversight.events.candidate import Slot
from oversight.events.frames import FrameMatcher, Skeleton
from oversight.events.inspections.clause import Clause, split_clauses, words
from oversight.events.inspections.judgements import Judgement, read_judgements
from oversight.meaning import organisations
from oversight.patterns import read_patterns
from oversight.posts.homes import nearest_mention
from oversight.resources import patterns_dir
from oversight.spans import text_of

# Kinds of visit that give no grade.
UNGRADED = frozenset({"focused_visit", "monitoring_visit", "send_inspection"})
_DATE_REACH = 12
_EARLIER_REACH = 4


@dataclass
class Telling:
    """One clause's word on one inspection. `kind` is None where only "the report" is named."""

    sentence: Span
    rule: str
    council: Slot | None = None
    kind: Slot | None = None
    inspected: Slot | None = None
    published: Slot | None = None
    judgements: list[Judgement] = field(default_factory=list)
    outcome: Slot | None = None
    number: Slot | None = None
    services: list[Slot] = field(default_factory=list)
    earlier: bool = False
    status: Slot | None = None

    @property
    def is_dated(self) -> bool:
        """Tell whether it says when."""
        slots = (self.inspected, self.published)
        return any(slot is not None and slot.value["value"] for slot in slots)


def find_tellings(doc: Doc, skeleton: Skeleton) -> Iterator[Telling]:
    """Yield the tellings of all clauses, in order of their place."""
    outcomes = {frame.first: frame for frame in _outcomes(doc.vocab)(skeleton)}
    for clause in split_clauses(skeleton):
        graded = list(_graded(doc, clause))
        yield from graded
        yield from _ungraded(doc, clause, bool(graded))
        for first, frame in outcomes.items():
            if clause.start <= first < clause.end:
                outcome = Slot.of(frame.value["outcome"], frame.words)
                kind = frame.value.get("kind")
                yield Telling(
                    clause.sentence,
                    frame.pattern.id,
                    council=_council(doc, clause, clause.tokens[0]),
                    kind=Slot.of(kind, frame.words) if kind else None,
                    outcome=outcome,
                    **_dated(clause, _nearest_date(clause, skeleton.doc[first])),
                )


@lru_cache(maxsize=2)
def _outcomes(vocab: Vocab) -> FrameMatcher:
    return FrameMatcher(vocab, read_patterns("events/outcomes.jsonl"))


def _graded(doc: Doc, clause: Clause) -> Iterator[Telling]:
    """Yield a telling for each date, or earlier time, that the clause's grades were given at."""
    telling: Telling | None = None
    judgements = read_judgements(clause)
    ratings = sorted({judgement.rating_token.i for judgement in judgements})
    for number, i in enumerate(ratings):
        rating = clause.skeleton.doc[i]
        lower = ratings[number - 1] if number else clause.start - 1
        upper = ratings[number + 1] if number + 1 < len(ratings) else clause.end
        date = _date_of_grade(clause, rating, lower, upper)
        earlier = not words("earlier").isdisjoint(clause.before(rating, _EARLIER_REACH))
        if telling is None or date is not None or earlier != telling.earlier:
            if telling is not None:
                yield telling
            telling = Telling(
                clause.sentence,
                "inspection/grade",
                council=_council(doc, clause, rating),
                kind=Slot.of(_graded_kind(clause), clause.source(rating)),
                earlier=earlier,
                **_dated(clause, date),
            )
        telling.judgements += [item for item in judgements if item.rating_token.i == i]
    if telling is not None:
        yield telling


def _date_of_grade(clause: Clause, rating: Token, lower: int, upper: int) -> Token | None:
    for token in clause.skeleton.doc[rating.i + 1 : min(upper, rating.i + _DATE_REACH)]:
        if token.ent_type_ == "DATE":
            return token
    first = max(lower + 1, rating.i - _DATE_REACH)
    for token in reversed(list(clause.skeleton.doc[first : rating.i])):
        if token.ent_type_ == "DATE":
            return token
    return None


def _graded_kind(clause: Clause) -> str:
    kinds = [token.ent_id_ for token in clause.labelled("INSPECTION_KIND")]
    return next((kind for kind in kinds if kind in ("short_inspection", "reinspection")), "inspection")


def _ungraded(doc: Doc, clause: Clause, graded: bool) -> Iterator[Telling]:
    """Yield tellings of visits and inspections that the clause names without a grade."""
    kinds = clause.labelled("INSPECTION_KIND")
    for token in kinds:
        date = _nearest_date(clause, token)
        number = _number(clause, token)
        if token.ent_id_ not in UNGRADED and (date is None or graded):
            continue
        if date is None and number is None:
            continue
        yield Telling(
            clause.sentence,
            f"inspection/{token.ent_id_}",
            council=_council(doc, clause, token),
            kind=Slot.of(token.ent_id_, clause.source(token)),
            number=number,
            services=_services(clause, token),
            status=_status(doc, clause, token, date),
            **_dated(clause, date),
        )
    if not kinds and not graded:
        yield from _arrivals(doc, clause)
        yield from _reports(doc, clause)


def _arrivals(doc: Doc, clause: Clause) -> Iterator[Telling]:
    """Yield "inspectors, who visited in January": when they came, of the inspection told of."""
    if not any(_is_inspectorate(clause, token) for token in clause.labelled("BODY")):
        return
    for token in clause.tokens:
        if token.norm_ in words("arrivals"):
            date = _nearest_date(clause, token)
            if date is not None:
                inspected = date_slot(clause.source(date))
                council = _council(doc, clause, token)
                yield Telling(clause.sentence, "inspection/arrival", council, inspected=inspected)
                return


def _reports(doc: Doc, clause: Clause) -> Iterator[Telling]:
    """Yield "the report, published last Friday": when they reported."""
    nouns = {token.norm_ for token in clause.tokens}
    said = {word for token in clause.tokens for word in token.norm_.split()}
    if said.isdisjoint(words("reports")):
        return
    if not nouns.isdisjoint(words("publishing")):
        verbs = [token for token in clause.tokens if token.norm_ in words("publishing")]
        date = _nearest_date(clause, verbs[0])
        if date is not None:
            published = date_slot(clause.source(date))
            council = _council(doc, clause, verbs[0])
            yield Telling(clause.sentence, "inspection/report", council, published=published)


def _is_inspectorate(clause: Clause, token: Token) -> bool:
    found = organisations(clause.source(token))
    return bool(found) and found[0]["kind"] == "inspectorate"


def _nearest_date(clause: Clause, token: Token) -> Token | None:
    """Return the DATE of a visit: the first after it in reach, else the nearest before."""
    for other in clause.skeleton.doc[token.i + 1 : min(clause.end, token.i + _DATE_REACH)]:
        if other.ent_type_ == "DATE":
            return other
        if other.ent_type_ == "INSPECTION_KIND":
            break
    for other in reversed(list(clause.skeleton.doc[max(clause.start, token.i - 8) : token.i])):
        if other.ent_type_ == "DATE":
            return other
    return None


def _dated(clause: Clause, date: Token | None) -> dict[str, Slot | None]:
    """Return the date as `inspected` or as `published`, by the words before it."""
    if date is None:
        return {}
    span = clause.source(date)
    slot = date_slot(span, bounds=True)
    if slot is None:
        return {}
    for token in reversed(list(clause.skeleton.doc[clause.start : date.i])):
        if token.ent_type_ == "INSPECTION_KIND" or token.norm_ in words("visiting"):
            return {"inspected": slot}
        if token.ent_type_ in ("RATING", "DATE") or token.norm_ in words("publishing"):
            break
    is_range = "/" in str(slot.value["value"]) and ".." not in str(slot.value["value"])
    return {"inspected" if is_range else "published": slot}


@cache
def _ordinals() -> dict[str, int]:
    with (patterns_dir() / "events" / "ordinals.csv").open(encoding="utf-8", newline="") as file:
        return {row["word"]: int(row["number"]) for row in csv.DictReader(file)}


def _number(clause: Clause, token: Token) -> Slot | None:
    around = clause.skeleton.doc[max(clause.start, token.i - 4) : min(clause.end, token.i + 12)]
    before = [other for other in around if other.i < token.i]
    after = [other for other in around if other.i > token.i + 1 and other.nbor(-1).norm_ == "the"]
    if token.ent_id_ != "monitoring_visit" and token.norm_ != "visit":
        return None
    for other in [*before[::-1], *after]:
        if other.norm_ in _ordinals() and not other.ent_type_:
            return Slot.of(_ordinals()[other.norm_], clause.source(other))
    return None


def _services(clause: Clause, token: Token) -> list[Slot]:
    if token.ent_id_ != "focused_visit":
        return []
    areas = [area for area in clause.labelled("AREA") if area.ent_id_ != "overall"]
    return [Slot.of(area.ent_id_, clause.source(area)) for area in areas[:1]]


def _status(doc: Doc, clause: Clause, token: Token, date: Token | None) -> Slot:
    span = clause.source(token)
    value = None if date is None else date_slot(clause.source(date))
    norms = {other.norm_ for other in clause.tokens}
    planned = not norms.isdisjoint({"expected", "expects", "expect", "due", "will", "awaits"})
    ahead = timing.is_ahead(value.value if value else None, doc._.published)
    if "not" in norms and "will" in norms:
        return Slot.of("cancelled", span)
    return Slot.of("planned" if planned or ahead else "happened", span)


def _council(doc: Doc, clause: Clause, token: Token) -> Slot | None:
    """Return the council of a grade or visit: named in the clause, else the one in focus."""
    named = clause.labelled("COUNCIL")
    before = [other for other in named if other.i < token.i]
    nearest = before[-1:] or named[:1]
    for other in nearest:
        span = clause.source(other)
        found = organisations(span)
        if len(found) == 1:
            return Slot.of(found[0], span)
    place = clause.source(token) if clause.source(token) else clause.sentence
    key = council_in_focus(doc, place.start)
    cited = nearest_mention(doc, key, place.start) if key else None
    if key is None or cited is None:
        return None
    return Slot.of({"kind": "council", "key": key, "text": text_of(cited)}, cited)
