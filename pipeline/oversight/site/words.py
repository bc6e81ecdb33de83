"""Values of records in the words that a page shows."""

import re
from datetime import date
from typing import Any

from oversight.records import Date, Money, Quantity, Role

LABELS = {
    "inspection": "Inspection",
    "review": "Review",
    "intervention": "Intervention",
    "requirement": "Requirement",
    "service_transfer": "Transfer of services",
    "partnership": "Partnership",
    "appointment": "Appointment",
    "departure": "Departure",
    "tenure": "Post held",
    "industrial_action": "Industrial action",
    "funding": "Money",
    "board": "Board",
    "statement": "Statement",
    "figure": "Figure",
}

# What belongs together on a page has one colour.
FAMILIES = {
    "inspection": "inspections",
    "review": "inspections",
    "intervention": "interventions",
    "requirement": "interventions",
    "service_transfer": "interventions",
    "partnership": "interventions",
    "board": "interventions",
    "appointment": "people",
    "departure": "people",
    "tenure": "people",
    "industrial_action": "staff and money",
    "funding": "staff and money",
    "figure": "staff and money",
    "statement": "statements",
}

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_SPECIAL = {
    "send": "SEND",
    "send_inspection": "SEND inspection",
    "in_care": "children in care",
    "director_childrens_services": "director of children’s services",
    "director_other": "director",
    "mp": "MP",
    "children_services": "children’s services",
}
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?\Z", re.ASCII)


def plain(word: str | None) -> str:
    """Return a canonical word as it is written: `requires improvement`."""
    return _SPECIAL.get(word or "") or (word or "").replace("_", " ")


def first_upper(text: str) -> str:
    """Return a text with its first letter in upper case, the others as they are."""
    return text[:1].upper() + text[1:]


def say_date(value: Date | None) -> str:
    """Return a date as people write it: `12 Sep – 6 Oct 2016`, `spring 2017`, `by Mar 2018`."""
    if value is None:
        return ""
    if not value.value:
        return f"“{value.text}”"
    text = say_value(value.value)
    mods = {"start": "early", "mid": "mid", "end": "late", "approx": "about"}
    return f"{mods[value.mod]} {text}" if value.mod else text


def say_value(value: str) -> str:
    """Return an EDTF value as people write it."""
    if "/" not in value:
        return _point(value)
    first, last = value.split("/", 1)
    if first == "..":
        return f"by {_point(last)}"
    if last == "..":
        return f"since {_point(first)}"
    return _range(first, last)


def _range(first: str, last: str) -> str:
    if first.endswith("-04-01") and last == f"{int(first[:4]) + 1}-03-31":
        return f"{first[:4]}/{last[2:4]}"
    if len(first) == len(last) == 10:
        if first[:7] == last[:7]:
            return f"{int(first[8:])}–{_point(last)}"
        if first[:4] == last[:4]:
            return f"{_point(first)[:-5]} – {_point(last)}"
    return f"{_point(first)} – {_point(last)}"


def _point(value: str) -> str:
    found = _POINT.match(value)
    if found is None:
        return value
    year, part, day = found[1], int(found[2] or 0), int(found[3] or 0)
    if day and 1 <= part <= 12:
        return f"{day} {_MONTHS[part - 1]} {year}"
    if 1 <= part <= 12:
        return f"{_MONTHS[part - 1]} {year}"
    if part in _SEASONS:
        return f"{_SEASONS[part]} {year}"
    if 33 <= part <= 36:
        return f"quarter {part - 32} of {year}"
    if part in (40, 41):
        return f"{('first', 'second')[part - 40]} half of {year}"
    return year


def say_day(day: date) -> str:
    """Return a day as people write it."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def say_money(value: Money) -> str:
    """Return an amount in short: £6.6m."""
    sign = {"GBP": "£", "EUR": "€", "USD": "$"}[value.currency]
    for size, unit in ((1e9, "bn"), (1e6, "m")):
        if abs(value.amount) >= size:
            return f"{sign}{value.amount / size:.4g}{unit}"
    return f"{sign}{value.amount:,.0f}"


def say_quantity(value: Quantity) -> str:
    """Return a count or a percentage."""
    number = f"{value.value:,.10g}" + ("%" if value.unit == "percent" else "")
    return f"about {number}" if value.approximate else number


def say_role(role: Role | None) -> str:
    """Return a post by its title as printed, else by its kind."""
    if role is None:
        return ""
    title = role.title or plain(role.kind)
    told = title.lower().startswith(("interim", "acting", "temporary"))
    return f"interim {title}" if role.interim and not told else title


def say(value: Any) -> str:
    """Return any value of a field in words."""
    match value:
        case None | False | ():
            return ""
        case True:
            return "yes"
        case Date():
            return say_date(value)
        case Money():
            return say_money(value)
        case Quantity():
            return say_quantity(value)
        case Role():
            return say_role(value)
        case tuple():
            return "; ".join(map(say, value))
        case str():
            return plain(value) if "_" in value else value
    rating = getattr(value, "rating", None)
    if rating:
        return f"{plain(value.area)} {plain(rating)}"
    return str(getattr(value, "name", value))
