"""Tellings: what one clause says of one inspection."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab

from oversight.events import timing
from oversight.events.arguments import date_slot
from oversight.events.candidate import Slot
from oversight.events.frames import FrameMatcher, Skeleton
from oversight.events.inspections.clause import Clause, may_tell, split_clauses, words
from oversight.events.inspections.councils import council_of, row_of
from oversight.events.inspections.dates import (
    When,
    date_of_grade,
    date_of_visit,
    dated,
    is_publishing,
    with_more,
)
from oversight.events.inspections.judgements import Judgement, read_judgements
from oversight.events.inspections.subjects import council_served, is_send_partnership, subject_of
from oversight.meaning import organisations
from oversight.patterns import read_patterns
from oversight.resources import patterns_dir
from oversight.spans import Offsets, offsets

# Kinds of visit that give no grade.
UNGRADED = frozenset({"focused_visit", "monitoring_visit", "send_inspection", "joint_inspection"})
_NUMBERED = frozenset({"focused_visit", "monitoring_visit"})
_EARLIER_REACH = 4
_NEAR = 6
_AWAITED_REACH = 12
_TIE_REACH = 6


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
    subject: Slot | None = None
    services: list[Slot] = field(default_factory=list)
    earlier: bool = False
    status: Slot | None = None

    @property
    def is_dated(self) -> bool:
        """Tell whether it says when."""
        slots = (self.inspected, self.published)
        return any(slot is not None and slot.value["value"] for slot in slots)

    @property
    def places(self) -> list[Offsets]:
        """Return where its dates stand."""
        slots = (self.inspected, self.published)
        return [place for slot in slots if slot is not None for place in slot.spans]


def find_tellings(doc: Doc, skeleton: Skeleton) -> Iterator[Telling]:
    """Yield the tellings of all clauses, in order of their place."""
    outcomes = {frame.first: frame for frame in _outcomes(doc.vocab)(skeleton)}
    visit: Slot | None = None
    for clause in split_clauses(skeleton):
        told = [first for first in sorted(outcomes) if clause.start <= first < clause.end]
        if not told and not may_tell(clause):
            continue
        found = [*_graded(doc, clause)]
        found += [*_repeated(found, clause)]
        found += [*_ungraded(doc, clause, found, visit)]
        for first in told:
            frame = outcomes[first]
            found.append(_with_outcome(doc, clause, skeleton.doc[first], frame.value, frame.words))
        for telling in found:
            if telling.kind is not None and telling.kind.value in _NUMBERED:
                visit = telling.kind
            yield from _for_each_council(clause, telling)


def _for_each_council(clause: Clause, telling: Telling) -> Iterator[Telling]:
    """Yield a telling for each council of a row: "Wirral, Sefton and Knowsley were rated …"."""
    row = row_of(clause, telling.council)
    if len(row) < 2:
        yield telling
        return
    for slot in row:
        yield replace(telling, council=slot, judgements=list(telling.judgements))


@lru_cache(maxsize=2)
def _outcomes(vocab: Vocab) -> FrameMatcher:
    return FrameMatcher(vocab, read_patterns("events/outcomes.jsonl"))


def _with_outcome(
    doc: Doc, clause: Clause, token: Token, value: dict[str, str], cited: Span
) -> Telling:
    kind = value.get("kind")
    named = clause.labelled("INSPECTION_KIND")
    if kind is None and named and named[0].ent_id_ in UNGRADED | {"reinspection"}:
        kind, cited_kind = named[0].ent_id_, clause.source(named[0])
    else:
        cited_kind = cited
    when = dated(clause, date_of_visit(clause, token))
    return Telling(
        clause.sentence,
        "inspection/outcome",
        council=council_of(doc, clause, token),
        kind=Slot.of(kind, cited_kind) if kind else None,
        outcome=Slot.of(value["outcome"], cited),
        inspected=when.inspected,
        published=when.published,
    )


def _graded(doc: Doc, clause: Clause) -> Iterator[Telling]:
    """Yield a telling for each date, or earlier time, that the clause's grades were given at."""
    telling: Telling | None = None
    used: set[int] = set()
    judgements = read_judgements(clause)
    ratings = sorted({judgement.rating_token.i for judgement in judgements})
    for number, i in enumerate(ratings):
        rating = clause.skeleton.doc[i]
        lower = ratings[number - 1] if number else clause.start - 1
        upper = ratings[number + 1] if number + 1 < len(ratings) else clause.end
        date = date_of_grade(clause, rating, lower, upper)
        dates = with_more(clause, None if date is None or date.i in used else date)
        used.update(other.i for other in dates)
        earlier = _is_earlier(clause, rating)
        given = [item for item in judgements if item.rating_token.i == i]
        aside = number > 0 and _is_aside(clause, ratings[number - 1])
        other = telling is not None and _key(telling.council) != _key(
            council_of(doc, clause, rating)
        )
        if telling is None or dates or earlier != telling.earlier or aside or other:
            if telling is not None:
                yield telling
            for date in dates[1:]:
                yield _grade(doc, clause, rating, date, given, earlier)
            telling = _grade(doc, clause, rating, dates[0] if dates else None, [], earlier)
        telling.judgements += given
    if telling is not None:
        yield telling


def _key(council: Slot | None) -> str | None:
    return None if council is None else str(council.value["key"])


def _is_aside(clause: Clause, rating: int) -> bool:
    """Tell whether a grade is a side remark: "The council, rated good in 2016, was graded …"."""
    return rating - 2 > clause.start and clause.skeleton.norms[rating - 2] == ","


def _is_earlier(clause: Clause, rating: Token) -> bool:
    """Tell whether a grade is one before: "previously good", "up from good"."""
    if not words("earlier").isdisjoint(clause.before(rating, _EARLIER_REACH)):
        return True
    # "stripped from an inadequate council" is no grade that was left behind.
    premodifies = clause.skeleton.labels[rating.i + 1] == "COUNCIL"
    return "from" in clause.before(rating, 2) and not premodifies


def _grade(
    doc: Doc,
    clause: Clause,
    rating: Token,
    date: Token | None,
    judgements: list[Judgement],
    earlier: bool,
) -> Telling:
    when = dated(clause, date)
    subject = subject_of(clause, rating)
    return Telling(
        clause.sentence,
        "inspection/grade",
        council=council_served(subject) or council_of(doc, clause, rating),
        kind=Slot.of(_graded_kind(clause), clause.source(rating)),
        judgements=list(judgements),
        earlier=earlier,
        subject=subject,
        services=_scope(clause),
        inspected=when.inspected,
        published=when.published,
    )


def _repeated(found: list[Telling], clause: Clause) -> Iterator[Telling]:
    """Yield "the same grade as in 2016": the clause's grade at another date."""
    if not found or not found[-1].judgements:
        return
    for token in clause.tokens:
        if token.norm_ == "same" and token.i > found[-1].judgements[-1].rating_token.i:
            date = date_of_visit(clause, token)
            if date is not None and date.i > token.i:
                now, when = found[-1], dated(clause, date)
                if when == When(now.inspected, now.published):
                    now.inspected = now.published = None
                yield Telling(
                    clause.sentence,
                    "inspection/same-grade",
                    council=now.council,
                    kind=now.kind,
                    judgements=list(now.judgements),
                    earlier=True,
                    inspected=when.inspected,
                    published=when.published,
                )
            return


def _graded_kind(clause: Clause) -> str:
    kinds = [token.ent_id_ for token in clause.labelled("INSPECTION_KIND")]
    special = ("short_inspection", "reinspection")
    return next((kind for kind in kinds if kind in special), "inspection")


def _scope(clause: Clause) -> list[Slot]:
    """Return the areas in "an inspection of child protection", "inspected its fostering"."""
    unscoped = ("overall", "send", "other")
    areas = [area for area in clause.labelled("AREA") if area.ent_id_ not in unscoped]
    return [Slot.of(a.ent_id_, clause.source(a)) for a in areas if _is_looked_at(clause, a)]


def _is_looked_at(clause: Clause, area: Token) -> bool:
    """Tell whether an area is what the inspectors looked at."""
    for token in reversed(list(clause.skeleton.doc[clause.start : area.i])):
        if token.ent_type_ == "INSPECTION_KIND" or token.norm_ in words("looking"):
            return True
        passed = token.ent_type_ in ("AREA", "COUNCIL", "DATE")
        if token.norm_ not in words("looking_path") and not passed:
            return False
    return False


def _ungraded(
    doc: Doc, clause: Clause, graded: list[Telling], visit: Slot | None
) -> Iterator[Telling]:
    """Yield tellings of visits and inspections that the clause names without a grade."""
    kinds = clause.labelled("INSPECTION_KIND")
    used = {place for telling in graded for place in telling.places}
    for token in kinds:
        dates = with_more(clause, date_of_visit(clause, token))
        dates = [date for date in dates if clause.before(date, 1) != ["since"]]
        dates = [date for date in dates if offsets(clause.source(date)) not in used]
        number = _number(clause, token)
        awaited = not dates and _is_awaited(clause, token)
        if token.ent_id_ not in UNGRADED and (not (dates or awaited) or graded):
            continue
        if not dates and number is None and not awaited:
            continue
        places: list[Token | None] = [*dates] or [None]
        for date in places:
            yield _visit(doc, clause, token, date, _visit_kind(clause, token), number)
    if not kinds and visit is not None:
        yield from _further_visits(doc, clause, str(visit.value))
    if not kinds and not graded:
        yield from _inspected(doc, clause)
        yield from _arrivals(doc, clause)
    if not graded:
        yield from _reports(doc, clause, bool(kinds))
    if graded:
        yield from _reports_beside(doc, clause, used)


def _is_awaited(clause: Clause, token: Token) -> bool:
    """Tell whether a visit with no date is told as one to come: "is awaiting its inspection"."""
    after = clause.skeleton.norms[token.i + 1 : min(clause.end, token.i + 5)]
    before = clause.before(token, _TIE_REACH)
    tie = next((i for i, word in enumerate(before) if word in words("ties")), None)
    # "Its response to the inspection" awaits none; "is due to face an inspection" does.
    if tie is not None and before[tie] != "for" and before[tie - 1] not in words("undergoing"):
        return False
    near = [*clause.before(token, _AWAITED_REACH), *after]
    return not words("awaiting").isdisjoint(near)


def _visit_kind(clause: Clause, token: Token) -> str:
    """Return the kind; two inspectorates that look at SEND make a SEND inspection."""
    send = any(area.ent_id_ == "send" for area in clause.labelled("AREA"))
    open_kind = token.ent_id_ in ("joint_inspection", "reinspection")
    return "send_inspection" if open_kind and send else str(token.ent_id_)


def _visit(
    doc: Doc, clause: Clause, token: Token, date: Token | None, kind: str, number: Slot | None
) -> Telling:
    status = _status(doc, clause, token, date)
    when = dated(clause, date, planned=status.value == "planned")
    return Telling(
        clause.sentence,
        f"inspection/{kind}",
        council=council_of(doc, clause, token),
        kind=Slot.of(kind, clause.source(token)),
        number=number,
        services=_services(clause, kind),
        status=status,
        inspected=when.inspected,
        published=when.published,
    )


def _further_visits(doc: Doc, clause: Clause, kind: str) -> Iterator[Telling]:
    """Yield "a first visit, in June" where visits of a kind were told of before."""
    for token in clause.tokens:
        if token.norm_ == "visit" and not token.ent_type_:
            date, number = date_of_visit(clause, token), _number(clause, token)
            if date is not None or number is not None:
                yield _visit(doc, clause, token, date, kind, number)


def _inspected(doc: Doc, clause: Clause) -> Iterator[Telling]:
    """Yield "Wiltshire, inspected last month," and "will be inspected in June"."""
    for token in clause.tokens:
        if token.norm_ != "inspected" or not _is_passive(clause, token):
            continue
        date = date_of_visit(clause, token)
        if date is not None and abs(date.i - token.i) <= _NEAR:
            status = _status(doc, clause, token, date)
            slot = date_slot(clause.source(date), bounds=status.value == "planned")
            council, kind = council_of(doc, clause, token), clause.source(token)
            rule = "inspection/inspected"
            yield Telling(
                clause.sentence, rule, council, Slot.of("inspection", kind), slot, status=status
            )


def _is_passive(clause: Clause, token: Token) -> bool:
    """Tell whether the council is what was inspected: "was inspected", "Leeds, inspected in …"."""
    before = clause.before(token, 3)
    after_council = before[:1] == [","] and "COUNCIL" in clause.skeleton.labels[token.i - 2]
    return after_council or not {"be", "been", "was", "were", "being"}.isdisjoint(before[:2])


def _arrivals(doc: Doc, clause: Clause) -> Iterator[Telling]:
    """Yield "inspectors, who visited in January": when they came, of the inspection told of."""
    who = [token for token in clause.tokens if _is_inspectorate(clause, token)]
    for token in clause.tokens:
        arrives = token.norm_ in words("arrivals") or _is_stay(token)
        if arrives and any(0 < token.i - other.i <= 5 for other in who):
            date = date_of_visit(clause, token)
            if date is not None:
                inspected = date_slot(clause.source(date))
                council = council_of(doc, clause, token)
                yield Telling(
                    clause.sentence,
                    "inspection/arrival",
                    council,
                    kind=_kind_of_partnership(clause),
                    inspected=inspected,
                )
                return


def _kind_of_partnership(clause: Clause) -> Slot | None:
    """Return that it is a SEND inspection, where an area's partnership is what was inspected."""
    for token in clause.labelled("BODY"):
        if is_send_partnership(clause.source(token)):
            return Slot.of("send_inspection", clause.source(token))
    return None


def _is_stay(token: Token) -> bool:
    """Tell whether the token begins "were in the borough", "were on site"."""
    return token.norm_ == "were" and token.nbor().norm_ in ("in", "on")


def _reports(doc: Doc, clause: Clause, beside: bool) -> Iterator[Telling]:
    """Yield "the report, published last Friday": when they reported.

    `beside` a visit or an inspection the date has to stand with the verb.
    """
    said = [t.i for t in clause.tokens if not words("reports").isdisjoint(t.norm_.split())]
    verbs = [t for t in clause.tokens if is_publishing(t) and any(abs(t.i - i) < 9 for i in said)]
    if verbs and (beside or any(_is_of_inspectorate(clause, token) for token in clause.tokens)):
        date = date_of_visit(clause, verbs[0])
        if date is not None and (not beside or 0 < date.i - verbs[0].i <= 2):
            published = date_slot(clause.source(date))
            council = council_of(doc, clause, verbs[0])
            yield Telling(clause.sentence, "inspection/report", council, published=published)


def _reports_beside(doc: Doc, clause: Clause, used: set[Offsets]) -> Iterator[Telling]:
    """Yield "an Ofsted report published last month said … since it was rated good in 2016".

    The report of another inspection than the one whose grade the clause tells, by its own date.
    """
    for token in clause.tokens:
        if words("reports").isdisjoint(token.norm_.split()) or not _is_inspections(clause, token):
            continue
        after = clause.skeleton.doc[token.i + 1 : min(clause.end, token.i + 5)]
        date = next((other for other in after if other.ent_type_ == "DATE"), None)
        if date is not None and offsets(clause.source(date)) not in used:
            yield Telling(
                clause.sentence,
                "inspection/report",
                council=council_of(doc, clause, token),
                kind=Slot.of("inspection", clause.source(token)),
                published=date_slot(clause.source(date)),
            )
            return


def _is_inspections(clause: Clause, report: Token) -> bool:
    """Tell whether a report is one of an inspection: "an inspection report", "Ofsted's report"."""
    before = clause.skeleton.doc[max(clause.start, report.i - 4) : report.i]
    return any(
        token.ent_type_ == "INSPECTION_KIND" or _is_of_inspectorate(clause, token)
        for token in before
    )


def _is_inspectorate(clause: Clause, token: Token) -> bool:
    """Tell whether a token is the inspectors, and not what they wrote."""
    return "report" not in token.norm_ and _is_of_inspectorate(clause, token)


def _is_of_inspectorate(clause: Clause, token: Token) -> bool:
    if token.ent_type_ == "ROLE":
        return token.ent_id_ == "inspector"
    if token.ent_type_ != "BODY":
        return False
    found = organisations(clause.source(token))
    return bool(found) and found[0]["kind"] == "inspectorate"


@cache
def _ordinals() -> dict[str, int]:
    with (patterns_dir() / "events" / "ordinals.csv").open(encoding="utf-8", newline="") as file:
        return {row["word"]: int(row["number"]) for row in csv.DictReader(file)}


def _number(clause: Clause, token: Token) -> Slot | None:
    """Return the number in "the second monitoring visit", "a visit in May, the sixth"."""
    if token.ent_id_ not in ("monitoring_visit", "") or token.norm_.endswith("visits"):
        return None
    around = clause.skeleton.doc[max(clause.start, token.i - 4) : min(clause.end, token.i + 12)]
    before = [other for other in around if other.i < token.i]
    after = [other for other in around if other.i > token.i + 1 and other.nbor(-1).norm_ == "the"]
    for other in [*before[::-1], *after]:
        if other.norm_ in _ordinals() and not other.ent_type_:
            return Slot.of(_ordinals()[other.norm_], clause.source(other))
    return None


def _services(clause: Clause, kind: str) -> list[Slot]:
    return _scope(clause) if kind in ("inspection", "focused_visit") else []


def _words_around(clause: Clause, token: Token) -> set[str]:
    """Return the words that speak of this visit, and of none before or after it."""
    others = [other.i for other in clause.labelled("INSPECTION_KIND")]
    start = max([clause.start, *(i + 1 for i in others if i < token.i)])
    end = min([clause.end, *(i for i in others if i > token.i)])
    norms = clause.skeleton.norms
    for i in range(token.i, end - 1):
        if norms[i] == "and" and norms[i + 1] in words("planning"):
            end = i
            break
    return set(norms[start:end])


def _status(doc: Doc, clause: Clause, token: Token, date: Token | None) -> Slot:
    span = clause.source(token)
    value = None if date is None else date_slot(clause.source(date))
    norms = _words_around(clause, token)
    planned = not norms.isdisjoint(words("planning") | words("awaiting"))
    ahead = timing.is_ahead(value.value if value else None, doc._.published)
    refused = "will" in norms and not norms.isdisjoint({"not", "n't", "longer"})
    if refused or not norms.isdisjoint(words("cancelling")):
        return Slot.of("cancelled", span)
    gone = timing.settle("planned", value.value if value else None, doc._.published) != "planned"
    return Slot.of("planned" if ahead or (planned and not gone) else "happened", span)
