"""Who wrote it: the shape of a byline and of a name that stands alone."""

import re

from oversight.layout.lexicon import byline_words

_BY = re.compile(r"(?:[Bb]y|BY|Words by|Written by|Author|Reporter)\s*:?\s+(?=[A-Z])")
_SPLIT = re.compile(r"\s*[|,•·/]\s*|\s+-\s+|\s+on\s+(?=[A-Z][a-z]+ \d)")
_PART = re.compile(
    r"(?:[A-Z]\.?|[A-Z][\w'’]*[a-z](?:-[A-Z]?[\w'’]+)*|O['’][A-Z]\w+|[A-Z]{2,}(?:-[A-Z]+)*)$"
)
_JOINTS = {"and", "&", "de", "van", "von", "der", "du", "la", "le", "al", "bin"}


def name_shaped(text: str) -> bool:
    """Tell whether the text is one name or several, and nothing else: "Ann Lee and Bo Hart"."""
    words = text.replace(",", " ").split()
    if not 2 <= len(words) <= 8:
        return False
    taken = byline_words()
    named = [word for word in words if word not in _JOINTS]
    return len(named) >= 2 and all(
        _PART.match(word) and word.lower().strip(".") not in taken for word in named
    )


def find_byline(line: str) -> tuple[int, int] | None:
    """Return where in a header line the names of "By …" stand, or None."""
    cue = _BY.match(line)
    if not cue:
        return None
    rest = line[cue.end() :]
    cut = _SPLIT.search(rest)
    name = rest[: cut.start()] if cut else rest
    while cut and not name_shaped(name):
        return None
    if not name_shaped(name) and len(name.split()) > 4:
        return None
    return cue.end(), cue.end() + len(name.rstrip())
