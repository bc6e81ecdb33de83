"""What belongs to the story by what it speaks of: the names that came before."""

from collections import Counter

from oversight.layout.datelines import find_dates
from oversight.layout.lexicon import common_names
from oversight.layout.lines import Line
from oversight.layout.page import Page

_PROSE = 12  # words from which a line may take the story up again
_NEXT = 3  # paragraphs that are looked at
_SHARED = 2  # names that tie them to the story
_SHARE = 3  # the rest is the story if it is longer than this part of it


class Story:
    """The paragraphs so far."""

    def __init__(self) -> None:
        self.names: Counter[str] = Counter()
        self.paragraphs = 0
        self.words = 0

    def add(self, line: Line) -> None:
        """Take a paragraph or a header's line in."""
        self.names.update(line.capitals)
        if line.label == "PARAGRAPH":
            self.paragraphs += 1
            self.words += line.words

    def resumes(self, page: Page, index: int, zone: str) -> bool:
        """Tell whether the story goes on at this line after something else on the page."""
        line, before = page.lines[index], page.before(index)
        if zone == "COMMENTS" or line.kind or not line.prose or line.words < _PROSE:
            return False
        if before is not None and any(date.year for date in find_dates(before.text)):
            return False
        following = _paragraphs(page, index)
        shared = self._shared(following)
        if _refers_back(line):
            shared += _SHARED
        if zone == "LINKS":
            return True
        if zone == "OTHER":
            return shared > _SHARED and _refers_back(line)
        if shared >= _SHARED:
            return True
        rest = sum(other.words for other in page.lines[index:] if other.prose and not other.kind)
        return len(following) >= 2 and rest * _SHARE >= self.words

    def is_comments(self, page: Page, index: int) -> bool:
        """Tell an opener of comments from a button "Comments" in the middle of the story."""
        line = page.lines[index]
        if line.kind != "COMMENTS" or line.words > 2:
            return True
        later = page.lines[index + 1 : index + 6]
        if any(
            find_dates(other.text) or other.key == "reply" for other in later if other.words < 15
        ):
            return True
        following = [other for other in later if other.prose and not other.kind]
        return len(following) < 2 or self._shared(following) < _SHARED

    def _shared(self, lines: list[Line]) -> int:
        names = frozenset[str]().union(*(line.capitals for line in lines))
        common = common_names()
        # A name told before counts, one told often counts twice.
        return sum(min(self.names[name], 2) for name in names if name.lower() not in common)


def _paragraphs(page: Page, index: int) -> list[Line]:
    """Return this paragraph and the next ones, as far as no other kind of line parts them."""
    found: list[Line] = []
    for line in page.lines[index : index + 2 * _NEXT]:
        if line.prose and not line.kind and not line.label:
            found.append(line)
        elif not line.ended and line.words > 1 and not line.kind and not line.label:
            break
        if len(found) == _NEXT:
            break
    return found


def _refers_back(line: Line) -> bool:
    """Tell whether a paragraph begins with what only an earlier one explains."""
    first = line.text.lstrip("\"'“‘").split(None, 1)[0].lower()
    return first in {"he", "she", "they", "his", "her", "it", "but", "however,"}
