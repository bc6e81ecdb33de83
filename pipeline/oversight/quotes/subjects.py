"""Where a cue's subject stands: before it, past appositions and relative clauses, or after it."""

from collections.abc import Iterator

from spacy.tokens import Doc

from oversight.quotes.cues import Cue
from oversight.quotes.fold import Folded
from oversight.quotes.heads import Heads, foremost
from oversight.quotes.mentions import DOCUMENTS, Mention, Mentions
from oversight.quotes.segments import Segment, segments_left, segments_right
from oversight.quotes.together import Together

_AUTHORS = DOCUMENTS | {"INSPECTORS", "INSPECTION"}
_BETWEEN_WHO = frozenset({"has", "had", "have", "also", "later", "then", "today", "yesterday"})
_JOINT = "joint"
_SCARE = 4  # words of a quotation whose mentions may still be the reporter's
_FURTHEST_RIGHT = 3  # segments behind a cue in which its subject may stand
_AGENT_REACH = 12  # words behind a cue in which "by" may stand


class Subjects:
    """Finds the mention that a cue's verb belongs to."""

    def __init__(self, doc: Doc, mentions: Mentions) -> None:
        self.norms = mentions.norms
        self.mentions = mentions
        self.heads = Heads(doc, mentions)
        self.together = Together(self.heads)

    def before(self, sentence: Folded, cue: Cue) -> Mention | None:
        """Return the subject left of a cue."""
        if cue.label == "PARTICIPLE":
            return self._of_participle(sentence, cue)
        antecedent = self._antecedent(sentence, cue)
        if antecedent is not None:
            return antecedent
        quoted = _quoted(sentence, cue.start)
        segments = list(segments_left(self.norms, sentence, cue.start, quoted))
        if segments and _is_open(segments[0]):
            mention = self._beside(sentence, cue, segments[0], quoted)
            if mention is not None:
                return mention
        return self._further_left(sentence, cue, segments[1:], quoted)

    def _beside(
        self, sentence: Folded, cue: Cue, segment: Segment, quoted: frozenset[int]
    ) -> Mention | None:
        """Return the subject in the segment that ends at the cue."""
        inner = self.heads.inner_clause(segment)
        if inner is not None:
            return self.heads.head(inner, True, quoted)
        if self.heads.is_nameless(segment):
            return Mention(segment.start, segment.end, "SOURCE", None, "NAMELESS")
        mention = self.heads.head(segment, True, quoted)
        if mention is None:
            return None
        mention = self.together.first_joined(sentence, mention)
        if self._is_of_many(sentence, cue, mention):
            return self.together.first_of(sentence, mention)
        if self.together.is_joined(mention, cue):
            return self.together.subject_of_first_verb(sentence, mention) or mention
        return mention

    def _further_left(
        self, sentence: Folded, cue: Cue, segments: list[Segment], quoted: frozenset[int]
    ) -> Mention | None:
        """Return the subject behind whose apposition or clause the cue stands."""
        fallback: Mention | None = None
        for segment in filter(_is_open, segments):
            if self.heads.is_subordinate(segment):
                continue
            mention = self.heads.head(segment, False, quoted)
            if mention is None:
                continue
            if self._is_of_many(sentence, cue, mention):
                return self.together.first_of(sentence, mention)
            named = mention.kind in ("PERSON", "PRONOUN", "REF") or mention.label in _AUTHORS
            if named and not self.heads.is_governed(mention):
                return mention
            # "A report by Ida Lund, a former director, found": an apposition's role is no subject
            if fallback is None or fallback.kind == "ROLE":
                fallback = mention
        return fallback

    def _is_of_many(self, sentence: Folded, cue: Cue, mention: Mention) -> bool:
        """Tell whether a person is one of several: `in a joint statement, A and B said`."""
        return mention.kind == "PERSON" and _JOINT in self.norms[sentence.start : cue.start]

    def _antecedent(self, sentence: Folded, cue: Cue) -> Mention | None:
        """Return whom "who" means right before a cue: `Mrs Lund, its chair, who told`."""
        i = cue.start - 1
        while i > sentence.start and self.norms[i] in _BETWEEN_WHO:
            i -= 1
        if i <= sentence.start or self.norms[i] != "who":
            return None
        people = [m for m in self.mentions.between(sentence.start, i) if m.kind == "PERSON"]
        people = [m for m in people if not self.heads.is_possessive(m)]
        return people[-1] if people else None

    def _of_participle(self, sentence: Folded, cue: Cue) -> Mention | None:
        """Return the subject of `adding`, `concluding that`: whoever the sentence is about."""
        found = [
            mention
            for mention in self.mentions.between(sentence.start, cue.start)
            if not any(q.left <= mention.start < q.right for q in sentence.quotes)
            and (mention.kind != "PRONOUN" or self.heads.is_nominative(mention))
        ]
        if found and found[-1].end == cue.start and found[-1].kind != "PLACE":
            return found[-1]
        free = [m for m in found if self.heads.is_free(m) and not self.mentions.premodifies(m)]
        if free and _speaks(free[0]):
            return free[0]
        speaking = [m for m in free if _speaks(m)]
        return speaking[-1] if speaking else free[-1] if free else None

    def words_before(self, sentence: Folded, cue: Cue) -> list[Segment]:
        """Return where a cue's subject may be, nearest first, if no mention was found."""
        quoted = _quoted(sentence, cue.start)
        segments = filter(_is_open, segments_left(self.norms, sentence, cue.start, quoted))
        return [segment for segment in segments if not self.heads.is_subordinate(segment)]

    def ending_at(self, sentence: Folded, end: int) -> Mention | None:
        """Return who is named right before token `end`: `Cllr Ida Lund, leader: "…"`."""
        fallback: Mention | None = None
        quoted = _quoted(sentence, end)
        for segment in filter(_is_open, segments_left(self.norms, sentence, end, quoted)):
            mention = self.heads.head(segment, False, quoted)
            if mention is not None and mention.kind == "PERSON":
                return mention
            fallback = fallback or mention
        return fallback

    def after(self, sentence: Folded, start: int) -> Mention | None:
        """Return the subject right of a cue: `said its leader, Ida Lund`."""
        fallback: Mention | None = None
        for place, segment in enumerate(segments_right(self.norms, sentence, start)):
            if place == _FURTHEST_RIGHT or (place and self.heads.is_subordinate(segment)):
                break
            more = self.heads.told_more(segment)
            found = self.mentions.between(segment.start, more or segment.end)
            chosen = self.heads.first_named(found, beside=place == 0)
            if chosen is not None:
                return chosen
            if place and found and found[0].kind not in ("ROLE", "ORG"):
                break
            fallback = fallback or foremost(found)
        return fallback

    def agent(self, sentence: Folded, cue: Cue) -> Mention | None:
        """Return who follows `by`: `was described by Mrs Lund as`."""
        i = cue.end
        for _ in range(_AGENT_REACH):
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
            if not self.heads.is_free(mention) or self.mentions.premodifies(mention):
                continue
            if mention.kind == "PRONOUN" and not self.heads.is_nominative(mention):
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


def _is_open(segment: Segment) -> bool:
    """Tell whether a segment has words and stands in no brackets."""
    return not segment.inside and segment.start < segment.end


def _quoted(sentence: Folded, end: int) -> frozenset[int]:
    """Return the tokens of the quotations before `end` that are more than scare quotes."""
    quotes = [q for q in sentence.quotes if q.right <= end and q.words > _SCARE]
    return frozenset(i for quote in quotes for i in range(quote.left, quote.right))


def _speaks(mention: Mention) -> bool:
    if mention.kind in ("PERSON", "BODY") or mention.person:
        return True
    return mention.label in ("INSPECTORS", "INSPECTION", "he", "she", "they")
