"""Who speaks at a cue: what its subject stands for, whoever a document's author is."""

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.tokens import Doc

from oversight.quotes.cues import Cue
from oversight.quotes.fold import Folded
from oversight.quotes.memory import Memory, Speaker
from oversight.quotes.mentions import DOCUMENTS, POSSESSIVES, Mention, Mentions
from oversight.quotes.subjects import Segment, Subjects
from oversight.vocabulary.bodies import body

_NAMED = ("PERSON", "BODY", "COUNCIL", "PLACE", "ORG")
_OWNERS = ("PERSON", "BODY", "COUNCIL", "PLACE", "REF", "ORG")
_MARKS = frozenset({'"', "'", ",", ";", ":", "(", ")"})
_FORMER = frozenset({"former", "ex", "outgoing", "then", "previous"})
_SIGNED = frozenset({",", "signed", "written", "sent", "drafted", "penned"})
# Posts of which a council has one.
_SINGLE = frozenset(
    {
        "chief_executive",
        "council_leader",
        "mayor",
        "director_childrens_services",
        "commissioner",
        "chief_inspector",
        "minister",
    }
)
_VISITS = frozenset({"visit", "visits", "inspection"})
_GENDERS = {"spokesman": "he", "spokeswoman": "she", "spokesperson": "they"}


class Speakers:
    """Names the speakers of one article; the memory is fed sentence by sentence."""

    def __init__(self, doc: Doc, mentions: Mentions) -> None:
        self.doc = doc
        self.norms = mentions.norms
        self.mentions = mentions
        self.subjects = Subjects(doc, mentions)
        self.memory = Memory(doc)
        self.inspectorate = self._body("ofsted") or self._of_kind("inspectorate") or "body:ofsted"

    def at_cue(self, sentence: Folded, cue: Cue, inverted: bool) -> Speaker | None:
        """Return who speaks at a cue, None where the words name nobody."""
        if cue.passive:
            mention = self.subjects.agent(sentence, cue)
        elif inverted or cue.label == "ACCORDING":
            mention = self.subjects.after(sentence, cue.end)
        else:
            mention = self.subjects.before(sentence, cue)
            if mention is None:
                return self._described(sentence, cue)
        return None if mention is None else self.resolve(mention, sentence)

    def named_before(self, sentence: Folded, end: int) -> Speaker | None:
        """Return the speaker named right before token `end` (`Cllr Lund: "…"`)."""
        mention = self.subjects.ending_at(sentence, end)
        return None if mention is None else self.resolve(mention, sentence)

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
        key = self._met_in(sentence, mention)
        if key is None and mention.label in ("he", "she"):
            key = memory.person_for(mention.label)
        elif key is None:
            key = memory.topic.key if memory.topic is not None else memory.organisation
        return None if key is None else Speaker(key, mention.start, mention.end)

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
        keys = [
            found.key if found is not None else None,
            self.memory.authors.get(mention.label),
            mention.key if mention.kind == "REF" else None,
            self._usual_author(mention, sentence),
            self._sent_after_visit(mention, sentence),
            self.memory.speaker.key if self.memory.speaker is not None else None,
            self.memory.subject.key if self.memory.subject is not None else None,
        ]
        key = next((key for key in keys if key is not None), None)
        return Speaker(key, mention.start, mention.end)

    def _usual_author(self, mention: Mention, sentence: Folded) -> str | None:
        if mention.label in ("REPORT", "AUTHOR"):
            return self.inspectorate
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
            if any(word in _MARKS or (word in STOP_WORDS and word != "'s") for word in gap):
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
        """Return the author named after the document: `a letter from Mrs Lund`."""
        i = mention.end
        while i < min(sentence.end, mention.end + 3) and self.norms[i] in _SIGNED:
            i += 1
        if i >= sentence.end or self.norms[i] not in ("by", "from"):
            return None
        for other in self.mentions.between(i, min(i + 8, sentence.end)):
            if any(self.norms[k] in _MARKS or self.doc[k].is_digit for k in range(i, other.start)):
                return None
            if other.kind in _OWNERS:
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
        # "a spokesman for Leeds City Council", but not what he says of it
        high = min(sentence.end, mention.end + 12)
        high = min([high, *(q.left for q in sentence.quotes if q.left >= mention.end)])
        before = list(reversed(self.mentions.between(low, mention.start)))
        beside = [m for m in before[:1] if m.end == mention.start]
        near = [*beside, *self.mentions.between(mention.end, high), *before]
        for other in near:
            if other.key is not None and not other.person:
                return Speaker(other.key, mention.start, mention.end, gender=gender)
        if "council" in self.norms[low : mention.end] and self.memory.council is not None:
            # "a council spokesman"
            return Speaker(self.memory.council, mention.start, mention.end, gender=gender)
        topic = self.memory.topic
        key = topic.key if topic is not None and not topic.person else self.memory.organisation
        return Speaker(key, mention.start, mention.end, nameless=key is None, gender=gender)

    def _holder(self, mention: Mention) -> str | None:
        """Return the one person whose post this is: `the leader` after one leader was named."""
        if mention.kind != "ROLE" or mention.label == "spokesperson" or mention.start == 0:
            return None
        before = [self.norms[i] for i in range(max(0, mention.start - 4), mention.start)]
        former = any(word in _FORMER for word in before)
        if "the" not in before and before[-1] != "'s":
            return None
        posts = self.doc._.posts if self.doc.has_extension("posts") else []
        holders = {
            post["person"]
            for post in posts
            if post.get("kind") == mention.label and post.get("person") is not None
        }
        if len(holders) == 1 and mention.label in _SINGLE:
            return f"person:{holders.pop()}"
        return self.memory.last_person() if former else None

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
