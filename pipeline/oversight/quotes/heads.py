"""Which mention heads a stretch of words: what a preposition governs, or owns another, does not."""

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.tokens import Doc

from oversight.quotes.mentions import DOCUMENTS, NOMINATIVE, Mention, Mentions, honorifics
from oversight.quotes.segments import BREAKS, Segment
from oversight.wordlists import read_words

PREPOSITIONS = read_words("quotes/prepositions.txt")
LINKS = frozenset({"and", "&", "the", "its", "their", "both", "from"})
_DETERMINERS = frozenset({"the", "a", "an", "its", "his", "her", "their", "this", "one", "our"})
_RELATIVE = frozenset({"who", "whose", "which", "whom", "where", "when"})
# Words after which a noun phrase is only told more of: "a team which the council had asked in".
_MORE = frozenset({"who", "which", "whom", "whose"})
_PARTICIPLES = frozenset({"led", "seen", "made", "written", "sent"})
_ORDER = ("SOURCE", "REF", "BODY", "COUNCIL", "ROLE", "ORG", "PLACE", "PRONOUN", "PERSON")


class Heads:
    """What the words around a mention make of it."""

    def __init__(self, doc: Doc, mentions: Mentions) -> None:
        self.doc = doc
        self.norms = mentions.norms
        self.mentions = mentions

    def is_governed(self, mention: Mention) -> bool:
        """Tell whether a preposition stands before the mention's noun phrase."""
        if mention.label in ("he", "she") and self.is_nominative(mention):
            return False  # "on Friday he said"
        plain = 0 if mention.kind in ("PERSON", "BODY", "COUNCIL", "PLACE") else 2
        for i in range(mention.start - 1, max(-1, mention.start - 6), -1):
            if self.norms[i] in PREPOSITIONS:
                return True
            inner = self._belongs(i, mention)
            if not inner and plain and self.doc[i].is_alpha and not self.mentions.covers(i):
                # "under an improvement notice"
                inner, plain = self.norms[i] not in STOP_WORDS, plain - 1
            if not inner:
                return False
        return False

    def _belongs(self, i: int, mention: Mention) -> bool:
        """Tell whether a token before a mention is of its noun phrase."""
        norm = self.norms[i]
        if mention.kind == "PERSON":
            # "director of public health Ida Lund": only a title may stand between.
            return norm.rstrip(".") in honorifics() or norm == "the"
        return norm in _DETERMINERS or norm.endswith("'s") or self.doc[i].text[:1].isupper()

    def is_possessive(self, mention: Mention) -> bool:
        """Tell whether what follows is the mention's: `Mrs Lund's`."""
        return mention.end < len(self.doc) and self.norms[mention.end] in ("'s", "'")

    def is_nominative(self, mention: Mention) -> bool:
        """Tell `she` from `her`."""
        return self.norms[mention.start] in NOMINATIVE

    def is_free(self, mention: Mention) -> bool:
        """Tell whether a mention is neither governed nor an owner."""
        return not self.is_governed(mention) and not self.is_possessive(mention)

    def is_subordinate(self, segment: Segment) -> bool:
        """Tell whether a segment is a relative or a participle's clause."""
        words = [self.norms[i] for i in range(segment.start, min(segment.start + 5, segment.end))]
        if any(word in _RELATIVE for word in words):
            return True
        # "led by", "seen by", "published last Friday"; but "Ofsted inspectors"
        verbal = words[0].endswith(("ed", "ing")) and not self.mentions.covers(segment.start)
        return words[0] in _PARTICIPLES or verbal

    def is_nameless(self, segment: Segment) -> bool:
        """Tell whether `who` belongs to somebody without name: `a manager who was hired by`."""
        place = self.told_more(segment)
        if place is None or self.mentions.between(segment.start, place):
            return False
        words = [self.doc[i] for i in range(segment.start, place)]
        return bool(words) and not any(word.text[:1].isupper() for word in words[1:])

    def told_more(self, segment: Segment) -> int | None:
        """Return where a relative clause without a comma begins in a segment."""
        for i in range(segment.start + 1, segment.end - 1):
            if self.norms[i] in _MORE and self.norms[i - 1] not in PREPOSITIONS:
                return i
        return None

    def inner_clause(self, segment: Segment) -> Segment | None:
        """Return the clause right before a cue: `on what the unions have called`."""
        for i in range(segment.end - 1, max(segment.start - 1, segment.end - 7), -1):
            if self.mentions.covers(i):
                return None
            if self.norms[i] in ("what", "that"):
                return Segment(i + 1, segment.end) if segment.end - i > 2 else None
        return None

    def head(self, segment: Segment, touching: bool, quoted: frozenset[int]) -> Mention | None:
        """Return a segment's head, never from among the tokens `quoted`.

        `touching`: the segment ends at the cue.
        """
        more = self.told_more(segment)
        if more is not None and self.mentions.between(segment.start, more):
            segment, touching = Segment(segment.start, more), False
        found = [m for m in self._candidates(segment) if m.start not in quoted]
        if not found:
            return None
        last = found[-1]
        if last.kind == "ROLE" and len(found) > 1 and _is_title_of(found[-2], last):
            last, found = found[-2], found[:-1]
        close = touching and self._touches(last.end, segment.end)
        if close and (len(found) == 1 or not self._is_governed_with(last, found[:-1])):
            return last
        free = [m for m in found if not self.is_governed(m)]
        free = [m for m in free if not self.mentions.premodifies(m)] or free
        people = [m for m in free if m.person or m.kind == "PRONOUN"]
        return people[-1] if people else foremost(free or found)

    def _candidates(self, segment: Segment) -> list[Mention]:
        found = self.mentions.between(segment.start, segment.end)
        found = [m for m in found if m.kind != "PRONOUN" or self.is_nominative(m)]
        return [m for m in found if not self.is_possessive(m)]

    def first_named(self, found: list[Mention], beside: bool) -> Mention | None:
        """Return the first person, or document, of those behind a cue; `beside`: right behind."""
        people = [m for m in found if m.person and m.kind != "PRONOUN"]
        people = [m for m in people if not self.is_possessive(m)]
        people = [m for m in people if beside or not self.is_governed(m)]
        source = next((m for m in found if m.kind == "SOURCE" or m.label in DOCUMENTS), None)
        if beside and source is not None and source.label != "NAMELESS":
            return min([source, *people[:1]], key=lambda m: m.start)
        return people[0] if people else None

    def _is_governed_with(self, mention: Mention, before: list[Mention]) -> bool:
        """Tell whether a preposition governs it, or what it is joined to: `from A and B`."""
        if before and before[-1].kind in ("BODY", "COUNCIL", "PLACE", "ORG"):
            gap = self.norms[before[-1].end : mention.start]
            if gap[:1] == ["and"] and set(gap) <= LINKS:
                return self.is_governed(before[-1])
        return self.is_governed(mention)

    def _touches(self, start: int, end: int) -> bool:
        words = [self.norms[i] for i in range(start, end)]
        return len(words) <= 3 and not any(w in PREPOSITIONS or w in BREAKS for w in words)


def foremost(mentions: list[Mention]) -> Mention | None:
    """Return the mention of the kind that speaks most readily, of several the first."""
    return min(mentions, key=lambda m: (_ORDER.index(m.kind), m.start), default=None)


def _is_title_of(mention: Mention, role: Mention) -> bool:
    """Tell `Ida Lund MP` from two that stand side by side."""
    return mention.kind == "PERSON" and mention.end == role.start and role.label == "mp"
