"""Arrivals: inspectors came, or are to come, told without the kind of their visit."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from oversight.events.candidate import Slot
from oversight.events.context.arguments import date_slot
from oversight.events.inspections.clause import Clause, words
from oversight.events.inspections.councils import council_of
from oversight.events.inspections.dates import date_of_visit, is_publishing
from oversight.events.inspections.inspectors import (
    inspectors_in,
    is_about_others,
    is_report,
)
from oversight.events.inspections.send import send_kind
from oversight.events.inspections.stays import stay_of
from oversight.events.inspections.telling import Telling
from oversight.events.inspections.visit_status import is_undone_next, status_of
from oversight.spans import Offsets, offsets

_REACH = 5
_BEFORE_VISIT = 4
_BEHIND_VISIT = 4
_NEAR_DATE = 8
_SUBJECT_REACH = 14
# Behind "came" and "called" these make other verbs: "their letter came out", "called off".
_SEQUELS = frozenset({"following", "after", "since"})
_OTHER_VERBS = frozenset({"out", "up", "off", "for", "the", "it", "to", "on"})


def arrivals(doc: Doc, clause: Clause, used: set[Offsets], nouns: bool) -> Iterator[Telling]:
    """Yield "inspectors, who visited in January", "a visit by Ofsted in 2020".

    It is when they came in the inspection told of, or one that is told by nothing else. `nouns`:
    only a visit that is a noun, for the clause names an inspection.
    """
    others = words("other_inspectors")
    who = [one for one in inspectors_in(clause) if others.isdisjoint(clause.before(one, 1))]
    for token in clause.tokens:
        if nouns and token.norm_ != "visit":
            continue
        if not _is_arrival(clause, token, who):
            continue
        date = date_of_visit(clause, token)
        if date is None or offsets(clause.source(date)) in used or _is_apart(clause, date, token):
            continue
        yield _arrival(doc, clause, token, date, near=abs(date.i - token.i) <= _NEAR_DATE)
        return


def _is_apart(clause: Clause, date: Token, token: Token) -> bool:
    """Tell whether a date is another happening's, "turned down in May, before inspectors came",
    or nobody came: "if Ofsted returned today".
    """
    between = clause.skeleton.norms[date.i + 1 : token.i]
    if not {"before", "after", "since", "until"}.isdisjoint(between):
        return True
    supposed = words("conditions") | {"would", "could"}
    return not supposed.isdisjoint(clause.before(token, _SUBJECT_REACH))


def _is_arrival(clause: Clause, token: Token, who: list[Token]) -> bool:
    if token.ent_type_:
        return False
    if token.norm_ == "visit":
        return _is_visit_of(clause, token, who)
    arrives = token.norm_ in words("arrivals") or _is_stay(token)
    other = _OTHER_VERBS - {"to"} if token.norm_ == "came" else _OTHER_VERBS
    if token.norm_ in ("came", "called") and token.nbor().norm_ in other:
        return False
    if token.norm_ == "turned" and token.nbor().norm_ != "up":
        return False
    if _is_held(clause, token) or _is_received(clause, token, who):
        return True
    return arrives and any(0 < token.i - other.i <= _REACH for other in who)


def _is_received(clause: Clause, token: Token, who: list[Token]) -> bool:
    """Tell whether a token is the verb of "were visited by Ofsted"."""
    passive = not {"was", "were", "been"}.isdisjoint(clause.before(token, 2))
    by = token.nbor().norm_ == "by" and any(0 < other.i - token.i <= 3 for other in who)
    return token.norm_ in ("visited", "inspected", "examined") and passive and by


def _is_held(clause: Clause, token: Token) -> bool:
    """Tell whether a sentence begins "It was carried out in May", "That took place in May", and an
    inspection was told of in the one before.
    """
    if f"{token.norm_} {token.nbor().norm_}" not in words("held"):
        return False
    skeleton = clause.skeleton
    number = skeleton.sentence_of[clause.start]
    told = skeleton.keys[number - 1][2] if number else frozenset()
    opening = skeleton.norms[skeleton.keys[number][0]]
    return opening in ("it", "that", "this", "they", "both") and "INSPECTION_KIND" in told


def _is_visit_of(clause: Clause, visit: Token, who: list[Token]) -> bool:
    """Tell whether a visit is the inspectors': "Ofsted's visit", "a visit by inspectors", or "on a
    visit in May, inspectors found".
    """
    norms = clause.skeleton.norms
    for other in who:
        if 0 < visit.i - other.i <= _BEFORE_VISIT:
            return True
        between = norms[visit.i + 1 : other.i]
        if 0 < other.i - visit.i <= _BEHIND_VISIT and {"by", "from"} & set(between):
            return True
    before = clause.before(visit, _BEFORE_VISIT)
    if before[:1] == ["the"] and f"{visit.nbor().norm_} {norms[visit.i + 2]}" in words("held"):
        return True
    if visit.i and clause.skeleton.labels[visit.i - 1] == "DURATION":
        return bool(who) or any(is_report(other) for other in clause.tokens)
    return bool(who) and not words("on_visit").isdisjoint(before)


def _arrival(doc: Doc, clause: Clause, token: Token, date: Token, near: bool) -> Telling:
    status = status_of(doc, clause, token, date)
    send = send_kind(clause)
    elsewhere = not words("other_subjects").isdisjoint(clause.before(token, _SUBJECT_REACH))
    held = token.norm_ == "visit" and not inspectors_in(clause)
    alone = near and not (elsewhere or held or is_about_others(clause))
    return Telling(
        clause.sentence,
        "inspection/arrival",
        council=council_of(doc, clause, token),
        kind=send,
        bare=Slot.of("inspection", clause.source(token)) if alone else None,
        inspected=stay_of(clause, date)
        or date_slot(clause.source(date), bounds=status.value == "planned"),
        status=status if status.value == "planned" else None,
        praised=not words("praise").isdisjoint(clause.before(token, 3)),
    )


def expected(doc: Doc, clause: Clause) -> Iterator[Telling]:
    """Yield "is expecting inspectors back this autumn", "Ofsted is due to return in May"."""
    who = inspectors_in(clause)
    norms = clause.skeleton.norms[clause.start : clause.end]
    if not who or is_about_others(clause):
        return
    awaited = not (words("awaiting") | {"will"}).isdisjoint(norms)
    for token in clause.tokens:
        if token.ent_type_ or token.norm_ not in words("returning"):
            continue
        if not awaited and not _comes_again(clause, who, token):
            continue
        near = [other for other in who if abs(other.i - token.i) <= _NEAR_DATE]
        date = date_of_visit(clause, token)
        if date is not None and not _SEQUELS.isdisjoint(clause.skeleton.norms[token.i : date.i]):
            date = None
        if not near or (date is None and not _is_awaited_any_day(clause, near, token)):
            continue
        status = status_of(doc, clause, token, date)
        if status.value == "planned" or is_undone_next(clause):
            yield Telling(
                clause.sentence,
                "inspection/expected",
                council=council_of(doc, clause, token),
                kind=Slot.of("inspection", clause.source(token)),
                inspected=None if date is None else date_slot(clause.source(date), bounds=True),
                status=status,
            )
            return


def _comes_again(clause: Clause, who: list[Token], verb: Token) -> bool:
    """Tell whether it is "the inspectors come back", "Ofsted returns": what is to come, by its
    date.
    """
    right_behind = any(0 < verb.i - other.i <= 2 for other in who)
    back = verb.norm_ in ("return", "returns") or "back" in clause.skeleton.norms[verb.i + 1 :][:1]
    return right_behind and back


def _is_awaited_any_day(clause: Clause, who: list[Token], verb: Token) -> bool:
    """Tell whether a council awaits inspectors with no day told: "is expecting Ofsted to visit"."""
    first = min(who[0].i, verb.i)
    before, between = (
        clause.skeleton.norms[first - 3 : first],
        clause.skeleton.norms[first : verb.i],
    )
    if "will" in between and verb.norm_ in ("back", "return"):
        return "COUNCIL" in clause.skeleton.labels[verb.i : verb.i + 4]
    awaiting = not words("awaiting").isdisjoint(before)
    if awaiting and before[-2:-1] in (["i"], ["we"]):
        return True
    return awaiting and "COUNCIL" in clause.skeleton.labels[clause.start : first]


def later_visits(doc: Doc, clause: Clause) -> Iterator[Telling]:
    """Yield "the findings of a later visit came out last month": another than that of before."""
    if "visit" not in clause.skeleton.norms[clause.start : clause.end]:
        return
    for token in clause.tokens:
        if token.norm_ != "visit" or token.ent_type_ or is_about_others(clause):
            continue
        before = clause.before(token, 3)
        said = [other for other in clause.tokens if is_report(other)]
        verbs = [other for other in clause.tokens if is_publishing(other)]
        if words("another").isdisjoint(before) or not said or not verbs:
            continue
        date = date_of_visit(clause, verbs[0])
        yield Telling(
            clause.sentence,
            "inspection/later-visit",
            council=council_of(doc, clause, token),
            kind=Slot.of("inspection", clause.source(token)),
            published=None if date is None else date_slot(clause.source(date)),
            another=True,
        )
        return


def _is_stay(token: Token) -> bool:
    """Tell whether the token begins "were in the borough", "had been on site", "were there"."""
    been = token.norm_ == "been" and token.nbor(-1).norm_ == "had"
    return (been or token.norm_ == "were") and token.nbor().norm_ in ("in", "on", "there", "back")
