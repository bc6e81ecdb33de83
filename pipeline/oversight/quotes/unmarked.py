"""Quotations without marks: a block of somebody's words that a caption or a cue introduces.

Live pages set a politician's statement below a picture whose caption names the speaker, or below
a sentence that reports them, with no marks. What gives it away is the first person, which a
reporter does not use.
"""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Span

from oversight.quotes.cues import Cue
from oversight.quotes.marks import has_double_marks, quotes_aloud
from oversight.quotes.mentions import Mention, Mentions
from oversight.resources import patterns_dir
from oversight.spans import group
from oversight.text import read

_STRONG = frozenset({"i", "my", "me", "myself", "mine"})
_PLURAL = frozenset({"we", "our", "us", "ours"})
_NAMING = frozenset({"CAPTION", "HEADING", "PARAGRAPH"})
_TELLING = frozenset({"PARAGRAPH", "STANDFIRST"})
_LONGEST_NAMING = 16  # tokens of a line that only says who speaks
_DIARY = 0.4  # share of paragraphs in the first person from which the whole piece is


@cache
def _reporters() -> frozenset[str]:
    lines = (patterns_dir() / "quotes" / "reporter.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


class Unmarked:
    """Finds the blocks of one Doc that are quotations without marks."""

    def __init__(self, doc: Doc, blocks: list[Span], mentions: Mentions, cues: list[Cue]) -> None:
        self.doc = doc
        self.text = read(doc)
        self.norms = mentions.norms
        self.blocks = blocks
        self.mentions = mentions
        self.cues = {cue.start: cue for cue in cues if cue.strong and not cue.passive}
        self.likely = {c.start for c in cues if c.label == "SAY_LIKELY"} | set(self.cues)
        self.posted = _tokens_of(group(doc, "posts"))

    def find(self) -> tuple[frozenset[int], dict[int, Mention]]:
        """Return the indices of such blocks, and of blocks that name a speaker, with whom."""
        naming = {
            place: person
            for place, block in enumerate(self.blocks)
            if block.label_ in _NAMING and (person := self._named(block)) is not None
        }
        found: set[int] = set()
        if not any(norm in _STRONG or norm in _PLURAL for norm in self.norms):
            return frozenset(), naming
        diary = self._is_diary()
        for place, person in naming.items():
            if self.blocks[place].start in self.posted or not diary:
                found.update(self._after_name(place, person))
        if not diary:
            for place, block in enumerate(self.blocks[:-1]):
                if block.label_ in _TELLING and place not in found and self._tells(block):
                    found.update(self._after_cue(place, self.norms[block.end - 1] == ":"))
        return frozenset(found), naming

    def _named(self, block: Span) -> Mention | None:
        """Return the person whom a short line names at its end, with no cue in it."""
        if len(block) > _LONGEST_NAMING or self.norms[block.start] == "dear":
            return None  # a letter's salutation names whom it is to
        end = block.end
        for i in range(block.start, block.end):
            if i in self.cues or self.norms[i] == ":":
                return None
            if self.norms[i] == "(" and end == block.end:
                end = i  # the credit
        people = [m for m in self.mentions.between(block.start, end) if m.kind == "PERSON"]
        tail = people and all(self.doc[i].is_punct for i in range(people[-1].end, end))
        return people[-1] if tail else None

    def _after_name(self, place: int, person: Mention) -> list[int]:
        run: list[int] = []
        for at in range(place + 1, len(self.blocks)):
            block = self.blocks[at]
            if not run and block.label_ == "FURNITURE":
                continue  # the caption's second copy
            if block.label_ not in ("PARAGRAPH", "BLOCK_QUOTE") or self._from_outside(
                block, person
            ):
                break
            run.append(at)
        strong, plural = self._first_person(run)
        posted = self.blocks[place].start in self.posted
        return run if strong or (posted and plural) else []

    def _after_cue(self, place: int, colon: bool) -> Iterator[int]:
        for at in range(place + 1, len(self.blocks)):
            block = self.blocks[at]
            if block.label_ != "PARAGRAPH" or self._from_outside(block, None):
                return
            strong, plural = self._first_person([at])
            if not (strong or (plural and (colon or at > place + 1))):
                return
            yield at

    def _from_outside(self, block: Span, person: Mention | None) -> bool:
        """Tell whether a paragraph is the reporter's: marks, a cue with its subject, the name."""
        text = self.text.of(block)
        if quotes_aloud(text) or text.rstrip().endswith(":"):
            return True
        words = " ".join(self.norms[block.start : block.end])
        if any(phrase in words for phrase in _reporters()):
            return True
        inside = self.mentions.between(block.start, block.end)
        if person is not None and any(m.key == person.key and m.kind == "PERSON" for m in inside):
            return True
        ends = {m.end for m in inside if m.person or m.label in ("he", "she", "it", "they")}
        return any(i in self.cues and i in ends for i in range(block.start, block.end))

    def _tells(self, block: Span) -> bool:
        """Tell whether a paragraph reports somebody's speech, without quoting it."""
        if quotes_aloud(self.text.of(block)):
            return False
        inside = self.mentions.between(block.start, block.end)
        ends = {m.end for m in inside if m.person or m.label in ("he", "she")}
        cues = self.likely if self.norms[block.end - 1] == ":" else self.cues
        # "Ida Lund said", "Ida Lund, leader of the council, said"
        return any(
            i in cues and (i in ends or (self.norms[i - 1] == "," and min(ends, default=i) < i))
            for i in range(block.start, block.end)
        )

    def _first_person(self, run: list[int]) -> tuple[int, int]:
        norms = [n for at in run for n in self.norms[self.blocks[at].start : self.blocks[at].end]]
        return sum(n in _STRONG for n in norms), sum(n in _PLURAL for n in norms)

    def _is_diary(self) -> bool:
        told = [at for at, block in enumerate(self.blocks) if block.label_ == "PARAGRAPH"]
        plain = [at for at in told if not has_double_marks(self.text.of(self.blocks[at]))]
        first = sum(self._first_person([at])[0] > 0 for at in plain)
        return len(plain) > 4 and first / len(plain) > _DIARY


def _tokens_of(spans: list[Span]) -> frozenset[int]:
    return frozenset(i for span in spans for i in range(span.start, span.end))
