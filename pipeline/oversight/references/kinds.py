"""What councils may be called: "the city", "the county", "the borough", "the island"."""

from functools import cache

from oversight.resources import patterns_dir
from oversight.vocabulary.terms import read_table

KINDS = frozenset({"city", "county", "borough", "island", "unitary"})
# Hardly a council can be called so: where none is named that can, a sandbank is meant.
RARE = frozenset({"island"})

# Single councils of a whole county, whose names do not say so.
_WHOLE = frozenset({"cumberland", "isle-of-wight", "westmorland-and-furness"})
_SIDES = frozenset({"central", "east", "north", "south", "west"})
_ISLANDS = frozenset({"isle-of-wight"})


@cache
def _kinds() -> dict[str, frozenset[str]]:
    """Return for each key what its council may be called: city, county, island, unitary …"""
    kinds: dict[str, frozenset[str]] = {}
    folder = patterns_dir() / "councils"
    for row in [*read_table(folder / "councils.csv"), *read_table(folder / "gaps.csv")]:
        name, kind = row["name"].lower(), row["type"]
        called = {word for word in ("city", "county", "borough", "district") if word in name}
        if kind in ("london", "metropolitan"):
            called.add("borough")
        if kind == "county" or name.split(" council")[0].endswith(("shire", "rutland")):
            called.add("county")
        if row["key"] in _WHOLE:
            called.add("county")
        if row["key"] in _ISLANDS:
            called.add("island")
        if kind == "unitary":
            called |= {"unitary"} if called else {"unitary", "borough"}
        kinds[row["key"]] = kinds.get(row["key"], frozenset()) | called
    return kinds


def county_of(key: str) -> str | None:
    """Return the county that a council has only a part of: West Essex is in Essex."""
    side, _, county = key.partition("-")
    return county if side in _SIDES and county in _kinds() else None


@cache
def is_gone(key: str) -> bool:
    """Tell a council that has been replaced by others."""
    rows = read_table(patterns_dir() / "councils" / "councils.csv")
    ends = [row["end"] for row in rows if row["key"] == key]
    return bool(ends) and all(ends)


def is_named(key: str, value: str) -> bool:
    """Tell whether a council's own name says what it is: Cumbria's does that it is a county."""
    return fits(key, value) and not (value == "county" and key in _WHOLE)


def fits(key: str, value: str) -> bool:
    """Tell whether a council can be called so: "the city", "the county", "the island"."""
    if value in ("any", "bare", "town", "hidden"):
        return True
    return value in _kinds().get(key, frozenset([value]))
