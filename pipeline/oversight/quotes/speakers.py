"""Who speaks at a cue: what its subject stands for, whoever a document's author is."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.tokens import Doc

from oversight.patterns import read_words
from oversight.quotes.cues import Cue
from oversight.quotes.fold import Folded, Quoted
from oversight.quotes.memory import Memory, Speaker
from oversight.quotes.mentions import DOCUMENTS, POSSESSIVES, Mention, Mentions
from oversight.quotes.subjects import Segment, Subjects
from oversight.vocabulary.bodies import body

_NAMED = ("PERSON", "BODY", "COUNCIL", "PLACE", "ORG")
_OWNERS = ("PERSON", "BODY", "COUNCIL", "PLACE", "REF", "ORG")
_MARKS = frozenset({'"', "'", ",", ";", ":", "(", ")"})
_FORMER = frozenset({"former", "ex", "outgoing", "then", "previous"})
# What comes between a document and its author: "a report, drawn up for Leeds by".
_SIGNED = read_words("quotes/authored.txt")
_WROTE = read_words("quotes/wrote.txt")
_BE = frozenset({"is", "was", "were", "are", "has", "had", "have", "will", "says", "said"})
_FAR = 16  # tokens between a document and its author
_ORDER_WORDS = frozenset({"last", "first", "own", "latest", "next"})
_FORUM = frozenset({"cabinet", "committee", "councillors", "members", "panel"})
_AT = frozenset({"for", "from", "at", "of", "in", "with"})
# Offices that many hold at once, or that say nothing of who it is.
_SHARED = frozenset({"spokesperson", "social_worker", "other", "councillor", "union_official"})
_PLURALS = ("ers", "ors", "mps", "heads", "chiefs", "executives", "chairs")
_RECENT = 2  # sentences for which `it says` means the document told of
_VISITS = frozenset({"visit", "visits", "inspection"})
# "A union spokesman" speaks for the union that the article names.
_KINDS = {
    "union": "union",
    "charity": "charity",
    "trust": "trust",
    "police": "police",
    "department": "government",
    "government": "government",
}
_GENDERS = {"spokesman": "he", "spokeswoman": "she", "spokesperson": "they"}


class Speakers:
    """Names the speakers of one article; the memory is fed sentence by sentence."""

    def __init__(self, doc: Doc, mentions: Mentions) -> None:
        self.doc = doc
        self.norms = mentions.norms
        self.mentions = mentions
        self.subjects = Subjects(doc, mentions)
        self.memory = Memory(doc)
        self.council = self._main_council()
        self.inspectorate = self._body("ofsted") or self._of_kind("inspectorate") or "body:ofsted"

    def at_cue(self, sentence: Folded, cue: Cue, inverted: bool) -> Speaker | None:
        """Return who speaks at a cue, None where the words name nobody."""
        if cue.passive:
            mention = self.subjects.agent(sentence, cue) or self._inspection_in(sentence, cue)
        elif inverted or cue.label == "ACCORDING":
            mention = self.subjects.after(sentence, cue.end)
        else:
            mention = self.subjects.before(sentence, cue)
            if mention is None:
                return self._described(sentence, cue)
        return None if mention is None else self.resolve(mention, sentence)

    def _inspection_in(self, sentence: Folded, cue: Cue) -> Mention | None:
        """Return what told somebody: `was told, after the second visit, that`."""
        found = self.mentions.between(cue.end, sentence.end)
        told = [m for m in found if m.label in ("INSPECTION", "INSPECTORS", "REPORT")]
        return (
            told[0] if told and not any(q.left < told[0].start for q in sentence.quotes) else None
        )

    def named_before(self, sentence: Folded, end: int) -> Speaker | None:
        """Return the speaker named right before token `end` (`Cllr Lund: "…"`)."""
        mention = self.subjects.ending_at(sentence, end)
        return None if mention is None else self.resolve(mention, sentence)

    def named_after(self, sentence: Folded, quote: Quoted) -> Speaker | None:
        """Return the person named behind a dash: `"…" – Ida Lund, council leader`."""
        if quote.right >= sentence.end or self.norms[quote.right] not in ("-", "–", "—"):
            return None
        for mention in self.mentions.between(quote.right + 1, min(quote.right + 5, sentence.end)):
            if mention.kind == "PERSON":
                return self.resolve(mention, sentence)
        return None

    def about(self, sentence: Folded) -> Speaker | None:
        """Return whom or what a sentence is about."""
        mention = self.subjects.first(sentence)
        return None if mention is None else self.resolve(mention, sentence)

    def source_in(self, sentence: Folded) -> Speaker | None:
        """Return the author of a document that a sentence speaks of, wherever it stands."""
        for mention in self.subjects.outside(sentence):
            if mention.kind == "SOURCE" and mention.label not in ("NAMELESS", "SPOKESPERSON"):
                return self.resolve(mention, sentence)
        return None

    def author_at(self, sentence: Folded, quote: Quoted) -> Speaker | None:
        """Return the document or inspectors whom a sentence is about: `It depicts "…"`."""
        mention = self.subjects.first(sentence)
        if mention is None or mention.start >= quote.left:
            return None
        document = mention.label in ("REPORT", "LETTER", "NOTICE", "INSPECTORS", "INSPECTION")
        document = document or (mention.label == "it" and self._means_document())
        return self.resolve(mention, sentence) if document else None

    def meet(self, sentence: Folded, speaker: Speaker | None) -> None:
        """Take a sentence into memory."""
        outside = list(self.subjects.outside(sentence))
        subject = self.about(sentence)
        self._note_authors(outside, speaker or subject, sentence)
        memory = self.memory
        memory.meet(
            [m.key for m in outside if m.key is not None and m.person],
            [m.key for m in outside if m.key is not None and not m.person],
        )
        if any(m.label == "LETTER" for m in outside) and "LETTER" in memory.authors:
            memory.topic = Speaker(memory.authors["LETTER"], sentence.start, sentence.start)
        for found in (speaker, subject):
            if found is not None and found.key is not None and not found.person:
                memory.topic = found
                break
        self._note_document(outside, sentence)
        memory.about = None if subject is None else subject.key
        self._note_holders(outside)
        memory.subject = subject if subject is not None else memory.subject
        memory.speaker = speaker if speaker is not None else memory.speaker

    # -- what a mention stands for --------------------------------------------------------

    def resolve(self, mention: Mention, sentence: Folded) -> Speaker | None:
        """Return the speaker that a mention stands for."""
        if mention.kind in _NAMED:
            return Speaker(mention.key, mention.start, mention.end)
        if mention.kind == "PRONOUN":
            return self._pronoun(mention, sentence)
        if mention.label in DOCUMENTS:
            return self._document(mention, sentence)
        if mention.kind == "REF":
            return Speaker(mention.key, mention.start, mention.end)
        if mention.label in ("INSPECTORS", "INSPECTION"):
            return Speaker(self.inspectorate, mention.start, mention.end)
        if mention.label == "NAMELESS":
            return self._nameless(mention)
        return self._office(mention, sentence)

    def _pronoun(self, mention: Mention, sentence: Folded) -> Speaker | None:
        memory = self.memory
        key = self._met_in(sentence, mention) or self._writer(mention)
        if key is None and mention.label == "it" and self._means_document():
            document = memory.document
            key = None if document is None else document.key
            return Speaker(key, mention.start, mention.end, nameless=key is None)
        if key is None and mention.label in ("he", "she"):
            key = memory.person_for(mention.label)
        elif key is None:
            key = memory.topic.key if memory.topic is not None else memory.organisation
        return None if key is None else Speaker(key, mention.start, mention.end)

    def _means_document(self) -> bool:
        """Tell whether `it` is the document told of, and no body told of since."""
        memory = self.memory
        if memory.document is None or memory.document_age > _RECENT:
            return False
        about = memory.about
        return about is None or about.startswith("person:") or about == memory.document.key

    def _writer(self, pronoun: Mention) -> str | None:
        """Return who wrote what is meant by `it`: `a letter from Mrs Lund. In it she warned`."""
        before = self.norms[max(0, pronoun.start - 3) : pronoun.start]
        document = self.memory.document
        if document is None or before[-1:] == [","]:
            before = before[:-1]
        if document is None or before[-2:] not in (["in", "it"], ["in", "which"]):
            return None
        return document.key if self.memory.can_be(document, pronoun.label) else None

    def _met_in(self, sentence: Folded, pronoun: Mention) -> str | None:
        """Return whom a pronoun means in its own sentence: `Inspectors left, but they said`."""
        for mention in self.subjects.outside(sentence):
            if mention.start >= pronoun.start:
                return None
            if mention.kind == "PRONOUN" or self.subjects.governed(mention):
                continue
            if self.mentions.premodifies(mention):
                continue
            if pronoun.label in ("he", "she"):
                if mention.person and self.memory.can_be(Speaker(mention.key, 0, 0), pronoun.label):
                    return mention.key
            elif mention.label == "INSPECTORS":
                return self.inspectorate
            elif mention.kind in ("BODY", "COUNCIL"):
                return mention.key
        return None

    def _described(self, sentence: Folded, cue: Cue) -> Speaker | None:
        """Return whom words without a mention mean: `the Labour man`, `the Acme Foundation`."""
        segments = self.subjects.words_before(sentence, cue)
        for segment in segments:
            name = self._name_in(segment)
            if name is not None:
                return name
        if not segments:
            return None
        segment = segments[0]
        start = max(segment.start, segment.end - 7)
        words = range(start, segment.end)
        norms = [self.norms[i] for i in words]
        last = next((n for n in reversed(norms) if n not in STOP_WORDS), "")
        if "the" not in norms or (last.endswith("s") and not last.endswith("ss")):
            return None
        key = self.memory.last_person()
        return None if key is None else Speaker(key, start + norms.index("the"), segment.end)

    def _name_in(self, segment: Segment) -> Speaker | None:
        """Return a body that no list knows, by its capitals: `the Acme Foundation`."""
        names = [
            i
            for i in range(max(segment.start, segment.end - 8), segment.end)
            if self.doc[i].text[:1].isupper() and self.norms[i] not in STOP_WORDS
        ]
        if len(names) < 2 or names[-1] - names[0] > 6:
            return None
        name = self.doc[names[0] : names[-1] + 1]
        if any(self.mentions.covers(i) for i in range(name.start, name.end)):
            return None
        return Speaker(f"org:{' '.join(name.text.split())}", name.start, name.end)

    def _document(self, mention: Mention, sentence: Folded) -> Speaker:
        owner = self._owner(mention, sentence) or self._by(mention, sentence)
        found = self.resolve(owner, sentence) if owner is not None else None
        if found is not None and found.nameless:
            return Speaker(None, mention.start, mention.end, nameless=True)
        keys = [
            found.key if found is not None else None,
            self._councils_own(mention, sentence),
            self.memory.authors.get(mention.label),
            mention.key if mention.kind == "REF" else None,
            self._usual_author(mention, sentence),
            self._sent_after_visit(mention, sentence),
            self.memory.speaker.key if self.memory.speaker is not None else None,
            self.memory.subject.key if self.memory.subject is not None else None,
        ]
        key = next((key for key in keys if key is not None), None)
        return Speaker(key, mention.start, mention.end)

    def _councils_own(self, mention: Mention, sentence: Folded) -> str | None:
        """Return the council of `a council report`, `a report to the cabinet`."""
        before = self.norms[mention.start - 1] if mention.start > sentence.start else ""
        if before in ("council", "cabinet") or self.norms[mention.start] in ("council", "cabinet"):
            return self.council
        after = self.norms[mention.end : min(sentence.end, mention.end + 6)]
        if mention.label in ("REPORT", "PAPER") and after[:1] in (["to"], ["for"]):
            until = next((i for i, word in enumerate(after) if word in _MARKS), len(after))
            return self.council if not _FORUM.isdisjoint(after[:until]) else None
        return None

    def _usual_author(self, mention: Mention, sentence: Folded) -> str | None:
        if mention.label in ("REPORT", "AUTHOR"):
            return self.inspectorate
        if mention.label == "PAPER":
            return self.council
        if mention.label == "NOTICE":
            return self._body("dfe") or self._of_kind("government")
        for other in reversed(self.mentions.between(sentence.start, mention.start)):
            if other.label == "INSPECTORS":
                return self.inspectorate
            if other.kind in ("PERSON", "BODY") and not self.subjects.governed(other):
                return other.key
        return None

    def _sent_after_visit(self, mention: Mention, sentence: Folded) -> str | None:
        """Return the inspectorate for "a letter published after the visit"."""
        following = self.norms[mention.end : min(sentence.end, mention.end + 8)]
        visited = not _VISITS.isdisjoint(following)
        return self.inspectorate if mention.label == "LETTER" and visited else None

    def _owner(self, mention: Mention, sentence: Folded) -> Mention | None:
        """Return whose document it is: `her report`, `Ofsted's inspection report`."""
        if mention.start and self.norms[mention.start - 1] == "whose":
            return self._antecedent(mention, sentence)
        first = self.norms[mention.start]
        if mention.kind == "REF" and first in POSSESSIVES:
            return Mention(mention.start, mention.start + 1, "PRONOUN", None, POSSESSIVES[first])
        low = max(sentence.start, mention.start - 6)
        for other in reversed(self.mentions.between(low, mention.start)):
            gap = [self.norms[i] for i in range(other.end, mention.start)]
            stops = STOP_WORDS - _ORDER_WORDS - {"'s"}
            if any(word in _MARKS or word in stops for word in gap):
                return None
            if self.norms[other.start] in POSSESSIVES and other.end == other.start + 1:
                return other
            beside = other.kind == "BODY" or (other.kind == "COUNCIL" and not gap)
            if other.kind in _OWNERS and (gap[:1] in (["'s"], ["'"]) or beside):
                return other
        return None

    def _antecedent(self, mention: Mention, sentence: Folded) -> Mention | None:
        """Return what `whose minutes` belong to."""
        found = self.mentions.between(sentence.start, mention.start - 1)
        named = [m for m in found if m.kind in ("PERSON", "BODY", "COUNCIL", "ORG", "REF")]
        return named[-1] if named else None

    def _by(self, mention: Mention, sentence: Folded) -> Mention | None:
        """Return the author named after the document: `a letter from Mrs Lund`, `drawn up by`."""
        i = mention.end
        end = min([sentence.end, i + _FAR, *(q.left for q in sentence.quotes if q.left >= i)])
        if i + 1 < end and self.norms[i] in ("that", "which"):
            return self._who_wrote(i + 1, end)
        signed, plain = False, True
        while i < end:
            word = self.norms[i]
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
        for other in self.mentions.between(start, end):
            if other.kind in (*_OWNERS, "SOURCE") and other.end < end:
                following = self.norms[other.end : min(end, other.end + 3)]
                return other if not _WROTE.isdisjoint(following) else None
        return None

    def _named_within(self, start: int, end: int) -> Mention | None:
        """Return the first who can be an author, somebody without name included."""
        for other in self.mentions.between(start, end):
            if any(self.norms[k] in _MARKS for k in range(start, other.start)):
                return None
            if other.kind in _OWNERS or other.label == "NAMELESS":
                if other.kind != "PERSON" and any(
                    self.doc[k].is_digit for k in range(start, other.start)
                ):
                    return other if other.label == "NAMELESS" else None
                return other
        return None

    def _nameless(self, mention: Mention) -> Speaker:
        word = self.norms[mention.end - 1]
        low = max(0, mention.start - 3)
        definite = any(self.norms[i] == "the" for i in range(low, mention.start))
        if definite and word in ("man", "woman"):
            key = self.memory.person_for("she" if word == "woman" else "he")
            if key is not None:
                return Speaker(key, mention.start, mention.end)
        return Speaker(None, mention.start, mention.end, nameless=True)

    def _office(self, mention: Mention, sentence: Folded) -> Speaker:
        """Return the organisation for which an unnamed office holder speaks."""
        if any(
            self.norms[i] in ("one", "another")
            for i in range(max(sentence.start, mention.start - 2), mention.start)
        ):
            return Speaker(None, mention.start, mention.end, nameless=True)
        person = self._holder(mention)
        if person is not None:
            return Speaker(person, mention.start, mention.end)
        gender = _GENDERS.get(self.norms[mention.end - 1], "")
        low = max(sentence.start, mention.start - 8)
        for other in self._of_office(mention, sentence, low):
            return Speaker(other.key, mention.start, mention.end, gender=gender)
        council = self.council or self.memory.council
        if "council" in self.norms[low : mention.end] and council is not None:
            # "a council spokesman"
            return Speaker(council, mention.start, mention.end, gender=gender)
        kind = _KINDS.get(self.norms[mention.start - 1]) if mention.start else None
        key = None if kind is None else self._of_kind(kind)
        if key is not None:
            return Speaker(key, mention.start, mention.end, gender=gender)
        topic = self.memory.topic
        key = topic.key if topic is not None and not topic.person else self.memory.organisation
        return Speaker(key, mention.start, mention.end, nameless=key is None, gender=gender)

    def _of_office(self, mention: Mention, sentence: Folded, low: int) -> Iterator[Mention]:
        """Yield whose office it is: `Ofsted's spokesman`, `a spokesman for Leeds City Council`."""
        found = list(reversed(self.mentions.between(low, mention.start)))
        for other in found[:1]:
            gap = self.norms[other.end : mention.start]
            if other.key is not None and not other.person and not gap:
                yield other
        # but not what he says of it
        high = min(sentence.end, mention.end + 12)
        high = min([high, *(q.left for q in sentence.quotes if q.left >= mention.end)])
        for other in self.mentions.between(mention.end, high):
            gap = self.norms[mention.end : other.start]
            if other.key is not None and not other.person and _AT.intersection(gap[:1]):
                yield other
        for other in found:
            gap = self.norms[other.end : mention.start]
            if other.key is not None and not other.person and not _MARKS.intersection(gap):
                yield other

    def _holder(self, mention: Mention) -> str | None:
        """Return the one person whose post this is: `the leader` after one leader was named."""
        if mention.kind != "ROLE" or mention.start == 0 or not self._definite(mention):
            return None
        former = self._is_former(mention)
        held = [post for post in self._posts(mention) if (post.get("time") == "former") == former]
        if not held and not former:
            held = self._posts(mention)
        holders = list(dict.fromkeys(f"person:{post['person']}" for post in held))
        if not holders and mention.label not in _SHARED:
            holders = self.memory.holders.get(mention.label, [])
        if len(holders) == 1:
            return holders[0]
        met = [key for key in self.memory.people if key in holders]
        if met:
            return met[-1]
        return self.memory.last_person() if former else None

    def _definite(self, mention: Mention) -> bool:
        norms = self.norms[mention.start : mention.end]
        if any(norm.endswith(_PLURALS) for norm in norms):
            return False
        if mention.label in _SHARED and not (mention.label == "councillor" and "leader" in norms):
            return False
        before = self.norms[max(0, mention.start - 4) : mention.start]
        return "the" in before or before[-1] == "'s"

    def _is_former(self, mention: Mention) -> bool:
        words = self.norms[max(0, mention.start - 4) : mention.end]
        return any(word in _FORMER for word in words)

    def _posts(self, mention: Mention) -> list[dict[str, Any]]:
        """Return the posts told that are of this kind, of the council named beside it."""
        kinds = {mention.label}
        if self.norms[mention.start : mention.end] in (["director"], ["chief"]):
            kinds = {"director_other", "director_childrens_services"}
        posts = self.doc._.posts if self.doc.has_extension("posts") else []
        found = [p for p in posts if p.get("kind") in kinds and p.get("person") is not None]
        beside = self.mentions.between(max(0, mention.start - 4), mention.end)
        councils = {m.key for m in beside if m.kind in ("COUNCIL", "PLACE")}
        there = [p for p in found if f"council:{(p['organisation'] or {}).get('key')}" in councils]
        return there or found

    # -- documents and bodies -------------------------------------------------------------

    def _note_authors(
        self, outside: list[Mention], speaker: Speaker | None, sentence: Folded
    ) -> None:
        for mention in outside:
            if mention.label not in ("REPORT", "LETTER", "NOTICE"):
                continue
            owner = self._owner(mention, sentence) or self._by(mention, sentence)
            found = self.resolve(owner, sentence) if owner is not None else None
            if found is None and mention.label == "LETTER":
                found = speaker
            if found is not None and found.key is not None:
                self.memory.authors[mention.label] = found.key

    def _note_document(self, outside: list[Mention], sentence: Folded) -> None:
        """Keep the document that the sentence tells of, for `it says` in the next ones."""
        memory = self.memory
        memory.document_age += 1
        for mention in outside:
            if mention.label in ("REPORT", "LETTER", "NOTICE"):
                found = self._document(mention, sentence)
                # a report that only may be the inspectors' is not put above whom all is about
                usual = mention.kind != "REF" and found.key == self.inspectorate
                if not usual or memory.topic is None or memory.topic.key == found.key:
                    memory.document, memory.document_age = found, 0
                return

    def _note_holders(self, outside: list[Mention]) -> None:
        """Keep who may hold a post that nothing else tells of: `she was made commissioner`."""
        people = {m.key for m in outside if m.kind == "PERSON" and m.key is not None}
        if len(people) != 1:
            return
        for mention in outside:
            if mention.kind == "ROLE" and not self._is_former(mention):
                self.memory.holders[mention.label] = sorted(people)

    def _main_council(self) -> str | None:
        """Return the council that the article speaks of most."""
        kinds = ("COUNCIL", "PLACE", "REF")
        keys = [m.key for m in self.mentions.items if m.kind in kinds and m.key is not None]
        counts = Counter(key for key in keys if key.startswith("council:") and "+" not in key)
        return max(counts, key=counts.__getitem__, default=None)

    def _body(self, name: str) -> str | None:
        key = f"body:{name}"
        return key if any(mention.key == key for mention in self.mentions.items) else None

    def _of_kind(self, kind: str) -> str | None:
        for mention in self.mentions.items:
            if mention.kind != "BODY" or mention.key is None:
                continue
            if body(mention.key.partition(":")[2])["kind"] == kind:
                return mention.key
        return None
