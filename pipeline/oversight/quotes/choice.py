"""Which cue a quotation belongs to, before it or behind it."""

from oversight.quotes.cues import Cue
from oversight.quotes.fold import Folded, Quoted
from oversight.quotes.mentions import NOMINATIVE, Mention, Mentions

_OPENING = frozenset({",", ":", "-", "–", "—"})
_TAIL = 30  # tokens between a quotation and the cue that follows it
_INSERTED = 12  # tokens in which a speaker between commas ends
_ENDS = frozenset({".", ",", "as", "with", "at", "of", "from", "after", "when", "before", "in"})
_NO_SPEECH = frozenset({"is", "was", "has", "does", "as", "its", "his", "this", "needed", "used"})


class CueChoice:
    """Chooses among the cues of a sentence."""

    def __init__(self, mentions: Mentions, words: list[str]) -> None:
        self.mentions = mentions
        self.norms = mentions.norms
        self.words = words

    def of(self, sentence: Folded, quote: Quoted, cues: list[Cue]) -> tuple[Cue | None, bool]:
        """Return the cue of a quotation, and whether its speaker follows it (`said Mrs Lund`)."""
        if not quote.marks:
            return None, False
        before = [c for c in cues if c.end <= quote.left and c.label != "SAY_END"]
        after = [cue for cue in cues if cue.start >= quote.right]
        words_before = any(
            isinstance(item, int) and item < quote.left and self.is_word(item)
            for item in sentence.items[:12]
        )
        close = self._close_after(sentence, quote, after)
        if close is not None and (not before or quote.last in ",?!" or self._names(quote, close)):
            return close, self._inverted(quote, close)
        if before:
            governing = self._governing(before)
            return governing, self._is_inserted(sentence, quote, governing)
        colon = self.behind_colon(quote)
        if colon and words_before:
            return None, False
        later = [cue for cue in after if cue.label in ("SAY", "SAY_LIKELY", "SAY_END", "ACCORDING")]
        if later and not (colon and words_before):
            return later[0], self._inverted(quote, later[0])
        told = self._by_any_verb(quote)
        return told, told is not None and told.start == quote.right

    def _is_inserted(self, sentence: Folded, quote: Quoted, cue: Cue) -> bool:
        """Tell whether a cue stands with its speaker in between: `The bill, says Mrs Lund, is`."""
        if cue.label != "SAY" or cue.start < sentence.start + 2 or self.norms[cue.start - 1] != ",":
            return False
        if any(_can_speak(m) for m in self.mentions.between(sentence.start, cue.start)):
            return False
        end = min(cue.end + _INSERTED, quote.left)
        close = next((i for i in range(cue.end + 1, end) if self.norms[i] == ","), cue.end)
        return any(_can_speak(m) for m in self.mentions.between(cue.end, close))

    def _names(self, quote: Quoted, cue: Cue) -> bool:
        """Tell whether a quotation's source stands right behind it: `…", in the words of`."""
        return cue.label == "ACCORDING" and self._inverted(quote, cue)

    def _governing(self, before: list[Cue]) -> Cue:
        """Return the cue nearest to the quotation, or the speech that its clause stands in."""
        near = before[-1]
        for cue in reversed(before[:-1]):
            if near.label not in ("DESCRIBE", "SAY_LIKELY"):
                break
            if self._turns(cue.end, near.start):
                break
            if cue.label == "SAY":
                near = cue
        return near

    def _turns(self, start: int, end: int) -> bool:
        """Tell whether a clause begins that its speech does not govern: `said so and praised`.

        In `says that it was late and that staff accepted` the second "that" goes on.
        """
        return any(
            self.norms[i] in (",", "and", "but", ";", ":") and self.norms[i + 1] != "that"
            for i in range(start, end)
        )

    def _close_after(self, sentence: Folded, quote: Quoted, after: list[Cue]) -> Cue | None:
        """Return the cue right after the quotation, with at most its speaker between."""
        for cue in after:
            if cue.label in ("PARTICIPLE", "DESCRIBE"):
                return None
            if cue.start - quote.right > _TAIL:
                return None
            words = [self.norms[i] for i in range(quote.right, cue.start)]
            if any(q.left >= quote.right and q.left < cue.start for q in sentence.quotes):
                return None
            if words and words[0] in ("and", "but", "when", "after", "as", "which", "that", "in"):
                return None
            if words and words[0] in (".", ";", ":"):
                return None
            return cue
        return None

    def _inverted(self, quote: Quoted, cue: Cue) -> bool:
        return all(self.norms[i] in _OPENING for i in range(quote.right, cue.start))

    def is_word(self, i: int) -> bool:
        """Tell a word from a mark."""
        return self.words[i][:1].isalnum()

    def behind_colon(self, quote: Quoted) -> bool:
        """Tell whether a colon hands over to the quotation."""
        return quote.left > 0 and self.norms[quote.left - 1] == ":"

    def _by_any_verb(self, quote: Quoted) -> Cue | None:
        """Return the verb of a tail that can only tell who speaks: `…," she laughs.`"""
        if quote.last not in ",?!" or quote.right + 2 >= len(self.norms):
            return None
        i = quote.right
        found = self.mentions.between(i, i + 6)
        if found and found[0].start == i and _can_speak(found[0]):
            return self._verb_at(found[0].end)
        person = found[0] if found and found[0].kind == "PERSON" else None
        return self._verb_at(i) if person is not None and person.start == i + 1 else None

    def _verb_at(self, i: int) -> Cue | None:
        if i + 1 >= len(self.norms):
            return None
        norm = self.norms[i]
        verb = self.words[i].islower() and norm.isalpha() and norm.endswith(("s", "ed", "read"))
        inverted = self.mentions.covers(i + 1)
        if not verb or norm in _NO_SPEECH or not (inverted or self.norms[i + 1] in _ENDS):
            return None
        return Cue(i, i + 1, "SAY_END", "quote/say/any-verb")


def _can_speak(mention: Mention) -> bool:
    return mention.person or mention.label in NOMINATIVE
