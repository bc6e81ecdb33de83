"""Quotations joined into statements and given their speakers.

One statement per cue: what follows a cue without a new one goes on with it, over paragraphs; each
sentence of fragments without a cue is a statement of its own.
"""

from dataclasses import dataclass, field

from spacy.tokens import Doc

from oversight.quotes.cues import Cue
from oversight.quotes.fold import Folded, Folder, Quoted, blocks_of
from oversight.quotes.memory import Speaker
from oversight.quotes.mentions import Mentions
from oversight.quotes.speakers import Speakers

_OPENING = frozenset({",", ":", "-", "–", "—"})
_RESET = frozenset({"POST_HEADING", "TITLE"})


@dataclass(slots=True)
class Statement:
    """Spans of one statement, with who says it and the cue that tells so."""

    speaker: Speaker | None
    cue: Cue | None
    rule: str
    spans: list[Quoted] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    cue_sentence: tuple[int, int] | None = None

    def to_json(self) -> dict[str, object]:
        """Return the statement as doc._.quotes holds it."""
        speaker = self.speaker
        return {
            "spans": [[quote.start, quote.end] for quote in self.spans],
            "speaker": None if speaker is None else speaker.key,
            "speaker_span": None if speaker is None else [speaker.start, speaker.end],
            "cue": None if self.cue is None else [self.cue.start, self.cue.end],
            "marks": any(quote.marks for quote in self.spans),
            "rule": self.rule,
            "sentences": [list(place) for place in self.sentences],
        }


class Attribution:
    """Walks one article from sentence to sentence."""

    def __init__(self, doc: Doc, mentions: Mentions, cues: list[Cue], min_words: int) -> None:
        self.doc = doc
        self.speakers = Speakers(doc, mentions)
        self.cues = cues
        self.next_cue = 0
        self.min_words = min_words
        self.statements: list[Statement] = []
        self.open: Statement | None = None  # what a quotation without a cue goes on with
        self.before: Folded | None = None
        self.told: Statement | None = None  # a cue that awaits its quotation
        self.blocks = blocks_of(doc)

    def run(self) -> list[Statement]:
        """Return the statements in order of their first span."""
        for sentence in Folder(self.doc, self.blocks).sentences():
            self._reset_between(sentence)
            self._sentence(sentence)
            self.before = sentence
        return [found for found in self.statements if found.spans]

    def _reset_between(self, sentence: Folded) -> None:
        if self.before is None or self.before.block == sentence.block:
            return
        between = self.blocks[self.before.block + 1 : sentence.block]
        if any(block.label_ in _RESET for block in between):
            self.open = self.told = None
            self.speakers.memory.subject = None
            self.speakers.memory.authors.clear()

    # -- one sentence ---------------------------------------------------------------------

    def _sentence(self, sentence: Folded) -> None:
        if self.blocks[sentence.block].label_ == "CAPTION" and not sentence.quotes:
            self._caption(sentence)
            return
        cues = self._cues(sentence)
        quotes = [quote for quote in sentence.quotes if self._counts(quote, sentence)]
        last = self._attribute(sentence, quotes, cues) if quotes else self._telling(sentence, cues)
        self.speakers.meet(sentence, None if last is None else last.speaker)

    def _counts(self, quote: Quoted, sentence: Folded) -> bool:
        return quote.words >= self.min_words or len(sentence.items) <= quote.words * 3

    def _cues(self, sentence: Folded) -> list[Cue]:
        while self.next_cue < len(self.cues) and self.cues[self.next_cue].end <= sentence.start:
            self.next_cue += 1
        found = []
        place = self.next_cue
        while place < len(self.cues) and self.cues[place].start < sentence.end:
            cue = self.cues[place]
            if not any(q.left < cue.end and cue.start < q.right for q in sentence.quotes):
                found.append(cue)
            place += 1
        return found

    def _telling(self, sentence: Folded, cues: list[Cue]) -> Statement | None:
        """Take in a sentence without quotations: indirect speech names who may speak next."""
        strong = [cue for cue in cues if cue.strong and not cue.passive]
        for cue in strong:
            speaker = self.speakers.at_cue(sentence, cue, inverted=False)
            if speaker is not None and speaker.key is not None:
                found = Statement(speaker, cue, cue.rule, cue_sentence=_place(sentence))
                self.open = self.told = found
                return found
        self.told = None
        speaker = self.speakers.about(sentence)
        if speaker is not None and speaker.person:
            self.told = Statement(speaker, None, "quote/subject")
        return None

    def _caption(self, sentence: Folded) -> None:
        speaker = self.speakers.about(sentence)
        if speaker is not None and speaker.person and not self._same_speaker(speaker):
            place = _place(sentence)
            self.told = Statement(speaker, None, "quote/caption", cue_sentence=place)

    def _same_speaker(self, speaker: Speaker) -> bool:
        told = self.told
        return told is not None and told.speaker is not None and told.speaker.key == speaker.key

    def _attribute(
        self, sentence: Folded, quotes: list[Quoted], cues: list[Cue]
    ) -> Statement | None:
        inside: Statement | None = None
        made: dict[int, Statement] = {}
        for quote in quotes:
            cue, inverted = self._cue_for(sentence, quote, cues)
            if cue is not None and cue.start in made:
                found = made[cue.start]
            elif cue is not None:
                speaker = self.speakers.at_cue(sentence, cue, inverted)
                if speaker is None and inside is not None and cue.label != "SAY":
                    speaker = inside.speaker
                if speaker is None:
                    speaker = self._fallback(sentence)
                found = Statement(speaker, cue, cue.rule)
                made[cue.start] = found
                self._add(found)
            elif inside is not None:
                found = inside
            else:
                found = self._without_cue(sentence, quote)
            found.spans.append(quote)
            place = _place(sentence)
            if found.cue_sentence is not None and found.cue_sentence not in found.sentences:
                found.sentences.append(found.cue_sentence)
            if place not in found.sentences:
                found.sentences.append(place)
            inside = found
        self.open = inside
        self.told = None
        return inside

    def _add(self, statement: Statement) -> None:
        self.statements.append(statement)

    def _cue_for(self, sentence: Folded, quote: Quoted, cues: list[Cue]) -> tuple[Cue | None, bool]:
        """Return the cue of a quotation, and whether its speaker follows it (`said Mrs Lund`)."""
        if not quote.marks:
            return None, False
        before = [cue for cue in cues if cue.end <= quote.left]
        after = [cue for cue in cues if cue.start >= quote.right]
        words_before = any(
            isinstance(item, int) and item < quote.left and self._is_word(item)
            for item in sentence.items[:12]
        )
        close = self._close_after(sentence, quote, after)
        if close is not None and (not before or quote.last in ",?!"):
            return close, self._inverted(quote, close)
        previous = max((q.right for q in sentence.quotes if q.right <= quote.left), default=0)
        if before:
            near = self._governing(before)
            if near.start >= previous or not self._continues(sentence, quote, previous, near):
                return near, False
            return near, False
        colon = self._ends_with_colon(quote)
        if colon and words_before:
            return None, False
        later = [cue for cue in after if cue.label in ("SAY", "SAY_LIKELY", "ACCORDING")]
        if later and not (colon and words_before):
            return later[0], self._inverted(quote, later[0])
        return None, False

    def _continues(self, sentence: Folded, quote: Quoted, previous: int, near: Cue) -> bool:
        return near.end <= previous

    def _governing(self, before: list[Cue]) -> Cue:
        """Return the cue nearest to the quotation, or the speech that its clause stands in."""
        near = before[-1]
        for cue in reversed(before[:-1]):
            if near.label not in ("DESCRIBE", "SAY_LIKELY"):
                break
            words = [self.doc[i].norm_ for i in range(cue.end, near.start)]
            if any(word in (",", "and", "but", ";", ":") for word in words):
                break
            if cue.label == "SAY":
                near = cue
        return near

    def _close_after(self, sentence: Folded, quote: Quoted, after: list[Cue]) -> Cue | None:
        """Return the cue right after the quotation, with at most its speaker between."""
        for cue in after:
            if cue.label in ("PARTICIPLE", "DESCRIBE"):
                return None
            words = [self.doc[i].norm_ for i in range(quote.right, cue.start)]
            if any(q.left >= quote.right and q.left < cue.start for q in sentence.quotes):
                return None
            if words and words[0] in ("and", "but", "when", "after", "as", "which", "that", "in"):
                return None
            if words and words[0] in (".", ";", ":"):
                return None
            return cue if len(words) <= 30 else None
        return None

    def _inverted(self, quote: Quoted, cue: Cue) -> bool:
        return all(self.doc[i].norm_ in _OPENING for i in range(quote.right, cue.start))

    def _is_word(self, i: int) -> bool:
        return self.doc[i].text[:1].isalnum()

    def _ends_with_colon(self, quote: Quoted) -> bool:
        return quote.left > 0 and self.doc[quote.left - 1].norm_ == ":"

    # -- without a cue --------------------------------------------------------------------

    def _without_cue(self, sentence: Folded, quote: Quoted) -> Statement:
        alone = all(isinstance(item, Quoted) or not self._is_word(item) for item in sentence.items)
        if not alone and self._ends_with_colon(quote):
            speaker = self.speakers.named_before(sentence, quote.left - 1)
            if speaker is not None:
                return self._new(speaker, "quote/verbless")
        if alone and self.told is not None:
            if self.told not in self.statements:
                self._add(self.told)
            return self.told
        if alone and self.open is not None:
            if self.open not in self.statements:
                self._add(self.open)
            return self.open
        return self._new(self._fallback(sentence), "quote/fragment")

    def _new(self, speaker: Speaker | None, rule: str) -> Statement:
        found = Statement(speaker, None, rule)
        self._add(found)
        return found

    def _fallback(self, sentence: Folded) -> Speaker | None:
        if self.open is not None and self.open.speaker is not None:
            return self.open.speaker
        return self.speakers.memory.speaker


def _place(sentence: Folded) -> tuple[int, int]:
    return sentence.start, sentence.end


def find_statements(
    doc: Doc, mentions: Mentions, cues: list[Cue], min_words: int
) -> list[Statement]:
    """Return the statements of an article in order."""
    return Attribution(doc, mentions, cues, min_words).run()
