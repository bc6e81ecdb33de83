"""Who an unnamed office holder speaks for: `a council spokesman`, `the leader`, `ministers`."""

from collections.abc import Iterator
from typing import Any

from oversight.components.references import council_in_focus
from oversight.quotes.cast import Cast
from oversight.quotes.fold import Folded
from oversight.quotes.memory import Speaker
from oversight.quotes.mentions import Mention, honorifics
from oversight.quotes.nameless import genders

_MARKS = frozenset({'"', "'", ",", ";", ":", "(", ")"})
_FORMER = frozenset({"former", "ex", "outgoing", "then", "previous"})
_AT = frozenset({"for", "from", "at", "of", "in", "with"})
# Offices that many hold at once, or that say nothing of who it is.
_SHARED = frozenset({"spokesperson", "social_worker", "other", "councillor", "union_official"})
# Posts by which alone nobody speaks for anything.
_COMMON = frozenset({"social_worker", "other", "head_of_service"})
_PLURALS = ("ers", "ors", "mps", "heads", "chiefs", "executives", "chairs")
# "A union spokesman" speaks for the union that the article names.
_KINDS = {
    "union": "union",
    "charity": "charity",
    "trust": "trust",
    "police": "police",
    "department": "government",
    "government": "government",
}


class Offices:
    """Names the holders of offices, or whom these speak for."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast

    def speaker(self, mention: Mention, sentence: Folded) -> Speaker:
        """Return the organisation for which an unnamed office holder speaks."""
        if any(
            self.cast.norms[i] in ("one", "another")
            for i in range(max(sentence.start, mention.start - 2), mention.start)
        ):
            return Speaker(None, mention.start, mention.end, nameless=True)
        gender = genders().get(self.cast.norms[mention.end - 1], "")
        again = self.cast.memory.spoken_for if self._again(mention) else None
        if again is not None:
            return Speaker(again, mention.start, mention.end, gender=gender)
        person = self._holder(mention)
        if person is not None:
            return Speaker(person, mention.start, mention.end)
        low = max(sentence.start, mention.start - 8)
        for other in self._of_office(mention, sentence, low):
            return Speaker(other.key, mention.start, mention.end, gender=gender)
        if self._anybody(mention):
            return Speaker(None, mention.start, mention.end, nameless=True, gender="they")
        council = self._council_at(mention)
        if "council" in self.cast.norms[low : mention.end] and council is not None:
            # "a council spokesman"
            return Speaker(council, mention.start, mention.end, gender=gender)
        kind = _KINDS.get(self.cast.norms[mention.start - 1]) if mention.start else None
        key = None if kind is None else self.cast.of_kind(kind)
        if key is not None:
            return Speaker(key, mention.start, mention.end, gender=gender)
        topic = self.cast.memory.topic
        key = topic.key if topic is not None and not topic.person else self.cast.memory.organisation
        return Speaker(key, mention.start, mention.end, nameless=key is None, gender=gender)

    def _council_at(self, mention: Mention) -> str | None:
        """Return the council that the story is about where `a council spokesman` speaks."""
        focus = council_in_focus(self.cast.doc, mention.start)
        return f"council:{focus}" if focus else self.cast.council or self.cast.memory.council

    def note_spokesman(self, outside: list[Mention], sentence: Folded) -> None:
        """Keep for whom `a council spokesman` speaks, though nothing is quoted yet."""
        for mention in outside:
            if mention.label == "SPOKESPERSON" and not self._again(mention):
                speaker = self.speaker(mention, sentence)
                self.cast.memory.spoken_for = speaker.key or self.cast.memory.spoken_for

    def _again(self, mention: Mention) -> bool:
        """Tell whether it is the spokesman quoted before: `the spokesman added`."""
        told = mention.label in ("SPOKESPERSON", "spokesperson")
        return told and self.cast.norms[mention.start - 1] == "the" and mention.start > 0

    def _anybody(self, mention: Mention) -> bool:
        """Tell whether a post that many hold names nobody: `a team manager said`."""
        before = self.cast.norms[max(0, mention.start - 3) : mention.start]
        return mention.label in _COMMON and not {"a", "an"}.isdisjoint(before)

    def _of_office(self, mention: Mention, sentence: Folded, low: int) -> Iterator[Mention]:
        """Yield whose office it is: `Ofsted's spokesman`, `a spokesman for Leeds City Council`."""
        found = list(reversed(self.cast.mentions.between(low, mention.start)))
        for other in found[:1]:
            gap = self.cast.norms[other.end : mention.start]
            if other.key is not None and not other.person and not gap:
                yield other
        # but not what he says of it
        high = min(sentence.end, mention.end + 12)
        high = min([high, *(q.left for q in sentence.quotes if q.left >= mention.end)])
        for other in self.cast.mentions.between(mention.end, high):
            gap = self.cast.norms[mention.end : other.start]
            person = gap[:1] == ["for"] and all(n.rstrip(".") in honorifics() for n in gap[1:])
            named = other.key is not None and (not other.person or person)
            if named and _AT.intersection(gap[:1]):
                yield other
        for other in found:
            gap = self.cast.norms[other.end : mention.start]
            if other.key is not None and not other.person and not _MARKS.intersection(gap):
                yield other

    def _holder(self, mention: Mention) -> str | None:
        """Return the one person whose post this is: `the leader` after one leader was named."""
        if mention.kind != "ROLE" or mention.start == 0 or not self._definite(mention):
            return None
        former = self.is_former(mention)
        held = [post for post in self._posts(mention) if (post.get("time") == "former") == former]
        if not held and not former:
            held = self._posts(mention)
        holders = list(dict.fromkeys(f"person:{post['person']}" for post in held))
        if not holders and mention.label not in _SHARED:
            holders = self.cast.memory.holders.get(mention.label, [])
        if len(holders) == 1:
            return holders[0]
        met = [key for key in self.cast.memory.people if key in holders]
        if met:
            return met[-1]
        return self.cast.memory.last_person() if former else None

    def _definite(self, mention: Mention) -> bool:
        norms = self.cast.norms[mention.start : mention.end]
        if any(norm.endswith(_PLURALS) for norm in norms):
            return False
        if mention.label in _SHARED and not (mention.label == "councillor" and "leader" in norms):
            return False
        before = self.cast.norms[max(0, mention.start - 4) : mention.start]
        return "the" in before or before[-1] == "'s"

    def is_former(self, mention: Mention) -> bool:
        """Tell whether a post is over."""
        words = self.cast.norms[max(0, mention.start - 4) : mention.end]
        return any(word in _FORMER for word in words)

    def _posts(self, mention: Mention) -> list[dict[str, Any]]:
        """Return the posts told that are of this kind, of the council named beside it."""
        kinds = {mention.label}
        if self.cast.norms[mention.start : mention.end] in (["director"], ["chief"]):
            kinds = {"director_other", "director_childrens_services"}
        posts = self.cast.doc._.posts if self.cast.doc.has_extension("posts") else []
        found = [p for p in posts if p.get("kind") in kinds and p.get("person") is not None]
        beside = self.cast.mentions.between(max(0, mention.start - 4), mention.end)
        councils = {m.key for m in beside if m.kind in ("COUNCIL", "PLACE")}
        there = [p for p in found if f"council:{(p['organisation'] or {}).get('key')}" in councils]
        return there or found

    def note_holders(self, outside: list[Mention]) -> None:
        """Keep who may hold a post that nothing else tells of: `she was made commissioner`."""
        people = {m.key for m in outside if m.kind == "PERSON" and m.key is not None}
        if len(people) != 1:
            return
        for mention in outside:
            if mention.kind == "ROLE" and not self.is_former(mention):
                self.cast.memory.holders[mention.label] = sorted(people)
