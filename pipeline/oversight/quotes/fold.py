"""Sentences with their quotations folded: what is said around the marks, each quotation one item.

Attribution looks only at the words outside the marks; a quotation of five sentences is one item
of the sentence that says who speaks.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.attrs import SENT_START
from spacy.tokens import Doc, Span

from oversight.quotes.marks import DOUBLE, Pair, opens_with_mark, pair_marks
from oversight.spans import group
from oversight.text import read

# Blocks that can hold a statement; headings reword, comments are other people's.
SPEAKING = frozenset({"STANDFIRST", "CAPTION", "PARAGRAPH", "LIST_ITEM", "BLOCK_QUOTE"})
_ENDS = frozenset(".!?…")
_JOINTS = frozenset(",:;")
_LONGEST = 300  # items of a sentence; what has more is no sentence
_SCARE = 5  # words up to which marks only distance the writer
_LOOKAHEAD = 4  # paragraphs without marks that may lie between an opening and its closing mark


@dataclass(frozen=True, slots=True)
class Quoted:
    """Tokens [start, end) within marks. `left` / `right` include the marks' own tokens."""

    start: int
    end: int
    left: int
    right: int
    closed: bool
    marks: bool
    words: int
    last: str  # last character inside


Item = int | Quoted


@dataclass(slots=True)
class Folded:
    """One sentence: indices of tokens outside marks, and quotations."""

    block: int
    items: list[Item]
    first_in_block: bool
    last_in_block: bool = False
    quotes: list[Quoted] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Return the first token, marks included."""
        item = self.items[0]
        return item.left if isinstance(item, Quoted) else item

    @property
    def end(self) -> int:
        """Return the token after the last, marks included."""
        item = self.items[-1]
        return item.right if isinstance(item, Quoted) else item + 1


def blocks_of(doc: Doc) -> list[Span]:
    """Return the layout's blocks; without a layout, each line is a paragraph."""
    if "blocks" in doc.spans:
        return list(group(doc, "blocks"))
    return list(_lines(doc))


def _lines(doc: Doc) -> Iterator[Span]:
    start = 0
    for token in doc:
        if token.is_space and "\n" in token.text:
            if token.i > start:
                yield Span(doc, start, token.i, label="PARAGRAPH")
            start = token.i + 1
    if start < len(doc):
        yield Span(doc, start, len(doc), label="PARAGRAPH")


class Folder:
    """Folds the story of one Doc."""

    def __init__(
        self,
        doc: Doc,
        norms: list[str],
        blocks: list[Span],
        unmarked: frozenset[int] = frozenset(),
    ) -> None:
        self.doc = doc
        self.norms = norms
        self.unmarked = unmarked
        self.blocks = blocks
        self.text = read(doc)
        self.told = [i for i, block in enumerate(blocks) if self._speaks(block)]
        begins = doc.to_array(SENT_START).tolist()
        words = self.text.words
        # The tokens before which a sentence ends.
        self.borders = {
            i
            for i in range(1, len(words))
            if (
                not words[i][:1].islower()
                if norms[i - 1] in _ENDS
                else begins[i] == 1 and norms[i - 1] not in _JOINTS
            )
        }

    def _quotes_inside(self, block: Span, pairs: list[Pair]) -> bool:
        """Tell whether a block said to be a quotation has marks of its own that matter."""
        text = self.text.of(block)
        return any(
            pair.start <= 1
            or (pair.family == DOUBLE and count_words(text[pair.start : pair.end]) > _SCARE)
            for pair in pairs
        )

    def _speaks(self, block: Span) -> bool:
        # "What the leader said:" may be set as a heading, and is a cue all the same.
        colon = block.label_ == "HEADING" and self.norms[block.end - 1] == ":"
        return block.label_ in SPEAKING or colon

    def sentences(self) -> Iterator[Folded]:
        """Yield folded sentences in order."""
        pairs = self._pairs()
        for index in self.told:
            block = self.blocks[index]
            whole = index in self.unmarked or (
                block.label_ == "BLOCK_QUOTE" and not self._quotes_inside(block, pairs[index])
            )
            quoted = [self._whole(block)] if whole else self._quoted(block, pairs[index])
            items = _fold(block, quoted)
            found = list(self._split(index, items))
            if found:
                found[-1].last_in_block = True
            yield from found

    def _pairs(self) -> dict[int, list[Pair]]:
        """Return the outermost pairs of each block, quotations carried across paragraphs."""
        texts = [self.text.of(self.blocks[index]) for index in self.told]
        opens = [opens_with_mark(text) for text in texts] + [False]
        found = [
            [pair for pair in pair_marks(text, opens[place + 1]) if pair.depth == 0]
            for place, text in enumerate(texts)
        ]
        for place, pairs in enumerate(found):
            if pairs and not pairs[-1].closed and pairs[-1].family == DOUBLE:
                _carry(found, texts, place)
        for place, pairs in enumerate(found):
            stray = bool(pairs) and not pairs[0].opened
            if stray and not _carried(found, place) and not _lost_mark(texts[place], pairs[0]):
                found[place] = pairs[1:]
        return dict(zip(self.told, found, strict=True))

    def _quoted(self, block: Span, pairs: list[Pair]) -> list[Quoted]:
        made = (self._make(block, pair) for pair in pairs)
        return [quoted for quoted in made if quoted is not None]

    def _whole(self, block: Span) -> Quoted:
        text = self.text.of(block).rstrip()
        words = count_words(text)
        return Quoted(block.start, block.end, block.start, block.end, True, False, words, text[-1:])

    def _make(self, block: Span, pair: Pair) -> Quoted | None:
        base, starts = block.start_char, self.text.starts
        text = self.text.plain[base + pair.start : base + pair.end]
        inner = text.strip()
        if not inner:
            return None
        lead = len(text) - len(text.lstrip())
        start = bisect_left(starts, base + pair.start + lead)
        end = bisect_left(starts, base + pair.start + lead + len(inner))
        left = bisect_left(starts, base + pair.start - pair.opened)
        right = bisect_left(starts, base + pair.end + pair.closed)
        start, end = max(start, block.start), min(end, block.end)
        left, right = max(min(left, start), block.start), min(max(right, end), block.end)
        if start >= end:
            return None
        return Quoted(start, end, left, right, pair.closed, True, count_words(inner), inner[-1])

    def _split(self, index: int, items: list[Item]) -> Iterator[Folded]:
        sentence: list[Item] = []
        first = True
        for place, item in enumerate(items):
            if sentence and (len(sentence) >= _LONGEST or self._breaks(items, place)):
                yield _sentence(index, sentence, first)
                sentence, first = [], False
            sentence.append(item)
        if sentence:
            yield _sentence(index, sentence, first)

    def _breaks(self, items: list[Item], place: int) -> bool:
        before, item = items[place - 1], items[place]
        if isinstance(before, Quoted):
            return self._breaks_after(before, items, place)
        if isinstance(item, Quoted):
            return self.norms[before] in _ENDS
        return item in self.borders

    def _breaks_after(self, before: Quoted, items: list[Item], place: int) -> bool:
        if before.last not in ".!?…":
            return False
        item = items[place]
        if isinstance(item, Quoted):
            return True
        word = self.text.words[item]
        return word[:1].isupper() and not self._short_tail(items, place)

    def _short_tail(self, items: list[Item], place: int) -> bool:
        # "Who knew?" Mr Ashby asked. The tail after the mark is a speaker and a cue, no more.
        tail = items[place : place + 6]
        for offset, item in enumerate(tail):
            if isinstance(item, Quoted):
                return False
            if self.norms[item] == ".":
                return offset >= 2
        return len(tail) < 6


def _carry(found: list[list[Pair]], texts: list[str], place: int) -> None:
    """Fill the paragraphs without marks between an opening mark and one that only closes."""
    for later in range(place + 1, min(place + 1 + _LOOKAHEAD, len(found))):
        if found[later]:
            if not found[later][0].opened:
                for between in range(place + 1, later):
                    whole = len(texts[between])
                    found[between] = [Pair(0, whole, DOUBLE, 0, opened=False, closed=False)]
            return


def _carried(found: list[list[Pair]], place: int) -> bool:
    return place > 0 and bool(found[place - 1]) and not found[place - 1][-1].closed


def _lost_mark(text: str, pair: Pair) -> bool:
    """Tell whether a paragraph that only closes may have lost its opening mark."""
    return text[: pair.end].endswith((",", ".")) and text[pair.end + 1 : pair.end + 2] in ("", " ")


def _sentence(index: int, items: list[Item], first: bool) -> Folded:
    quotes = [item for item in items if isinstance(item, Quoted)]
    return Folded(index, items, first, quotes=quotes)


def _fold(block: Span, quoted: list[Quoted]) -> list[Item]:
    items: list[Item] = []
    i = block.start
    for quote in quoted:
        if quote.left < i:
            continue
        items += range(i, quote.left)
        items.append(quote)
        i = quote.right
    items += range(i, block.end)
    return items


def count_words(text: str) -> int:
    """Count words by white space; a lone dash is none."""
    return sum(any(c.isalnum() for c in word) for word in text.split())
