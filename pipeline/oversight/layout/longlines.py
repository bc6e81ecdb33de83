"""Articles whose paragraphs, or whole text, stand on one line: cut for the other steps."""

import re
from functools import cache

from oversight.layout.borders import sentence_starts
from oversight.layout.bylines import find_byline, name_shaped
from oversight.layout.datelines import find_dates
from oversight.layout.lexicon import kinds_of
from oversight.layout.lines import Line
from oversight.layout.page import Page, recognise

_LONG = 130  # words from which a line is cut into sentences
_HEAD = 400  # characters in which a one-line article's header ends
_STAMP = re.compile(r"(date )?((?:19|20)\d\d-\d\d-\d\d)\s+(?=\S)")
_JOINED = {"PARAGRAPH", "COMMENT", "OTHER_STORY", "BLOCK_QUOTE"}
_AFTER_TITLE = re.compile(r"[A-Z“‘\"'0-9£]")


@cache
def _cues(kind: str) -> re.Pattern[str]:
    """Return what opens furniture inside a line, or is all of it, by its exact letters."""
    cues = sorted(kinds_of("layout/inline_cues.json")[kind], key=lambda cue: (-len(cue), cue))
    literal = "|".join(re.escape(cue).replace("\\#", r"\d{1,4}") for cue in cues)
    return re.compile(rf"(?<![\w'’-])(?:{literal})(?!\w)")


def cut_stamp(page: Page) -> None:
    """Cut off the date that mirrors of articles put before the text: "date 2024-03-22 The…"."""
    stamp = _STAMP.match(page.lines[0].text) if page.lines else None
    if stamp is None:
        return
    line = page.lines[0]
    parts = [line.part(*stamp.span(2), label="DATELINE", gap=True)]
    if stamp.group(1):
        parts.insert(0, line.part(*stamp.span(1), label="FURNITURE", gap=True))
    rest = line.part(stamp.end(), len(line.text), gap=True)
    rest.known = recognise(rest)
    page.lines[:1] = [*parts, rest]


def cut_long(page: Page) -> None:
    """Cut long lines at sentence borders, at furniture, and a header before the first."""
    lines: list[Line] = []
    for line in page.lines:
        if line.words < _LONG:
            lines.append(line)
            continue
        places = {0, *_places(line.text)}
        if not lines:
            places |= _header_places(line.text)
        lines += _cut(line, sorted(places))
    page.lines = lines


def _places(text: str) -> set[int]:
    places = {found.start() for found in _cues("opens").finditer(text)}
    for found in _cues("whole").finditer(text):
        places |= {found.start(), found.end()}
    return places | set(sentence_starts(text, 0, len(text)))


def _header_places(text: str) -> set[int]:
    """Return where title, byline, date and story begin on the line of a whole article."""
    for date in find_dates(text[:_HEAD], limit=70):
        follows = text[date.end :].lstrip(" |,-–")
        name = _name_before(text[: date.labelled])
        if not date.year or not (_AFTER_TITLE.match(follows) or name):
            continue
        if (date.prepositional and not name) or (date.words < 3 and not date.numeric):
            continue
        places = {date.labelled, date.end}
        return places | ({name} if name else set())
    return set()


def _name_before(head: str) -> int:
    """Return where the byline at the end of a header begins, 0 where there is none."""
    words = list(re.finditer(r"\S+", head))
    for count in (5, 4, 3):
        if len(words) > count:
            place = words[-count].start()
            found = find_byline(head[place:].strip())
            if found:
                return place
    for count in (3, 2):
        if len(words) > count + 3 and words[-count - 1].group()[0].islower():
            place = words[-count].start()
            if name_shaped(head[place:].strip(" |,-–")):
                return place
    return 0


def _cut(line: Line, places: list[int]) -> list[Line]:
    parts: list[Line] = []
    for start, end in zip(places, [*places[1:], len(line.text)], strict=True):
        if not line.text[start:end].strip():
            continue
        part = line.part(start, end, piece=True, gap=line.gap and not parts)
        part.known = recognise(part)
        parts.append(part)
    return parts


def join_pieces(page: Page) -> None:
    """Make one line again of neighbouring pieces of one line with one label."""
    lines: list[Line] = []
    for line in page.lines:
        last = lines[-1] if lines else None
        if (
            last is not None
            and last.piece
            and line.piece
            and not line.gap
            and last.label == line.label
            and line.label in _JOINED
        ):
            last.end = line.end
            last.text = page.text[last.start : line.end]
        else:
            lines.append(line)
    page.lines = lines
