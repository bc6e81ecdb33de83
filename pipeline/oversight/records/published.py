"""Publication dates as callers and files give them."""

import re
from datetime import date

from oversight.records.values import Precision, Published

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ]\d\d:?\d\d.{0,40})?)?)?", re.ASCII)
_PRECISION: tuple[Precision, ...] = ("year", "month", "day")


def published_on(value: str) -> Published:
    """Return the publication date for `2017`, `2017-09`, `2017-09-21` or a time on such a day.

    Raises ValueError where `value` is no such date.
    """
    match = _DATE.fullmatch(value.strip())
    if match is None:
        raise ValueError(f"{value!r} is no date. Wanted: 2017-09-21, 2017-09 or 2017.")
    parts = [part for part in match.groups() if part]
    date(*map(int, (*parts, "1", "1")[:3]))  # raises ValueError for what is in no calendar
    return Published(value="-".join(parts), precision=_PRECISION[len(parts) - 1], source="metadata")
