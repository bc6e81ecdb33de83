"""Publication dates as callers and files give them."""

import re
from datetime import date

from oversight.records.values import Precision, Published

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ]\d\d:?\d\d.{0,40})?)?)?", re.ASCII)
_PRECISION: tuple[Precision, ...] = ("year", "month", "day")

# dateparser reads written-out days ("Fri, 25 Nov 2016 10:00 GMT") in British order. Nothing
# relative is asked of it and nothing missing may be filled in: the day of the run enters nowhere.
_LONGEST = 60
_SETTINGS = {
    "PARSERS": ["absolute-time"],
    "REQUIRE_PARTS": ["day", "month", "year"],
    "DATE_ORDER": "DMY",
    "TIMEZONE": "UTC",
    "RETURN_AS_TIMEZONE_AWARE": False,
}


def published_on(value: str) -> Published:
    """Return the publication date for `2017`, `2017-09`, `2017-09-21` or a day written out.

    Raises ValueError where `value` is no such date.
    """
    match = _DATE.fullmatch(value.strip())
    parts = [part for part in match.groups() if part] if match else _written_out(value)
    if not parts:
        raise ValueError(f"{value!r} is no date. Wanted: 2017-09-21, 2017-09 or 2017.")
    date(*map(int, (*parts, "1", "1")[:3]))  # raises ValueError for what is in no calendar
    return Published(value="-".join(parts), precision=_PRECISION[len(parts) - 1], source="metadata")


def _written_out(value: str) -> list[str]:
    """Return year, month and day of a day written out with its year, or nothing."""
    if len(value) > _LONGEST or not re.search(r"[^\W\d_]{3}", value):
        return []
    import dateparser  # takes a while to import, and is seldom needed

    found = dateparser.parse(value.strip(), languages=["en"], settings=_SETTINGS)
    # A two-figure year would be one that dateparser chose.
    if found is None or str(found.year) not in value:
        return []
    day: str = found.date().isoformat()
    return day.split("-")
