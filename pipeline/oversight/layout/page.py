"""A page as its lines, each with the known line that it is and what HTML said of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from oversight.layout.lexicon import LinePattern, known_lines
from oversight.layout.lines import Line, split_lines

Hints = Sequence[Sequence[Any]]

_SHORT_KINDS = {"RELATED", "PROMO", "NOTES", "CAPTION_LABEL"}  # no sentence is one
_CREDIT = 8  # words at most after "Picture:"
_LINK = 30  # words at most in a link to another story
_PIECE = 25  # words at most in a known line cut out of a longer one, whose end is a guess
_SHORT = 12  # the same in a link: "Here's the full story."
_CAPTION = 40  # words at most in a caption
_COVER = 0.8  # of a line that a hint has to cover


@dataclass
class Page:
    """The lines of an article and what is known of the page as a whole."""

    text: str
    lines: list[Line]
    spaced: bool  # paragraphs stand between empty lines
    body: int = 0  # index of the first line of the story proper
    title: str | None = None
    byline: str | None = None
    posts: list[tuple[int, int]] = field(default_factory=list)

    def after(self, index: int) -> Line | None:
        """Return the line after this one."""
        return self.lines[index + 1] if index + 1 < len(self.lines) else None

    def before(self, index: int) -> Line | None:
        """Return the line before this one."""
        return self.lines[index - 1] if index else None


def captioned(before: Line | None, line: Line) -> bool:
    """Tell whether the line before says that this one is a caption."""
    if before is None or before.kind != "CAPTION_LABEL" or line.words > _CAPTION:
        return False
    return "caption" in before.key or not line.prose


def read_page(text: str, hints: Hints = ()) -> Page:
    """Return the text's lines; `hints` are [start, end, kind] in characters."""
    lines = split_lines(text)
    for line in lines:
        line.known = recognise(line)
        if not any(char.isalnum() for char in line.text):
            line.label = "FURNITURE"
    _take_hints(lines, hints)
    gaps = sum(line.gap for line in lines[1:])
    return Page(text, lines, spaced=gaps * 2 >= len(lines) - 1)


def recognise(line: Line) -> LinePattern | None:
    """Return the known line that this one is, unless its shape speaks against it."""
    known = known_lines().find(line.key)
    if known is None:
        return None
    if known.label == "CAPTION" and known.pieces[0] == "" and len(known.pieces) > 1:
        return known if _credited(line, known) else None
    if line.prose and (known.label in _SHORT_KINDS or _mere_comments(known)):
        return None
    if known.label == "LINK" and line.prose and line.words > _LINK:
        return None
    if line.piece and line.ended and len(known.pieces) > 1:
        return known if line.words <= (_SHORT if known.label == "LINK" else _PIECE) else None
    return known


def _mere_comments(known: LinePattern) -> bool:
    return known.label == "COMMENTS" and "#" not in known.needle


def _credited(line: Line, known: LinePattern) -> bool:
    """Tell a credit from a sentence with a colon: "a bleak picture: staff were leaving"."""
    mark = known.pieces[1].strip()
    rest = line.text[line.text.lower().rfind(mark.split(":")[0]) + len(mark) :]
    return len(rest.split()) <= _CREDIT and not (line.ended and rest.endswith(".") and _lower(rest))


def _lower(rest: str) -> bool:
    words = rest.split()
    return bool(words) and words[0][0].islower()


def _take_hints(lines: list[Line], hints: Hints) -> None:
    place = 0
    ordered = sorted((int(start), int(end), str(kind)) for start, end, kind in hints)
    for line in lines:
        while place < len(ordered) and ordered[place][1] <= line.start:
            place += 1
        if place < len(ordered):
            start, end, kind = ordered[place]
            cover = min(end, line.end) - max(start, line.start)
            if cover >= _COVER * (line.end - line.start):
                line.hint = kind
