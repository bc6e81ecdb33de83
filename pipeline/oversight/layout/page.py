"""A page as its lines, and the steps that give each line its label."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from oversight.layout.lexicon import known_lines
from oversight.layout.lines import Line, split_lines


@dataclass
class Page:
    """The lines of an article and what is known of the page as a whole."""

    text: str
    lines: list[Line]
    spaced: bool  # paragraphs stand between empty lines
    body: int = 0  # index of the first line of the story proper
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    posts: list[tuple[int, int]] = field(default_factory=list)

    def after(self, index: int) -> Line | None:
        """Return the line after this one."""
        return self.lines[index + 1] if index + 1 < len(self.lines) else None

    def before(self, index: int) -> Line | None:
        """Return the line before this one."""
        return self.lines[index - 1] if index else None

    def pairs(self) -> Iterator[tuple[Line, Line]]:
        """Yield each line with the one after it."""
        return pairwise(self.lines)


def read_page(text: str) -> Page:
    """Return the text's lines, each with the known line that it is."""
    lines = split_lines(text)
    lexicon = known_lines()
    for line in lines:
        line.known = lexicon.find(line.key)
    gaps = sum(line.gap for line in lines[1:])
    return Page(text, lines, spaced=gaps * 2 >= len(lines) - 1)
