"""Where a cue's subject stands: before it, past appositions and relative clauses, or after it."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.tokens import Doc

from oversight.quotes.cues import Cue
from oversight.quotes.fold import Folded
from oversight.quotes.mentions import DOCUMENTS, NOMINATIVE, Mention, Mentions, honorifics

_PREPOSITIONS = frozenset(
    [
        "to",
        "about",
        "with",
        "by",
        "for",
        "against",
        "of",
        "on",
        "at",
        "from",
        "in",
        "into",
        "under",
        "after",
        "before",
        "between",
        "than",
        "like",
        "over",
        "towards",
        "despite",
        "following",
        "since",
        "during",
        "within",
        "alongside",
        "as",
    ]
)
_RELATIVE = frozenset({"who", "whose", "which", "whom", "where", "when"})
_DETERMINERS = frozenset({"the", "a", "an", "its", "his", "her", "their", "this", "one", "our"})
_BREAKS = frozenset({",", ";", ":", "–", "—", "(", ")", "[", "]"})
_ORDER = ("SOURCE", "REF", "BODY", "COUNCIL", "ROLE", "ORG", "PLACE", "PRONOUN", "PERSON")
_AUTHORS = DOCUMENTS | {"INSPECTORS", "INSPECTION"}
_BETWEEN_WHO = frozenset({"has", "had", "have", "also", "later", "then", "today", "yesterday"})
_JOINT = "joint"
_JOINTS = frozenset({"and", "but"})
# Words after which a noun phrase is only told more of: "a team which the council had asked in".
_MORE = frozenset({"who", "which", "whom", "whose"})
_LINKS = frozenset({"and", "&", "the", "its", "their", "both", "from"})
_SCARE = 4  # words of a quotation whose mentions may still be the reporter's
_MAX_SEGMENTS = 10
_MAX_TOKENS = 90


@dataclass(frozen=True, slots=True)
class Segment:
    """Tokens [start, end) between commas; `inside` is between brackets."""

    start: int
    end: int
    inside: bool = False


class Subjects:
    """Finds the mention that a cue's verb belongs to."""

    def __init__(self, doc: Doc, mentions: Mentions) -> None:
        self.doc = doc
        self.norms = mentions.norms
        self.mentions = mentions
        self.quoted: frozenset[int] = frozenset()  # tokens of the quotations before a cue

    def before(self, sentence: Folded, cue: Cue) -> Mention | None:
        """Return the subject left of a cue."""
        if cue.label == "PARTICIPLE":
            return self._of_participle(sentence, cue)
        antecedent = self._antecedent(sentence, cue)
        if antecedent is not None:
            return antecedent
        fallback: Mention | None = None
        self.quoted = _quoted(sentence, cue.start)
        for place, segment in enumerate(self._segments_left(sentence, cue.start)):
            if segment.inside or segment.start >= segment.end:
                continue
            touching = place == 0
            inner = self._inner_clause(segment) if touching else None
            if inner is not None:
                return self._head(inner, touching)
            if not touching and self._subordinate(segment):
                continue
            if touching and self._is_nameless(segment):
                return Mention(segment.start, segment.end, "SOURCE", None, "NAMELESS")
            mention = self._head(segment, touching)
            if mention is None:
                continue
            if touching:
                mention = self._first_joined(sentence, mention)
            named = mention.kind in ("PERSON", "PRONOUN", "REF") or mention.label in _AUTHORS
            if mention.kind == "PERSON" and _JOINT in self.norms[sentence.start : cue.start]:
                return self._first_of(sentence, mention)
            if touching and self._joined(mention, cue):
                return self._subject_of_first_verb(sentence, mention) or mention
            if touching or (named and not self.governed(mention)):
                return mention
            # "A report by Ida Lund, a former director, found": an apposition's role is no subject
            if fallback is None or fallback.kind == "ROLE":
                fallback = mention
        return fallback

    def _is_nameless(self, segment: Segment) -> bool:
        """Tell whether `who` belongs to somebody without name: `a manager who was hired by`."""
        place = self._more(segment)
        if place is None or self.mentions.between(segment.start, place):
            return False
        words = [self.doc[i] for i in range(segment.start, place)]
        return bool(words) and not any(word.text[:1].isupper() for word in words[1:])

    def _more(self, segment: Segment) -> int | None:
        """Return where a relative clause without a comma begins in a segment."""
        for i in range(segment.start + 1, segment.end - 1):
            if self.norms[i] in _MORE and self.norms[i - 1] not in _PREPOSITIONS:
                return i
        return None

    def _first_joined(self, sentence: Folded, mention: Mention) -> Mention:
        """Return the first of two that speak together: `Mrs Lund and Mr Pell said`."""
        for other in reversed(self.mentions.between(sentence.start, mention.start)):
            gap = range(other.end, mention.start)
            words = {self.norms[i] for i in gap if not self.mentions.covers(i)}
            if other.kind == "ROLE" and not words - _LINKS:
                continue
            same = other.person == mention.person and other.kind != "PRONOUN"
            named = other.key is not None and "and" in words and not words - _LINKS
            joined = same and named and not self.mentions.premodifies(other)
            return other if joined and not self._object(sentence, other) else mention
        return mention

    def _object(self, sentence: Folded, mention: Mention) -> bool:
        """Tell whether a subject stands before a mention, so that it is none itself."""
        if self.governed(mention) or self._possessive(mention):
            return True
        before = self.mentions.between(max(sentence.start, mention.start - 12), mention.start)
        free = [m for m in before if m.kind in ("PERSON", "PRONOUN", "BODY", "COUNCIL", "REF")]
        return any(not self.governed(m) and not self._possessive(m) for m in free[-1:])

    def _first_of(self, sentence: Folded, mention: Mention) -> Mention:
        """Return the first of those who speak together: `in a joint statement, A and B said`."""
        before = self.mentions.between(sentence.start, mention.start)
        people = [m for m in before if m.kind == "PERSON"]
        people = [m for m in people if not self.governed(m) and not self._possessive(m)]
        return people[0] if people else mention

    def _antecedent(self, sentence: Folded, cue: Cue) -> Mention | None:
        """Return whom "who" means right before a cue: `Mrs Lund, its chair, who told`."""
        i = cue.start - 1
        while i > sentence.start and self.norms[i] in _BETWEEN_WHO:
            i -= 1
        if i <= sentence.start or self.norms[i] != "who":
            return None
        people = [m for m in self.mentions.between(sentence.start, i) if m.kind == "PERSON"]
        people = [m for m in people if not self._possessive(m)]
        return people[-1] if people else None

    def _joined(self, mention: Mention, cue: Cue) -> bool:
        """Tell whether a mention is the object of a verb before the cue's: `defended the plan but
        conceded`.
        """
        between = self.norms[mention.end : cue.start]
        return not _JOINTS.isdisjoint(between) and not mention.person

    def _subject_of_first_verb(self, sentence: Folded, mention: Mention) -> Mention | None:
        for other in reversed(self.mentions.between(sentence.start, mention.start)):
            if other.kind == "PRONOUN" and not self._nominative(other):
                continue
            if (other.person or other.kind == "PRONOUN") and not (
                self.governed(other) or self._possessive(other)
            ):
                return other
        return None

    def words_before(self, sentence: Folded, cue: Cue) -> list[Segment]:
        """Return where a cue's subject may be, nearest first, if no mention was found."""
        return [
            segment
            for segment in self._segments_left(sentence, cue.start)
            if not segment.inside and segment.start < segment.end and not self._subordinate(segment)
        ]

    def ending_at(self, sentence: Folded, end: int) -> Mention | None:
        """Return who is named right before token `end`: `Cllr Ida Lund, leader: "…"`."""
        fallback: Mention | None = None
        for segment in self._segments_left(sentence, end):
            if segment.inside or segment.start >= segment.end:
                continue
            mention = self._head(segment, touching=False)
            if mention is not None and mention.kind == "PERSON":
                return mention
            fallback = fallback or mention
        return fallback

    def after(self, sentence: Folded, start: int) -> Mention | None:
        """Return the subject right of a cue: `said its leader, Ida Lund`."""
        fallback: Mention | None = None
        for place, segment in enumerate(self._segments_right(sentence, start)):
            if place == 3 or (place and self._subordinate(segment)):
                break
            more = self._more(segment)
            found = self.mentions.between(segment.start, more or segment.end)
            chosen = self._first_named(found, first=place == 0)
            if chosen is not None:
                return chosen
            if place and found and found[0].kind not in ("ROLE", "ORG"):
                break
            fallback = fallback or min(
                found, key=lambda m: (_ORDER.index(m.kind), m.start), default=None
            )
        return fallback

    def agent(self, sentence: Folded, cue: Cue) -> Mention | None:
        """Return who follows `by`: `was described by Mrs Lund as`."""
        i = cue.end
        for _ in range(12):
            # `dismissed as "…" by Mrs Lund`: the quotation itself does not count
            i = next((q.right for q in sentence.quotes if q.left <= i < q.right), i)
            if i >= sentence.end:
                return None
            if self.norms[i] == "by":
                return self._right_after(sentence, i + 1) or self.after(sentence, i + 1)
            i += 1
        return None

    def _right_after(self, sentence: Folded, start: int) -> Mention | None:
        """Return the inspectors or document named right there: `by inspectors as someone`."""
        found = self.mentions.between(start, min(start + 4, sentence.end))[:1]
        return next((m for m in found if m.label in _AUTHORS), None)

    def first(self, sentence: Folded) -> Mention | None:
        """Return the first mention outside marks that can be what the sentence is about."""
        for mention in self.outside(sentence):
            if self.governed(mention) or self._possessive(mention):
                continue
            if self.mentions.premodifies(mention):
                continue
            if mention.kind == "PRONOUN" and not self._nominative(mention):
                continue
            if mention.kind in ("ROLE", "ORG", "PLACE") and mention.label != "spokesperson":
                continue
            return mention
        return None

    def outside(self, sentence: Folded) -> Iterator[Mention]:
        """Yield the sentence's mentions that stand outside quotation marks."""
        quotes = iter(sentence.quotes)
        quote = next(quotes, None)
        for mention in self.mentions.between(sentence.start, sentence.end):
            while quote is not None and quote.right <= mention.start:
                quote = next(quotes, None)
            if quote is None or mention.end <= quote.left:
                yield mention

    def governed(self, mention: Mention) -> bool:
        """Tell whether a preposition stands before the mention's noun phrase."""
        if mention.label in ("he", "she") and self._nominative(mention):
            return False  # "on Friday he said"
        named = mention.kind == "PERSON"
        plain = 0 if mention.kind in ("PERSON", "BODY", "COUNCIL", "PLACE") else 2
        for i in range(mention.start - 1, max(-1, mention.start - 6), -1):
            token, norm = self.doc[i], self.norms[i]
            if norm in _PREPOSITIONS:
                return True
            if named:
                # "director of public health Ida Lund": only a title may stand between.
                inner = norm.rstrip(".") in honorifics() or norm == "the"
            else:
                inner = norm in _DETERMINERS or norm.endswith("'s")
                inner = inner or token.text[:1].isupper()
            if not inner and plain and token.is_alpha and not self.mentions.covers(i):
                # "under an improvement notice"
                inner, plain = norm not in STOP_WORDS, plain - 1
            if not inner:
                return False
        return False

    # -- parts ----------------------------------------------------------------------------

    def _of_participle(self, sentence: Folded, cue: Cue) -> Mention | None:
        """Return the subject of `adding`, `concluding that`: whoever the sentence is about."""
        found = [
            mention
            for mention in self.mentions.between(sentence.start, cue.start)
            if not any(q.left <= mention.start < q.right for q in sentence.quotes)
            and (mention.kind != "PRONOUN" or self._nominative(mention))
        ]
        if found and found[-1].end == cue.start and found[-1].kind != "PLACE":
            return found[-1]
        free = [m for m in found if not self.governed(m) and not self._possessive(m)]
        free = [m for m in free if not self.mentions.premodifies(m)]
        if free and _speaks(free[0]):
            return free[0]
        speaking = [m for m in free if _speaks(m)]
        return speaking[-1] if speaking else free[-1] if free else None

    def _first_named(self, found: list[Mention], first: bool) -> Mention | None:
        people = [m for m in found if m.person and m.kind != "PRONOUN"]
        people = [m for m in people if not self._possessive(m)]
        people = [m for m in people if first or not self.governed(m)]
        source = next((m for m in found if m.kind == "SOURCE" or m.label in DOCUMENTS), None)
        if first and source is not None and source.label != "NAMELESS":
            return min([source, *people[:1]], key=lambda m: m.start)
        return people[0] if people else None

    def _head(self, segment: Segment, touching: bool) -> Mention | None:
        more = self._more(segment)
        if more is not None and self.mentions.between(segment.start, more):
            segment, touching = Segment(segment.start, more), False
        found = self.mentions.between(segment.start, segment.end)
        found = [m for m in found if m.start not in self.quoted]
        found = [m for m in found if m.kind != "PRONOUN" or self._nominative(m)]
        found = [m for m in found if not self._possessive(m)]
        if not found:
            return None
        last = found[-1]
        if last.kind == "ROLE" and len(found) > 1 and _is_title_of(found[-2], last):
            last, found = found[-2], found[:-1]
        close = touching and self._touches(last.end, segment.end)
        if close and (len(found) == 1 or not self._governed_with(last, found[:-1])):
            return last
        free = [m for m in found if not self.governed(m)]
        free = [m for m in free if not self.mentions.premodifies(m)] or free
        people = [m for m in free if m.person or m.kind == "PRONOUN"]
        if people:
            return people[-1]
        return min(free or found, key=lambda m: (_ORDER.index(m.kind), m.start))

    def _governed_with(self, mention: Mention, before: list[Mention]) -> bool:
        """Tell whether a preposition governs it, or what it is joined to: `from A and B`."""
        if before and before[-1].kind in ("BODY", "COUNCIL", "PLACE", "ORG"):
            gap = self.norms[before[-1].end : mention.start]
            if gap[:1] == ["and"] and set(gap) <= _LINKS:
                return self.governed(before[-1])
        return self.governed(mention)

    def _inner_clause(self, segment: Segment) -> Segment | None:
        """Return the clause right before a cue: `on what the unions have called`."""
        for i in range(segment.end - 1, max(segment.start - 1, segment.end - 7), -1):
            if self.mentions.covers(i):
                return None
            if self.norms[i] in ("what", "that"):
                return Segment(i + 1, segment.end) if segment.end - i > 2 else None
        return None

    def _touches(self, start: int, end: int) -> bool:
        words = [self.norms[i] for i in range(start, end)]
        return len(words) <= 3 and not any(w in _PREPOSITIONS or w in _BREAKS for w in words)

    def _possessive(self, mention: Mention) -> bool:
        return mention.end < len(self.doc) and self.norms[mention.end] in ("'s", "'")

    def _nominative(self, mention: Mention) -> bool:
        return self.norms[mention.start] in NOMINATIVE

    def _subordinate(self, segment: Segment) -> bool:
        """Tell whether a segment is a relative or a participle's clause."""
        words = [self.norms[i] for i in range(segment.start, min(segment.start + 5, segment.end))]
        if any(word in _RELATIVE for word in words):
            return True
        # "led by", "seen by", "published last Friday"; but "Ofsted inspectors"
        participle = words[0].endswith("ed") and not self.mentions.covers(segment.start)
        standing = words[0].endswith("ing") and not self.mentions.covers(segment.start)
        return words[0] in ("led", "seen", "made", "written", "sent") or participle or standing

    # -- segments -------------------------------------------------------------------------

    def _segments_left(self, sentence: Folded, end: int) -> Iterator[Segment]:
        start = self._left_limit(sentence, end)
        high, depth, count = end, 0, 0
        for i in range(end - 1, start - 1, -1):
            word = self.norms[i]
            if word not in _BREAKS or i in self.quoted:
                continue
            if word in (":", ";") or count >= _MAX_SEGMENTS:
                start = i + 1
                break
            yield Segment(i + 1, high, depth > 0)
            count += 1
            high = i
            depth = depth + 1 if word in ")]" else max(0, depth - 1) if word in "([" else depth
        if high > start:
            yield Segment(start, high, depth > 0)

    def _segments_right(self, sentence: Folded, start: int) -> Iterator[Segment]:
        end = self._right_limit(sentence, start)
        low, depth = start, 0
        for i in range(start, end):
            word = self.norms[i]
            if word in _BREAKS:
                if not depth and i > low:
                    yield Segment(low, i)
                low = i + 1
                depth = depth + 1 if word in "([" else max(0, depth - 1) if word in ")]" else depth
        if end > low and not depth:
            yield Segment(low, end)

    def _left_limit(self, sentence: Folded, end: int) -> int:
        limit = max(sentence.start, end - _MAX_TOKENS)
        for quote in sentence.quotes:
            # A scare quote in the subject does not end it; a quotation that is done does.
            if quote.right <= end and quote.last in ",.!?":
                limit = max(limit, quote.right)
        return limit

    def _right_limit(self, sentence: Folded, start: int) -> int:
        lefts = [quote.left for quote in sentence.quotes if quote.left >= start]
        return min([sentence.end, start + _MAX_TOKENS, *lefts])


def _is_title_of(mention: Mention, role: Mention) -> bool:
    """Tell `Ida Lund MP` from two that stand side by side."""
    return mention.kind == "PERSON" and mention.end == role.start and role.label == "mp"


def _quoted(sentence: Folded, end: int) -> frozenset[int]:
    """Return the tokens of the quotations before `end` that are more than scare quotes."""
    quotes = [q for q in sentence.quotes if q.right <= end and q.words > _SCARE]
    return frozenset(i for quote in quotes for i in range(quote.left, quote.right))


def _speaks(mention: Mention) -> bool:
    if mention.kind in ("PERSON", "BODY") or mention.person:
        return True
    return mention.label in ("INSPECTORS", "INSPECTION", "he", "she", "they")
