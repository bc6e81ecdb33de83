"""What an event is about, whatever its type: its date, its council."""

from oversight.records import AnyEvent, Date, Organisation

# The field that says when: of each type the first that is filled.
_DATES = ("date", "inspected", "published", "conducted", "since", "due", "period", "until")
_COUNCILS = ("council", "organisation", "obliged", "speaker")


def when(event: AnyEvent) -> Date | None:
    """Return the date that says when an event was, or is to be."""
    found = (getattr(event, name, None) for name in _DATES)
    return next((value for value in found if value is not None and value.value), None)


def council_of(event: AnyEvent) -> Organisation | None:
    """Return the council that an event is about, in whatever field it stands."""
    for name in _COUNCILS:
        value = getattr(event, name, None)
        if isinstance(value, Organisation) and value.kind == "council":
            return value
    return None
