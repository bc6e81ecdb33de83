"""What happened, in a few words: the title of an event on a page."""

from oversight.records import AnyEvent
from oversight.records.events import (
    Appointment,
    Board,
    Departure,
    Figure,
    Funding,
    IndustrialAction,
    Inspection,
    Intervention,
    Partnership,
    Requirement,
    Review,
    ServiceTransfer,
    Statement,
    Tenure,
)
from oversight.site.words import LABELS, first_upper, plain, say_money, say_quantity, say_role

_MANNERS = {
    "resigned": "resigns",
    "retired": "retires",
    "dismissed": "is dismissed",
    "mutual_consent": "leaves by mutual consent",
    "suspended": "is suspended",
    "seconded": "is seconded",
    "end_of_term": "ends the term",
    "moved": "moves on",
    "restructure": "leaves in a restructure",
}


def title(event: AnyEvent) -> str:
    """Return what happened, in a few words."""
    return first_upper(_title(event))


def _title(event: AnyEvent) -> str:
    match event:
        case Inspection():
            return _inspection(event)
        case Review():
            reviewer = f" by {event.reviewer.name}" if event.reviewer else ""
            return f"{_kind(event.kind, 'review')}{reviewer}"
        case Intervention():
            return f"{plain(event.instrument) or 'intervention'} {plain(event.action)}".strip()
        case Requirement():
            return f"{event.deliverable or 'requirement'}" + (" (recurring)" * event.recurring)
        case ServiceTransfer():
            return _transfer(event)
        case Partnership():
            partner = f" with {event.partner.name}" if event.partner else ""
            return f"{_kind(event.kind, 'partnership')}{partner}"
        case Appointment() | Departure() | Tenure():
            return _post(event)
        case IndustrialAction():
            union = f", {event.union.name}" if event.union else ""
            return f"{_kind(event.kind, 'industrial action')}{union}"
        case Funding():
            amount = say_money(event.amount) if event.amount else ""
            purpose = f": {event.purpose}" if event.purpose else ""
            return f"{amount} {_kind(event.kind, 'money')}{purpose}".strip()
        case Board():
            return event.name or "board"
        case Statement():
            return f"{event.speaker.name if event.speaker else 'unnamed speaker'}"
        case Figure():
            number = say_quantity(event.value) if event.value else ""
            return f"{plain(event.measure) or 'figure'}: {number}"
    return LABELS[event.type]


def _kind(kind: str | None, otherwise: str) -> str:
    return otherwise if kind in (None, "other") else plain(kind)


def _inspection(event: Inspection) -> str:
    named = _kind(event.kind, "inspection")
    if event.number and event.kind == "monitoring_visit":
        named = f"{named} {event.number}"
    overall = overall_rating(event)
    if overall:
        return f"{named}: {plain(overall)}"
    if event.outcome:
        return f"{named}: {plain(event.outcome)}"
    grades = "; ".join(f"{plain(one.area)} {plain(one.rating)}" for one in event.judgements)
    return f"{named}: {grades}" if grades else named


def overall_rating(event: Inspection) -> str | None:
    """Return the grade for all services together, where there is one."""
    return next((one.rating for one in event.judgements if one.area == "overall"), None)


def _transfer(event: ServiceTransfer) -> str:
    scope = {"children_services": "children’s services", "social_care": "social care"}
    what = scope.get(event.scope or "", plain(event.scope) or "services")
    if event.form == "return_to_council":
        return f"{what} back to the council"
    goal = event.recipient.name if event.recipient else _kind(event.form, "")
    return f"{what} to {goal}" if goal else f"{what} out of the council’s control"


def _post(event: Appointment | Departure | Tenure) -> str:
    who = event.person.name if event.person else "somebody not named"
    role = say_role(event.role)
    if isinstance(event, Tenure):
        return f"{who}, {role}" if role else who
    if isinstance(event, Appointment):
        verb = "reappointed" if event.reappointed else "appointed"
        verb = f"to be {verb}" if event.status in ("planned", "proposed") else verb
        return f"{who} {verb} {role}".strip()
    manner = _MANNERS.get(event.manner or "", "leaves")
    return f"{who} {manner}" + (f" as {role}" if role else "")
