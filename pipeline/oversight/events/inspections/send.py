"""Inspections of SEND: which inspections are ones, and whose services they judge."""

from spacy.tokens import Doc, Span, Token

from oversight.components.layout import block_at
from oversight.events.candidate import Slot
from oversight.events.inspections.clause import Clause
from oversight.events.inspections.services import is_looked_at
from oversight.meaning import organisations
from oversight.spans import group

_SEND = ("local area partnership", "SEND partnership")
_SEND_REACH = 4
_BESIDE = 30  # tokens
_JOINT = ("Ofsted", "Care Quality Commission")


def send_partnership(doc: Doc, told: list[Span], council: Slot) -> Slot | None:
    """Return the partnership whose SEND services are inspected, where what tells of it, or the
    sentences beside, name it.
    """
    for span in group(doc, "bodies"):
        near = any(place.start - _BESIDE <= span.start < place.end + _BESIDE for place in told)
        if near and is_send_partnership(span) and not _is_anothers(span, council):
            return Slot.of(organisations(span)[0], span)
    return None


def _is_anothers(partnership: Span, council: Slot) -> bool:
    """Tell whether the council named right before a partnership is another one."""
    doc = partnership.doc
    block = block_at(doc, partnership.start)
    start = partnership.start - _BESIDE if block is None else block.start
    before = [c for c in group(doc, "councils") if start <= c.start < partnership.start]
    keys = [value["key"] for value in organisations(before[-1])] if before else []
    return bool(keys) and council.value["key"] not in keys


def both_of_send(named: dict[str, Slot]) -> list[Slot]:
    """Return both inspectorates of SEND, where the article names them, else nothing."""
    return [named[name] for name in _JOINT] if set(_JOINT) <= set(named) else []


def is_send_partnership(span: Span) -> bool:
    """Tell whether a body is the partnership of council and health that SEND inspections judge."""
    found = organisations(span)
    return bool(found) and found[0]["kind"] == "partnership" and found[0]["name"].endswith(_SEND)


def is_about_send(clause: Clause, reach: int = _SEND_REACH) -> bool:
    """Tell whether special needs are spoken of in a clause, or so many sentences from it."""
    skeleton = clause.skeleton
    number = skeleton.sentence_of[clause.start]
    first = skeleton.keys[max(0, number - reach)][0]
    last = skeleton.keys[min(len(skeleton.keys) - 1, number + reach)][1]
    return any(
        (token.ent_type_ == "AREA" and token.ent_id_ == "send")
        or (token.ent_type_ == "INSPECTION_KIND" and token.ent_id_ == "send_inspection")
        or (token.ent_type_ == "BODY" and is_send_partnership(skeleton.sources[token.i]))
        for token in skeleton.doc[first:last]
    )


def send_kind(clause: Clause) -> Slot | None:
    """Return that it is a SEND inspection, where that is what was looked at, or an area's
    partnership was inspected.
    """
    for token in clause.tokens:
        if token.ent_type_ == "BODY" and is_send_partnership(clause.source(token)):
            return Slot.of("send_inspection", clause.source(token))
        if token.ent_type_ == "AREA" and token.ent_id_ == "send" and is_looked_at(clause, token):
            return Slot.of("send_inspection", clause.source(token))
    return None


def visit_kind(clause: Clause, token: Token) -> str:
    """Return the kind; two inspectorates that look at SEND make a SEND inspection."""
    kind = str(token.ent_id_)
    if kind in ("joint_inspection", "reinspection"):
        here = any(area.ent_id_ == "send" for area in clause.labelled("AREA"))
        return "send_inspection" if here else kind
    monitoring = token.norm_ == "monitoring inspection"
    if (monitoring or (kind == "inspection" and _are_two(clause))) and is_about_send(clause):
        return "send_inspection"
    return kind


def _are_two(clause: Clause) -> bool:
    """Tell whether both inspectorates of SEND are named in a clause."""
    named = clause.labelled("BODY")
    found = {value["name"] for token in named for value in organisations(clause.source(token))}
    return found >= set(_JOINT)
