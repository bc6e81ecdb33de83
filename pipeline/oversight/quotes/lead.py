"""Whom the first paragraph quotes before the second one names them: `A mother says she was "…"`."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from spacy.tokens import Doc, Span

from oversight.quotes.memory import Memory, Speaker
from oversight.quotes.mentions import Mention, Mentions, honorifics
from oversight.quotes.nameless import MANY, gender_of

_TOLD = frozenset({"PARAGRAPH", "STANDFIRST"})
_AHEAD = 2  # paragraphs behind the lead that may name who was quoted in it
_TITLE = 8  # tokens of titles and posts before a name that opens a paragraph
# Posts whose holders a lead calls by them, and by no plain word for somebody.
_PLAIN = frozenset({"social_worker", "other"})


class Lead:
    """Finds the names of those whom an article's first paragraph quotes without one."""

    def __init__(self, doc: Doc, mentions: Mentions, blocks: Sequence[Span]) -> None:
        self.doc = doc
        self.mentions = mentions
        told = [block for block in blocks if block.label_ in _TOLD]
        leads = 2 if told and told[0].label_ == "STANDFIRST" else 1
        self.end = told[:leads][-1].end if told else 0
        self.after = told[leads : leads + _AHEAD]
        self.memory = Memory(doc)

    def name(self, speaker: Speaker | None) -> Speaker | None:
        """Return a speaker of the lead with the person whom the next paragraphs name so."""
        if speaker is None or speaker.person or speaker.start >= self.end:
            return speaker
        word = self.mentions.norms[speaker.end - 1]
        role = self._role(speaker)
        if gender_of(word) == MANY or (role is None and not speaker.nameless):
            return speaker
        for block in self.after:
            found = self._opening(block)
            if found is not None and found.key is not None:
                fits = self._fits(found.key, gender_of(word), role)
                return replace(speaker, key=found.key, nameless=False) if fits else speaker
        return speaker

    def _role(self, speaker: Speaker) -> str | None:
        inside = self.mentions.between(speaker.start, speaker.end)
        return next((m.label for m in inside if m.kind == "ROLE" and m.label not in _PLAIN), None)

    def _opening(self, block: Span) -> Mention | None:
        """Return the person with whom a paragraph opens, behind no more than titles and posts."""
        found = self.mentions.between(block.start, min(block.end, block.start + _TITLE))
        person = next((m for m in found if m.kind == "PERSON"), None)
        if person is None:
            return None
        before = range(block.start, person.start)
        titles = all(
            self.mentions.covers(i) or self.mentions.norms[i].rstrip(".") in honorifics()
            for i in before
        )
        return person if titles else None

    def _fits(self, key: str, gender: str, role: str | None) -> bool:
        kinds = {post["kind"] for post in self._posts(key)}
        if role is not None:
            return role in kinds
        if gender in ("he", "she") and not self.memory.can_be(Speaker(key, 0, 0), gender):
            return False
        return gender in ("he", "she") or kinds <= _PLAIN

    def _posts(self, key: str) -> list[dict[str, Any]]:
        posts = self.doc._.posts if self.doc.has_extension("posts") else []
        return [post for post in posts if f"person:{post.get('person')}" == key]
