"""Reports: when inspectors said what they had found."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from oversight.events.candidate import Slot
from oversight.events.context.arguments import date_slot
from oversight.events.inspections.clause import Clause, words
from oversight.events.inspections.councils import council_of
from oversight.events.inspections.dates import date_of_visit, is_publishing
from oversight.events.inspections.inspectors import (
    is_about_others,
    is_of_inspectorate,
    is_report,
)
from oversight.events.inspections.telling import Telling
from oversight.spans import Offsets, offsets

_BEFORE = 5
_BEHIND = 8
_COMING = frozenset({"due", "expected"})
_FINDERS = frozenset({"they", "it", "inspectors"})
_NEAR_SENTENCES = 2
_NEAR_VERB, _FAR_VERB = 9, 18


def reports(doc: Doc, clause: Clause, beside: bool) -> Iterator[Telling]:
    """Yield "the report, published last Friday", "Ofsted's report of May": when they reported.

    `beside` a visit or an inspection the date has to stand with the verb or the noun.
    """
    said = [token for token in clause.tokens if is_report(token) or _is_what_found(token)]
    if not said:
        return
    for token in said:
        date, due = _date_of(clause, token), _date_due(clause, token)
        found = date or due
        if found is not None and _is_inspections(clause, token):
            yield _report(doc, clause, token, found, alone=True)
            return
        if due is not None and _is_of_one_before(clause, token):
            yield _report(doc, clause, token, due, alone=False)
            return
    verbs = [t for t in clause.tokens if is_publishing(t) and _is_of_some(clause, t, said)]
    named = clause.labelled("BODY", "ROLE")
    who = [token for token in named if is_of_inspectorate(clause, token)]
    if verbs and (beside or who or _is_of_one_before(clause, said[0])):
        date = date_of_visit(clause, verbs[0])
        if date is not None and (not beside or 0 < date.i - verbs[0].i <= 2):
            alone = any(_is_inspections(clause, token) for token in said) or _is_subject(who, verbs)
            yield _report(doc, clause, verbs[0], date, alone)


def _is_of_some(clause: Clause, verb: Token, said: list[Token]) -> bool:
    """Tell whether one of the reports is near a verb; "was published" may stand further off."""
    passive = clause.before(verb, 1)[:1] in (["was"], ["were"], ["is"])
    reach = _FAR_VERB if passive else _NEAR_VERB
    return any(abs(verb.i - other.i) < reach for other in said)


def _is_what_found(token: Token) -> bool:
    """Tell whether a token begins "what they found"."""
    if token.norm_ != "what" or token.i + 2 >= len(token.doc):
        return False
    return token.nbor(2).norm_ in words("finding") and token.nbor().norm_ in _FINDERS


def _is_of_one_before(clause: Clause, report: Token) -> bool:
    """Tell whether "the letter" is of the inspection told of just before, and of no review."""
    skeleton = clause.skeleton
    number = skeleton.sentence_of[clause.start]
    near = [keys for _, _, keys in skeleton.keys[max(0, number - _NEAR_SENTENCES) : number + 1]]
    named = any(not keys.isdisjoint({"INSPECTION_KIND", "inspectors"}) for keys in near)
    other = any(not keys.isdisjoint(words("other_reports")) for keys in near)
    definite = clause.before(report, 1)[:1] in (["the"], ["its"], ["their"])
    return named and definite and not other


def _report(doc: Doc, clause: Clause, token: Token, date: Token, alone: bool) -> Telling:
    alone = alone and not is_about_others(clause) and _tells(clause)
    return Telling(
        clause.sentence,
        "inspection/report",
        council_of(doc, clause, token),
        bare=Slot.of("inspection", clause.source(token)) if alone else None,
        published=date_slot(clause.source(date)),
        praised=not words("praise").isdisjoint(clause.before(token, 3)),
    )


def _tells(clause: Clause) -> bool:
    """Tell whether a letter says what was found: there are letters of many sorts."""
    norms = clause.skeleton.norms[clause.start : clause.end]
    found = not words("finding").isdisjoint(norms)
    return found or not {"letter", "letters"}.intersection(" ".join(norms).split())


def _is_subject(who: list[Token], verbs: list[Token]) -> bool:
    """Tell whether the inspectorate is right before the verb: "Ofsted published its findings"."""
    return any(0 < verbs[0].i - other.i <= 3 for other in who)


def _date_of(clause: Clause, report: Token) -> Token | None:
    """Return the date in "the report of May", "February's report", "in May came the report"."""
    after = clause.skeleton.doc[report.i + 1 : min(clause.end, report.i + _BEHIND + 3)]
    for token in after:
        if token.ent_type_ == "DATE":
            return token
        if token.norm_ not in words("report_path") and token.ent_type_ not in ("COUNCIL", "BODY"):
            break
    for token in reversed(list(clause.skeleton.doc[max(clause.start, report.i - 6) : report.i])):
        if token.ent_type_ == "DATE":
            after_date = token.nbor().norm_
            return token if after_date in ("'s", "'", "came", "saw") else None
    return None


def _date_due(clause: Clause, report: Token) -> Token | None:
    """Return the date in "the report is due on Friday", "the report, expected next week"."""
    after = clause.skeleton.doc[report.i + 1 : min(clause.end, report.i + _BEHIND + 1)]
    due = next((token for token in after if token.norm_ in _COMING), None)
    if due is None:
        return None
    near = clause.skeleton.doc[due.i + 1 : min(clause.end, due.i + 6)]
    return next((token for token in near if token.ent_type_ == "DATE"), None)


def reports_beside(doc: Doc, clause: Clause, used: set[Offsets]) -> Iterator[Telling]:
    """Yield "an Ofsted report published last month said … since it was rated good in 2016".

    The report of another inspection than the one whose grade the clause tells, by its own date.
    """
    for token in clause.tokens:
        if not is_report(token) or not _is_inspections(clause, token):
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
    """Tell whether a report is one of an inspection: "an inspection report", "Ofsted's report",
    "the report by inspectors".
    """
    before = clause.skeleton.doc[max(clause.start, report.i - _BEFORE) : report.i]
    if any(
        token.ent_type_ == "INSPECTION_KIND" or is_of_inspectorate(clause, token)
        for token in before
    ):
        return True
    earlier = clause.skeleton.doc[clause.start : report.i]
    if report.i > clause.start and report.nbor(-1).norm_ in words("resulting"):
        return any(is_of_inspectorate(clause, token) for token in earlier)
    after = clause.skeleton.doc[report.i + 1 : min(clause.end, report.i + _BEHIND)]
    return any(
        is_of_inspectorate(clause, token) and token.nbor(-1).norm_ in ("by", "from")
        for token in after
    )
