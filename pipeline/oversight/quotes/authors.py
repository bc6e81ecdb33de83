"""Whose document speaks: `the report said`, `her letter reads`, `a review by Mrs Lund found`."""

from collections.abc import Callable

from spacy.lang.en.stop_words import STOP_WORDS

from oversight.patterns import read_words
from oversight.quotes.cast import REVIEWS, Cast
from oversight.quotes.fold import Folded
from oversight.quotes.memory import Speaker
from oversight.quotes.mentions import POSSESSIVES, Mention

_OWNERS = ("PERSON", "BODY", "COUNCIL", "PLACE", "REF", "ORG")
_MARKS = frozenset({'"', "'", ",", ";", ":", "(", ")"})
# What comes between a document and its author: "a report, drawn up for Leeds by".
_SIGNED = read_words("quotes/authored.txt")
_WROTE = read_words("quotes/wrote.txt")
_BE = frozenset({"is", "was", "were", "are", "has", "had", "have", "will", "says", "said"})
_FAR = 16  # tokens between a document and its author
_ORDER_WORDS = frozenset({"last", "first", "own", "latest", "next"})
_FORUM = frozenset({"cabinet", "committee", "councillors", "members", "panel"})
_VISITS = frozenset({"visit", "visits", "inspection", "monitoring"})

Resolve = Callable[[Mention, Folded], Speaker | None]


class Authors:
    """Names the authors of documents; `resolve` says what their owners stand for."""

    def __init__(self, cast: Cast, resolve: Resolve) -> None:
        self.cast = cast
        self.resolve = resolve

    def speaker(self, mention: Mention, sentence: Folded) -> Speaker:
        """Return who wrote a document, for which it speaks."""
        owner = self._owner(mention, sentence) or self._by(mention, sentence)
        found = self.resolve(owner, sentence) if owner is not None else None
        if found is not None and found.nameless:
            return Speaker(None, mention.start, mention.end, nameless=True)
        keys = [
            found.key if found is not None else None,
            self._councils_own(mention, sentence),
            self.cast.memory.authors.get(mention.label),
            mention.key if mention.kind == "REF" else None,
            self._usual_author(mention, sentence),
            self._sent_after_visit(mention, sentence),
            self.cast.memory.speaker.key if self.cast.memory.speaker is not None else None,
            self.cast.memory.subject.key if self.cast.memory.subject is not None else None,
        ]
        key = next((key for key in keys if key is not None), None)
        return Speaker(key, mention.start, mention.end)

    def _councils_own(self, mention: Mention, sentence: Folded) -> str | None:
        """Return the council of `a council report`, `a report to the cabinet`."""
        before = self.cast.norms[mention.start - 1] if mention.start > sentence.start else ""
        if before in ("council", "cabinet") or self.cast.norms[mention.start] in (
            "council",
            "cabinet",
        ):
            return self.cast.council
        after = self.cast.norms[mention.end : min(sentence.end, mention.end + 6)]
        if mention.label in ("REPORT", "PAPER") and after[:1] in (["to"], ["for"]):
            until = next((i for i, word in enumerate(after) if word in _MARKS), len(after))
            return self.cast.council if not _FORUM.isdisjoint(after[:until]) else None
        return None

    def _usual_author(self, mention: Mention, sentence: Folded) -> str | None:
        if mention.label == "REPORT" and self._is_case_review(mention):
            return self.cast.reviewer or self.cast.of_kind("partnership")
        if mention.label in ("REPORT", "AUTHOR"):
            return self.cast.inspectorate
        if mention.label == "PAPER":
            return self.cast.council
        if mention.label == "NOTICE":
            return self.cast.body("dfe") or self.cast.of_kind("government")
        for other in reversed(self.cast.mentions.between(sentence.start, mention.start)):
            if other.label == "INSPECTORS":
                return self.cast.inspectorate
            if other.kind in ("PERSON", "BODY") and not self.cast.subjects.heads.is_governed(other):
                return other.key
        return None

    def _is_case_review(self, mention: Mention) -> bool:
        """Tell a review of a child's case, which no inspectorate writes, from other reports."""
        words = self.cast.norms[max(0, mention.start - 1) : mention.end]
        if words[-1] == "review" and ("case" in words or "practice" in words):
            return True
        return words[-1] in REVIEWS - {"report"} and self.cast.reviewer is not None

    def _sent_after_visit(self, mention: Mention, sentence: Folded) -> str | None:
        """Return the inspectorate for "a letter after the visit", "a monitoring letter"."""
        around = self.cast.norms[mention.end : min(sentence.end, mention.end + 8)]
        around += self.cast.norms[max(sentence.start, mention.start - 2) : mention.start]
        visited = not _VISITS.isdisjoint(around)
        return self.cast.inspectorate if mention.label == "LETTER" and visited else None

    def _owner(self, mention: Mention, sentence: Folded) -> Mention | None:
        """Return whose document it is: `her report`, `Ofsted's inspection report`."""
        if mention.start and self.cast.norms[mention.start - 1] == "whose":
            return self._antecedent(mention, sentence)
        first = self.cast.norms[mention.start]
        if mention.kind == "REF" and first in POSSESSIVES:
            return Mention(mention.start, mention.start + 1, "PRONOUN", None, POSSESSIVES[first])
        low = max(sentence.start, mention.start - 6)
        for other in reversed(self.cast.mentions.between(low, mention.start)):
            gap = [self.cast.norms[i] for i in range(other.end, mention.start)]
            stops = STOP_WORDS - _ORDER_WORDS - {"'s"}
            if any(word in _MARKS or word in stops for word in gap):
                return None
            if self.cast.norms[other.start] in POSSESSIVES and other.end == other.start + 1:
                return other
            beside = other.kind == "BODY" or (other.kind == "COUNCIL" and not gap)
            if other.kind in _OWNERS and (gap[:1] in (["'s"], ["'"]) or beside):
                return other
        return None

    def _antecedent(self, mention: Mention, sentence: Folded) -> Mention | None:
        """Return what `whose minutes` belong to."""
        found = self.cast.mentions.between(sentence.start, mention.start - 1)
        named = [m for m in found if m.kind in ("PERSON", "BODY", "COUNCIL", "ORG", "REF")]
        return named[-1] if named else None

    def _by(self, mention: Mention, sentence: Folded) -> Mention | None:
        """Return the author named after the document: `a letter from Mrs Lund`, `drawn up by`."""
        i = mention.end
        end = min([sentence.end, i + _FAR, *(q.left for q in sentence.quotes if q.left >= i)])
        if i + 1 < end and self.cast.norms[i] in ("that", "which"):
            return self._who_wrote(i + 1, end)
        signed, plain = False, True
        while i < end:
            word = self.cast.norms[i]
            if word == "by" or (word == "from" and (signed or i - mention.end < 3)):
                if plain or signed:
                    return self._named_within(i + 1, min(i + 9, sentence.end))
                return None
            if word in ";:." or (word in _BE and i > mention.end + 1):
                return None
            if word in _SIGNED:
                signed = True
            elif word.endswith("ed") or word in ("seen", *_BE):
                signed, plain = False, False
            i += 1
        return None

    def _who_wrote(self, start: int, end: int) -> Mention | None:
        """Return who wrote it: `a report that Mrs Lund wrote`."""
        for other in self.cast.mentions.between(start, end):
            if other.kind in (*_OWNERS, "SOURCE") and other.end < end:
                following = self.cast.norms[other.end : min(end, other.end + 3)]
                return other if not _WROTE.isdisjoint(following) else None
        return None

    def _named_within(self, start: int, end: int) -> Mention | None:
        """Return the first who can be an author, somebody without name included."""
        for other in self.cast.mentions.between(start, end):
            if any(self.cast.norms[k] in _MARKS for k in range(start, other.start)):
                return None
            if other.kind in _OWNERS or other.label == "NAMELESS":
                if other.kind != "PERSON" and any(
                    self.cast.doc[k].is_digit for k in range(start, other.start)
                ):
                    return other if other.label == "NAMELESS" else None
                return other
        return None

    def note_authors(
        self, outside: list[Mention], speaker: Speaker | None, sentence: Folded
    ) -> None:
        """Keep whose report and letter the sentence tells of."""
        for mention in outside:
            if mention.label not in ("REPORT", "LETTER", "NOTICE"):
                continue
            owner = self._owner(mention, sentence) or self._by(mention, sentence)
            found = self.resolve(owner, sentence) if owner is not None else None
            if found is None and mention.label == "LETTER":
                found = speaker
            if found is not None and found.key is not None:
                self.cast.memory.authors[mention.label] = found.key

    def note_document(self, outside: list[Mention], sentence: Folded) -> None:
        """Keep the document that the sentence tells of, for `it says` in the next ones."""
        memory = self.cast.memory
        memory.document_age += 1
        for mention in outside:
            if mention.label in ("REPORT", "LETTER", "NOTICE"):
                found = self.speaker(mention, sentence)
                # a report that only may be the inspectors' is not put above whom all is about
                usual = mention.kind != "REF" and found.key == self.cast.inspectorate
                if not usual or memory.topic is None or memory.topic.key == found.key:
                    memory.document, memory.document_age = found, 0
                return
