"""The form of dates: what precision a canonical value has, without resolving anything."""

import re

_ONE = re.compile(r"(?P<year>\d{4})(?:-(?P<second>\d\d)(?:-(?P<day>\d\d))?)?")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
OPEN = ".."


def precision_of(value: str) -> str | None:
    """Give the precision of an ISO 8601 / EDTF value; None where it is none.

    2016 year, 2016-04 month, 2016-11-25 day, 2017-22 season, 2016-33 quarter, 2016-40 half,
    2016-09-12/2016-10-06 and ../2018-03 period.
    """
    if "/" not in value:
        return _precision_of_one(value)
    sides = value.split("/")
    bounded = [side for side in sides if side != OPEN]
    if len(sides) != 2 or not bounded or not all(map(_precision_of_one, bounded)):
        return None
    if len(bounded) == 2 and bounded[0] > bounded[1]:
        return None
    return "period"


def _precision_of_one(value: str) -> str | None:
    match = _ONE.fullmatch(value)
    if match is None:
        return None
    if match["second"] is None:
        return "year"
    number = int(match["second"])
    if match["day"] is not None:
        inside = 1 <= number <= 12 and 1 <= int(match["day"]) <= _DAYS[number - 1]
        return "day" if inside else None
    return _precision_of_part(number)


def _precision_of_part(number: int) -> str | None:
    """Tell a month from EDTF's codes for seasons, quarters and halves of a year."""
    if 1 <= number <= 12:
        return "month"
    if 21 <= number <= 24:
        return "season"
    if 33 <= number <= 36:
        return "quarter"
    return "half" if number in (40, 41) else None
