"""The days on which inspectors were there, as a cover prints them.

"17 March to 21 March 2025", "6 to 17 December 2021", "1/06/2015 - 25/06/2015", "23 April-18 May
2018", "30 September to 11 October 2024 and 13 to 16 January 2025".
"""

import re
from datetime import date
from functools import cache

from oversight.reports.phrases import phrases


@cache
def _point() -> re.Pattern[str]:
    return next(one.expression for one in phrases("dates") if one.id == "dates/point")


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def days_of(text: str) -> tuple[date, date] | None:
    """Return the first and the last day that the text names, or None where it fixes none.

    What a day lacks, its month or year, it takes from the next that has it.
    """
    points = [_numbers(match) for match in _point().finditer(text)]
    days: list[date] = []
    month: int | None = None
    year: int | None = None
    for own_day, own_month, own_year in reversed(points):
        year, month = own_year or year, own_month or month
        if month is None or year is None:
            return None
        try:
            day = date(year, month, own_day)
        except ValueError:
            return None
        if days and day > days[-1] and own_year is None:
            # "14 December to 8 January 2016"
            year -= 1
            day = day.replace(year=year)
        days.append(day)
    return (min(days), max(days)) if days else None


def _numbers(match: re.Match[str]) -> tuple[int, int | None, int | None]:
    if match["numeric"]:
        dd, mm, yy = (int(part) for part in re.split(r"[/.]", match["numeric"]))
        return dd, mm, yy + 2000 if yy < 100 else yy
    name = match["month"]
    month = _MONTHS.index(name[:3].lower()) + 1 if name else None
    return int(match["dd"]), month, int(match["year"]) if match["year"] else None


def date_value(first: date, last: date, text: str) -> dict[str, object]:
    """Return a record's date for a day, or for a period from one day to another."""
    one, two = first.isoformat(), last.isoformat()
    value = one if first == last else f"{one}/{two}"
    return {
        "value": value,
        "first": one,
        "last": two,
        "precision": "day" if first == last else "period",
        "text": text,
    }


def told_date(text: str) -> dict[str, object] | None:
    """Return a record's date for a day, a month, a season or a year in words, or None."""
    words = text.lower().replace(",", " ").split()
    year = next((word for word in reversed(words) if re.fullmatch(r"(19|20)\d\d", word)), None)
    if year is None or any(char in text for char in "/"):
        days = days_of(text)
        return date_value(*days, text) if days else None
    month = next((_MONTHS.index(w[:3]) + 1 for w in words if w[:3] in _MONTHS), None)
    if month is None:
        return _season(words, int(year), text) or _span(year, "year", int(year), 1, 12, text)
    if any(word[0].isdigit() and word != year for word in words):
        days = days_of(text)
        return date_value(*days, text) if days else None
    return _span(f"{year}-{month:02}", "month", int(year), month, month, text)


_SEASONS = {"spring": (21, 3), "summer": (22, 6), "autumn": (23, 9)}


def _season(words: list[str], year: int, text: str) -> dict[str, object] | None:
    for word in words:
        if word in _SEASONS:
            code, month = _SEASONS[word]
            return _span(f"{year}-{code}", "season", year, month, month + 2, text)
    return None


def _span(
    value: str, precision: str, year: int, first: int, last: int, text: str
) -> dict[str, object]:
    end = date(year + last // 12, last % 12 + 1, 1).toordinal() - 1
    return {
        "value": value,
        "first": date(year, first, 1).isoformat(),
        "last": date.fromordinal(end).isoformat(),
        "precision": precision,
        "text": text,
    }
