"""Quotations joined into statements and given their speakers.

One statement per cue: what follows a cue without a new one goes on with it, over paragraphs; each
sentence of fragments without a cue is a statement of its own.
"""

from dataclasses import dataclass, field

from spacy.tokens import Doc

from oversight.patterns import read_words
from oversight.quotes.cast import Cast
from oversight.quotes.choice import CueChoice
from oversight.quotes.cues import Cue
from oversight.quotes.fold import Folded, Folder, Quoted, blocks_of
from oversight.quotes.lead import Lead
from oversight.quotes.memory import Speaker
from oversight.quotes.mentions import Mentions
from oversight.quotes.speakers import Speakers
from oversight.quotes.unmarked import Unmarked
from oversight.text import read

_PLACARDS = read_words("quotes/placards.txt")
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
    listed: bool = False

    def names(self, key: str | None) -> bool:
        """Tell whether the speaker is this one."""
        return self.speaker is not None and self.speaker.key == key

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
        self.mentions = mentions
        self.norms = mentions.norms
        self.choice = CueChoice(mentions, read(doc).words)
        self.speakers = Speakers(Cast(doc, mentions))
        self.cues = cues
        self.next_cue = 0
        self.min_words = min_words
        self.statements: list[Statement] = []
        self.open: Statement | None = None  # what a quotation without a cue goes on with
        self.before: Folded | None = None
        self.told: Statement | None = None  # a cue that awaits its quotation
        self.list_cue: Statement | None = None  # `The report highlights:` before a list
        self.idle = False  # a sentence without speech lies between
        self.blocks = blocks_of(doc)
        self.unmarked, self.naming = Unmarked(doc, self.blocks, mentions, cues).find()

    def run(self) -> list[Statement]:
        """Return the statements in order of their first span."""
        for sentence in Folder(self.doc, self.norms, self.blocks, self.unmarked).sentences():
            self._between(sentence)
            self._sentence(sentence)
            self.before = sentence
        lead = Lead(self.doc, self.mentions, self.blocks)
        for found in self.statements:
            found.speaker = lead.name(found.speaker)
        return [found for found in self.statements if found.spans]

    def _between(self, sentence: Folded) -> None:
        """Take in what lies between the last sentence's block and this one's."""
        last = -1 if self.before is None else self.before.block
        if last == sentence.block:
            return
        for place in range(last + 1, sentence.block):
            if self.blocks[place].label_ in _RESET:
                self.open = self.told = self.list_cue = None
                self.speakers.cast.memory.leave()
            self._name(place)
        if self.blocks[sentence.block].label_ != "LIST_ITEM":
            self.list_cue = None

    def _name(self, place: int) -> None:
        """Take in a line that only names somebody: it speaks if nobody else is speaking."""
        person = self.naming.get(place)
        if person is None or (self.told is not None and self.told.names(person.key)):
            return
        follows = any(at in self.unmarked for at in range(place + 1, place + 3))
        if follows or (self.open is None and self.told is None):
            speaker = Speaker(person.key, person.start, person.end)
            block = self.blocks[place]
            self.told = Statement(
                speaker, None, "quote/caption", cue_sentence=(block.start, block.end)
            )

    # -- one sentence ---------------------------------------------------------------------

    def _sentence(self, sentence: Folded) -> None:
        if sentence.block in self.naming or (
            self.blocks[sentence.block].label_ == "CAPTION" and not sentence.quotes
        ):
            self._name(sentence.block)
            return
        cues = self._cues(sentence)
        if self.list_cue is not None and self.blocks[sentence.block].label_ == "LIST_ITEM":
            cues = [cue for cue in cues if cue.strong]  # "a workforce that feels …"
        quotes = [quote for quote in sentence.quotes if self._counts(quote, sentence)]
        last = self._attribute(sentence, quotes, cues) if quotes else self._telling(sentence, cues)
        self.speakers.meet(sentence, None if last is None else last.speaker)

    def _counts(self, quote: Quoted, sentence: Folded) -> bool:
        written = not _PLACARDS.isdisjoint(
            self.norms[max(sentence.start, quote.left - 3) : quote.left]
        )
        return not written and (
            quote.words >= self.min_words or len(sentence.items) <= quote.words * 3
        )

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
        listing = self.norms[sentence.end - 1] == ":"
        for cue in cues:
            if not (listing or cue.strong) or cue.passive or cue.label == "SAY_END":
                continue
            speaker = self.speakers.at_cue(sentence, cue, inverted=False)
            if speaker is not None and (speaker.key is not None or speaker.somebody):
                found = Statement(speaker, cue, cue.rule, cue_sentence=_place(sentence))
                self.open = self.told = found
                self.idle = False
                self.list_cue = found if listing else None
                return found
        speaker = self.speakers.about(sentence)
        if listing:
            author = self.speakers.source_in(sentence)
            self.list_cue = None if author is None else Statement(author, None, "quote/list")
            if author is not None and author.key is not None:
                self.told, self.idle = self.list_cue, True  # "The council's statement in full:"
                return self.list_cue
        person = speaker is not None and speaker.person
        self.told = Statement(speaker, None, "quote/subject") if person else None
        self.idle = True
        return None

    def _attribute(
        self, sentence: Folded, quotes: list[Quoted], cues: list[Cue]
    ) -> Statement | None:
        inside: Statement | None = None
        made: dict[int, Statement] = {}
        for quote in quotes:
            cue, inverted = self.choice.of(sentence, quote, cues)
            if cue is not None and cue.start in made:
                found = made[cue.start]
            elif cue is not None:
                speaker = self.speakers.at_cue(sentence, cue, inverted)
                if speaker is None and (cue.label == "PARTICIPLE" or cue.passive):
                    # "…, adding: …": no subject of its own
                    speaker = inside.speaker if inside is not None else self._fallback(sentence)
                found = Statement(speaker, cue, cue.rule)
                made[cue.start] = found
                self._add(found)
            elif inside is not None:
                found = inside
            else:
                found = self._without_cue(sentence, quote)
            found.spans.append(quote)
            place = _place(sentence)
            if found.cue_sentence is not None and not found.sentences:
                found.sentences.append(found.cue_sentence)
            if place not in found.sentences[-1:]:
                found.sentences.append(place)
            inside = found
        self.open = inside
        self.told = None
        self.idle = False
        return inside

    def _add(self, statement: Statement) -> None:
        statement.listed = True
        self.statements.append(statement)

    # -- without a cue --------------------------------------------------------------------

    def _without_cue(self, sentence: Folded, quote: Quoted) -> Statement:
        alone = all(
            isinstance(item, Quoted) or not self.choice.is_word(item) for item in sentence.items
        )
        if not alone and self.choice.behind_colon(quote):
            speaker = self.speakers.named_before(sentence, quote.left - 1)
            if speaker is not None:
                return self._new(speaker, "quote/verbless")
        unmarked = not quote.marks
        if alone and self.told is not None and (unmarked or not self._goes_on()):
            return self._take(self.told)
        if alone and self.open is not None:
            if self.idle:
                return self._new(self.open.speaker, "quote/continued")
            return self._take(self.open)
        if self.list_cue is not None:
            return self._take(self.list_cue)
        after = self.speakers.named_after(sentence, quote)
        if after is not None:
            return self._new(after, "quote/verbless")
        author = None if alone else self.speakers.author_at(sentence, quote)
        headed = sentence.first_in_block and self._is_below_heading(sentence)
        fallback = None if headed else self._fallback(sentence)
        return self._new(author or fallback, "quote/fragment")

    def _is_below_heading(self, sentence: Folded) -> bool:
        """Tell whether a heading stands between a sentence and whoever spoke before."""
        return sentence.block > 0 and self.blocks[sentence.block - 1].label_ == "HEADING"

    def _goes_on(self) -> bool:
        """Tell whether a quotation is going on, so that a caption between is none of its cues."""
        told = self.told
        return (
            self.open is not None
            and not self.idle
            and told is not None
            and told.rule == "quote/caption"
        )

    def _take(self, statement: Statement) -> Statement:
        if not statement.listed:
            self._add(statement)
        return statement

    def _new(self, speaker: Speaker | None, rule: str) -> Statement:
        found = Statement(speaker, None, rule)
        self._add(found)
        return found

    def _fallback(self, sentence: Folded) -> Speaker | None:
        if self.open is not None and self.open.speaker is not None:
            return self.open.speaker
        return self.speakers.cast.memory.speaker


def _place(sentence: Folded) -> tuple[int, int]:
    return sentence.start, sentence.end


def find_statements(
    doc: Doc, mentions: Mentions, cues: list[Cue], min_words: int
) -> list[Statement]:
    """Return the statements of an article in order."""
    return Attribution(doc, mentions, cues, min_words).run()
