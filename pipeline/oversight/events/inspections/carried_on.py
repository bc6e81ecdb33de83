"""Visits that a sentence goes on about, without their kind: "They looked at …", "The latest, in
May, found …".
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from oversight.events.candidate import Slot
from oversight.events.inspections.clause import Clause, words
from oversight.events.inspections.councils import council_of
from oversight.events.inspections.dates import date_of_visit
from oversight.events.inspections.inspectors import is_inspectorate
from oversight.events.inspections.numbers import ordinal
from oversight.events.inspections.services import scope
from oversight.events.inspections.telling import Telling
from oversight.events.inspections.visits import visit_telling

_OPENING = 6
_NEAR_SENTENCES = 3
_AFTER_LATEST = 12
_NUMBERED = frozenset({"focused_visit", "monitoring_visit"})


class LastVisit:
    """The visit without a grade that the sentences just before told of, if any."""

    def __init__(self) -> None:
        self.kind: Slot | None = None
        self.several = False
        self.sentence = 0

    def see(self, clause: Clause, tellings: list[Telling]) -> None:
        """Take note of the inspections that a clause tells of, or names."""
        kinds = [telling.kind for telling in tellings if telling.kind is not None]
        named = clause.labelled("INSPECTION_KIND")
        for token in named:
            if token.ent_id_ in _NUMBERED:
                kinds.append(Slot.of(token.ent_id_, clause.source(token)))
        if kinds:
            self.kind = kinds[-1] if kinds[-1].value in _NUMBERED else None
            self.several = any(token.norm_.endswith("visits") for token in named)
            self.sentence = clause.skeleton.sentence_of[clause.start]

    def near(self, clause: Clause) -> Slot | None:
        """Return the kind of visit that was told of shortly before a clause."""
        near = clause.skeleton.sentence_of[clause.start] - self.sentence <= _NEAR_SENTENCES
        return self.kind if near else None

    def goes_on(self, doc: Doc, clause: Clause) -> Iterator[Telling]:
        """Yield what a clause behind the visit's tells of it, or of the next one."""
        if self.near(clause) is None or clause.labelled("INSPECTION_KIND"):
            return
        yield from self._scope(doc, clause)
        yield from self._latest(doc, clause)

    def _scope(self, doc: Doc, clause: Clause) -> Iterator[Telling]:
        """Yield "They looked at the front door"; with a date, it is a visit of the kind."""
        verb = _looking_verb(clause)
        areas = [] if verb is None else scope(clause)
        if verb is None or not areas or self.kind is None:
            return
        date = date_of_visit(clause, verb)
        if date is None:
            council = council_of(doc, clause, verb)
            yield Telling(clause.sentence, "inspection/scope", council, services=areas)
        elif clause.labelled("COUNCIL"):
            told = visit_telling(doc, clause, verb, date, str(self.kind.value), None)
            told.kind, told.services = Slot(self.kind.value, self.kind.spans), areas
            yield told

    def _latest(self, doc: Doc, clause: Clause) -> Iterator[Telling]:
        """Yield "The latest, in May, found …", "The second is due in June"."""
        token = _latest_token(clause)
        if token is None or self.kind is None or not (self.several or ordinal(token)):
            return
        date = date_of_visit(clause, token)
        if date is None or date.i - token.i > _AFTER_LATEST:
            return
        told = visit_telling(doc, clause, token, date, str(self.kind.value), None)
        told.kind, told.number = Slot(self.kind.value, self.kind.spans), ordinal(token, clause)
        told.inspected, told.published = told.inspected or told.published, None
        yield told


def _looking_verb(clause: Clause) -> Token | None:
    """Return the verb of a clause that begins "They looked at", "The visit concentrated on"."""
    if "AREA" not in clause.skeleton.labels[clause.start : clause.end]:
        return None
    opening = clause.tokens[:_OPENING]
    for place, token in enumerate(opening):
        if token.norm_ in words("looking") and not token.ent_type_:
            before = opening[:place]
            subject = any(t.norm_ in words("lookers") or is_inspectorate(clause, t) for t in before)
            if subject:
                return token
    return None


def _latest_token(clause: Clause) -> Token | None:
    """Return "latest" of "The latest, in May", "second" of "The second is due in June"."""
    norms = clause.skeleton.norms[clause.start : min(clause.end, clause.start + 4)]
    at = 2 if norms[1:2] == ["most"] else 1
    if norms[:1] != ["the"] or len(norms) <= at + 1:
        return None
    token = clause.skeleton.doc[clause.start + at]
    latest = token.norm_ in words("latest") or ordinal(token) is not None
    return token if latest and norms[at + 1] in words("behind_latest") else None
