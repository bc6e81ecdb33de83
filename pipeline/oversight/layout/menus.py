"""A site's menu, and the line that says when a committee met."""

import re

from oversight.layout.lexicon import kinds_of
from oversight.layout.lines import Line

_PATH = "layout/menu_words.json"
_MINUTES = re.compile(
    r"\W*(?:(?:draft|approved) )?(?:minutes|notes|record|decisions|proceedings|meeting) of "
    r"|\W*at an? (?:special |extraordinary )?meeting of ",
    re.IGNORECASE,
)
_LEAST = 3  # words of a menu
_WIDE = re.compile(r"\s{2,}|\t")
_ENTRY = 2  # words at most of a menu's entry between wide gaps
_ENTRIES = 4  # from which a line with wide gaps is a menu, whatever it says


def is_menu(line: Line) -> bool:
    """Tell "News Opinion Sport" from a title: nothing but what sites call their parts."""
    words = line.text.split()
    if len(words) < _LEAST or line.prose:
        return False
    entries = _WIDE.split(line.text.strip())
    if len(entries) >= _ENTRIES and all(len(entry.split()) <= _ENTRY for entry in entries):
        return True
    known = kinds_of(_PATH)["menu"]
    titled = sum(word[0].isupper() for word in words)
    return titled >= _LEAST and all(word.lower().strip("|>») ") in known for word in words)


def is_minutes(line: str) -> bool:
    """Tell whether a line says of which meeting a record is: "Minutes of the meeting held on …"."""
    return _MINUTES.match(line) is not None


def is_meeting(before: str) -> bool:
    """Tell whether what stands before a date is the name of the committee that met then."""
    words = before.lower().replace(":", " ").strip(" ,-–—|").split()
    return bool(words) and words[-1] in kinds_of(_PATH)["meeting"]
