"""Who speaks at a cue: the subject before it, the name after it, whoever a document's author is."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from oversight.quotes.cues import Cue
from oversight.quotes.fold import Folded, Quoted
from oversight.quotes.memory import Memory, Speaker
from oversight.quotes.mentions import NOMINATIVE, Mention, Mentions
from oversight.vocabulary.bodies import body

_PREPOSITIONS = frozenset(
    {
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
    }
)
_RELATIVE = frozenset({"who", "whose", "which", "whom", "where", "when"})
_DETERMINERS = frozenset({"the", "a", "an", "its", "his", "her", "their", "this", "one", "our"})
_LINKS = frozenset({"of", "for", "at", "from", "in", "with", "and", "'s", "'"})
_DOCUMENTS = frozenset({"REPORT", "LETTER", "NOTICE", "AUTHOR"})
_BREAKS = frozenset({",", ";", ":", "–", "—", "(", ")", "[", "]"})
_MAX_SEGMENTS = 8
_MAX_TOKENS = 80


@dataclass(frozen=True, slots=True)
class Segment:
    """Tokens [start, end) between commas; `inside` is between brackets."""

    start: int
    end: int
    inside: bool = False


class Speakers:
    """Finds the speakers of one article; the memory is fed sentence by sentence."""

    def __init__(self, doc: Doc, mentions: Mentions) -> None:
        self.doc = doc
        self.mentions = mentions
        self.memory = Memory(doc)
        self.inspectorate = self._first_body("ofsted") or self._first_inspectorate()

    # -- entry points ---------------------------------------------------------------------

    def at_cue(self, sentence: Folded, cue: Cue, inverted: bool) -> Speaker | None:
        """Return who speaks at a cue, None where the words name nobody."""
        if cue.label == "ACCORDING":
            return self._after(sentence, cue.end)
        if cue.passive:
            return self._agent(sentence, cue)
        if inverted:
            return self._after(sentence, cue.end)
        mention = self._before(sentence, cue)
        return None if mention is None else self.resolve(mention, sentence)

    def before(self, sentence: Folded, end: int) -> Speaker | None:
        """Return the speaker named right before token `end` (`Cllr Lund: "…"`)."""
        segments = list(self._segments_left(sentence, end))
        for segment in segments:
            mention = self._head(segment, touching=False)
            if mention is not None and mention.kind in ("PERSON", "REF", "BODY", "COUNCIL"):
                return self.resolve(mention, sentence)
        return None

    def subject(self, sentence: Folded) -> Mention | None:
        """Return the first person or body outside marks that no preposition governs."""
        for mention in self._outside(sentence):
            if self._governed(mention):
                continue
            if mention.kind in ("PERSON", "REF", "BODY", "COUNCIL"):
                return mention
            if mention.kind == "PRONOUN" and self.doc[mention.start].norm_ in NOMINATIVE:
                return mention
            if mention.kind == "SOURCE" and mention.label in ("INSPECTORS", "REPORT"):
                return mention
        return None

    def meet(self, sentence: Folded, speaker: Speaker | None) -> None:
        """Take a sentence into memory."""
        outside = list(self._outside(sentence))
        self._note_authors(outside, speaker, sentence)
        self.memory.meet(outside)
        if speaker is not None:
            self.memory.speaker = speaker

    # -- what a mention stands for --------------------------------------------------------

    def resolve(self, mention: Mention, sentence: Folded) -> Speaker | None:
        """Return the speaker that a mention stands for."""
        if mention.kind in ("PERSON", "BODY", "COUNCIL", "PLACE", "ORG"):
            return Speaker(mention.key, mention.start, mention.end)
        if mention.kind == "PRONOUN":
            return self._pronoun(mention)
        if mention.label in _DOCUMENTS:
            return self._document(mention, sentence)
        if mention.kind == "REF":
            return Speaker(mention.key, mention.start, mention.end)
        if mention.label == "INSPECTORS":
            return Speaker(self.inspectorate, mention.start, mention.end)
        if mention.label == "NAMELESS":
            return self._nameless(mention)
        return self._office(mention, sentence)

    def _pronoun(self, mention: Mention) -> Speaker | None:
        memory = self.memory
        if mention.label in ("he", "she"):
            key = memory.person_for(mention.label)
        elif mention.label == "they":
            key = memory.speaker.key if memory.speaker else None
            if key is None or key.startswith("person:"):
                key = memory.organisation.key if memory.organisation else key
        else:
            key = memory.organisation.key if memory.organisation else None
            if key is None and memory.speaker is not None and not memory.speaker.person:
                key = memory.speaker.key
        return None if key is None else Speaker(key, mention.start, mention.end)

    def _document(self, mention: Mention, sentence: Folded) -> Speaker | None:
        owner = self._owner(mention) or self._by(mention, sentence)
        key: str | None = None
        if owner is not None:
            found = self.resolve(owner, sentence)
            key = found.key if found else None
        if key is None and mention.label in self.memory.authors:
            key = self.memory.authors[mention.label].key
        if key is None and mention.kind == "REF":
            key = mention.key
        if key is None and mention.label in ("REPORT", "AUTHOR"):
            key = self.inspectorate
        if key is None and mention.label == "NOTICE":
            key = self._first_body("dfe") or self._first_government()
        if key is None and self.memory.speaker is not None:
            key = self.memory.speaker.key
        if key is None and self.memory.subject is not None:
            key = self.memory.subject.key
        return Speaker(key, mention.start, mention.end)

    def _owner(self, mention: Mention) -> Mention | None:
        """Return whose document it is: `her report`, `Ofsted's inspection report`."""
        if mention.kind == "REF" and self.doc[mention.start].norm_ in (
            "his",
            "her",
            "its",
            "their",
        ):
            found = self.mentions.between(mention.start, mention.start + 1)
            pronoun = self.doc[mention.start].norm_
            label = {"his": "he", "her": "she", "its": "it", "their": "they"}[pronoun]
            return (
                found[0]
                if found
                else Mention(mention.start, mention.start + 1, "PRONOUN", None, label)
            )
        for other in reversed(self.mentions.between(max(0, mention.start - 6), mention.start)):
            gap = [self.doc[i].norm_ for i in range(other.end, mention.start)]
            if any(word in _BREAKS for word in gap):
                return None
            if other.kind in ("PRONOUN", "REF") and other.label in ("he", "she", "it", "they"):
                return other if not self._nominative(other) else None
            if other.kind in ("PERSON", "BODY", "COUNCIL", "PLACE", "REF", "ORG"):
                return other if not gap or gap[0] in ("'s", "'") or other.kind == "BODY" else None
        return None

    def _by(self, mention: Mention, sentence: Folded) -> Mention | None:
        """Return the author named after the document: `a letter from Mrs Lund`."""
        i = mention.end
        if i < len(self.doc) and self.doc[i].norm_ in ("by", "from"):
            found = [m for m in self.mentions.between(i, min(i + 10, sentence.end))]
            for other in found:
                if other.kind in ("PERSON", "BODY", "COUNCIL", "REF", "ORG"):
                    return other
        return None

    def _nameless(self, mention: Mention) -> Speaker | None:
        before = self.doc[mention.start - 2 : mention.start] if mention.start > 1 else []
        definite = any(token.norm_ == "the" for token in before)
        word = self.doc[mention.end - 1].norm_
        if definite and word in ("man", "woman"):
            key = self.memory.person_for("she" if word == "woman" else "he")
            if key is not None:
                return Speaker(key, mention.start, mention.end)
        return Speaker(None, mention.start, mention.end, nameless=True)

    def _office(self, mention: Mention, sentence: Folded) -> Speaker | None:
        """Return the organisation for which an unnamed office holder speaks."""
        person = self._holder(mention)
        if person is not None:
            return Speaker(person, mention.start, mention.end)
        near = self.mentions.between(max(sentence.start, mention.start - 8), mention.start)
        after = self.mentions.between(mention.end, min(sentence.end, mention.end + 12))
        for other in [*after, *reversed(near)]:
            if other.kind in ("BODY", "COUNCIL", "ORG", "PLACE") or (
                other.kind == "REF" and not other.person and other.key is not None
            ):
                return Speaker(other.key, mention.start, mention.end)
        key = self.memory.organisation.key if self.memory.organisation else None
        return Speaker(key, mention.start, mention.end, nameless=key is None)

    def _holder(self, mention: Mention) -> str | None:
        """Return the one person whose post this is: `the leader` after one leader was named."""
        if mention.kind != "ROLE" or mention.label == "spokesperson":
            return None
        if self.doc[mention.start - 1].norm_ not in ("the", "'s") or mention.start == 0:
            return None
        posts = self.doc._.posts if self.doc.has_extension("posts") else []
        holders = {
            post["person"]
            for post in posts
            if post.get("kind") == mention.label and post.get("person") is not None
        }
        return f"person:{holders.pop()}" if len(holders) == 1 else None

    # -- where the subject stands ---------------------------------------------------------

    def _before(self, sentence: Folded, cue: Cue) -> Mention | None:
        fallback: Mention | None = None
        segments = list(self._segments_left(sentence, cue.start))
        for place, segment in enumerate(segments):
            if segment.inside or segment.start >= segment.end:
                continue
            touching = place == 0 and segment.end == cue.start
            if not touching and self._subordinate(segment):
                continue
            mention = self._head(segment, touching)
            if mention is None:
                continue
            strong = mention.kind in ("PERSON", "PRONOUN", "REF") or mention.person
            if touching and cue.label != "PARTICIPLE":
                return mention
            if strong:
                return mention
            fallback = fallback or mention
        return fallback

    def _after(self, sentence: Folded, start: int) -> Speaker | None:
        segments = list(self._segments_right(sentence, start))
        fallback: Mention | None = None
        for place, segment in enumerate(segments[:3]):
            found = self.mentions.between(segment.start, segment.end)
            if place and self._subordinate(segment):
                break
            people = [m for m in found if m.person and not self._possessive(m)]
            ungoverned = [m for m in people if not self._governed(m) or place == 0]
            source = next((m for m in found if m.kind == "SOURCE" or m.label in _DOCUMENTS), None)
            if place == 0 and source is not None and source.label != "NAMELESS":
                if not people or people[0].start > source.start:
                    return self.resolve(source, sentence)
            if ungoverned:
                return self.resolve(ungoverned[0], sentence)
            if place and found and found[0].kind not in ("ROLE", "ORG"):
                break
            fallback = fallback or self._main(found)
        return None if fallback is None else self.resolve(fallback, sentence)

    def _main(self, found: list[Mention]) -> Mention | None:
        order = ("SOURCE", "ROLE", "REF", "BODY", "COUNCIL", "ORG", "PRONOUN", "PLACE")
        usable = [m for m in found if m.kind in order]
        return min(usable, key=lambda m: (order.index(m.kind), m.start), default=None)

    def _agent(self, sentence: Folded, cue: Cue) -> Speaker | None:
        """Return who follows `by`: `was described by Mrs Lund as`."""
        for i in range(cue.end, min(cue.end + 12, sentence.end)):
            if self.doc[i].norm_ == "by":
                return self._after(sentence, i + 1)
        return None

    def _head(self, segment: Segment, touching: bool) -> Mention | None:
        found = self.mentions.between(segment.start, segment.end)
        found = [m for m in found if m.kind != "PRONOUN" or self._nominative(m)]
        if not found:
            return None
        last = found[-1]
        if touching and self._touches(last.end, segment.end):
            if not self._governed(last) or len(found) == 1:
                return self._chain(found)
        people = [m for m in found if (m.person or m.kind == "PRONOUN") and not self._governed(m)]
        people = [m for m in people if not self._possessive(m)]
        if people:
            return people[-1]
        free = [m for m in found if not self._governed(m)]
        order = ("SOURCE", "REF", "BODY", "COUNCIL", "ROLE", "ORG", "PLACE")
        return min(
            free or found, key=lambda m: (order.index(m.kind) if m.kind in order else 9, m.start)
        )

    def _chain(self, found: list[Mention]) -> Mention:
        # "Unison's branch secretary said", "the department's spokesman said": the last is the head.
        return found[-1]

    def _touches(self, start: int, end: int) -> bool:
        return end - start <= 3 and all(
            self.doc[i].norm_ not in _PREPOSITIONS and self.doc[i].norm_ not in _BREAKS
            for i in range(start, end)
        )

    def _governed(self, mention: Mention) -> bool:
        """Tell whether a preposition stands before the mention's noun phrase."""
        i = mention.start - 1
        steps = 0
        while i >= 0 and steps < 4:
            word = self.doc[i].norm_
            if word in _PREPOSITIONS:
                return True
            if word in _DETERMINERS or word.endswith(("'s",)) or self.doc[i].text[:1].isupper():
                i -= 1
                steps += 1
                continue
            return False
        return False

    def _possessive(self, mention: Mention) -> bool:
        return mention.end < len(self.doc) and self.doc[mention.end].norm_ in ("'s", "'")

    def _nominative(self, mention: Mention) -> bool:
        return self.doc[mention.start].norm_ in NOMINATIVE

    def _subordinate(self, segment: Segment) -> bool:
        word = self.doc[segment.start].norm_
        nxt = self.doc[segment.start + 1].norm_ if segment.start + 1 < segment.end else ""
        if word in _RELATIVE or nxt in _RELATIVE:
            return True
        # "led by", "seen by", "published last Friday"
        return word.endswith("ed") or (word in ("led", "seen", "made", "written", "sent"))

    def _segments_left(self, sentence: Folded, end: int) -> Iterator[Segment]:
        start = self._left_limit(sentence, end)
        hi = end
        depth = 0
        count = 0
        for i in range(end - 1, start - 1, -1):
            word = self.doc[i].norm_
            if word not in _BREAKS:
                continue
            if word in (":", ";") or count >= _MAX_SEGMENTS:
                start = i + 1
                break
            yield Segment(i + 1, hi, depth > 0)
            count += 1
            hi = i
            depth = depth + 1 if word in ")]" else max(0, depth - 1) if word in "([" else depth
        if hi > start:
            yield Segment(start, hi, depth > 0)

    def _segments_right(self, sentence: Folded, start: int) -> Iterator[Segment]:
        end = self._right_limit(sentence, start)
        lo = start
        depth = 0
        for i in range(start, end):
            word = self.doc[i].norm_
            if word in _BREAKS:
                if not depth and i > lo:
                    yield Segment(lo, i)
                lo = i + 1
                depth = depth + 1 if word in "([" else max(0, depth - 1) if word in ")]" else depth
        if end > lo and not depth:
            yield Segment(lo, end)

    def _left_limit(self, sentence: Folded, end: int) -> int:
        limit = max(sentence.start, end - _MAX_TOKENS)
        for quote in sentence.quotes:
            # A scare quote in the subject does not end it; a quotation does.
            if quote.right <= end and quote.words >= 4:
                limit = max(limit, quote.right)
        return limit

    def _right_limit(self, sentence: Folded, start: int) -> int:
        limit = min(sentence.end, start + _MAX_TOKENS)
        for quote in sentence.quotes:
            if quote.left >= start:
                limit = min(limit, quote.left)
        return limit

    def _outside(self, sentence: Folded) -> Iterator[Mention]:
        quotes = iter(sentence.quotes)
        quote = next(quotes, None)
        for mention in self.mentions.between(sentence.start, sentence.end):
            while quote is not None and quote.right <= mention.start:
                quote = next(quotes, None)
            if quote is None or mention.end <= quote.left:
                yield mention

    def _note_authors(
        self, outside: list[Mention], speaker: Speaker | None, sentence: Folded
    ) -> None:
        for mention in outside:
            if mention.label not in ("REPORT", "LETTER", "NOTICE"):
                continue
            owner = self._owner(mention) or self._by(mention, sentence)
            found = self.resolve(owner, sentence) if owner is not None else None
            if found is not None and found.key is not None:
                self.memory.authors[mention.label] = found
            elif mention.label == "LETTER" and speaker is not None and speaker.key is not None:
                self.memory.authors["LETTER"] = speaker

    # -- bodies ---------------------------------------------------------------------------

    def _first_body(self, name: str) -> str | None:
        for mention in self.mentions.items:
            if mention.kind == "BODY" and mention.key == f"body:{name}":
                return mention.key
        return None

    def _of_kind(self, kind: str) -> str | None:
        for mention in self.mentions.items:
            if mention.kind == "BODY" and mention.key is not None:
                if body(mention.key.split(":", 1)[1])["kind"] == kind:
                    return mention.key
        return None

    def _first_inspectorate(self) -> str | None:
        return self._of_kind("inspectorate")

    def _first_government(self) -> str | None:
        return self._of_kind("government")


__all__ = ["Quoted", "Segment", "Speakers"]
