"""Who speaks at a cue: what its subject stands for, whoever a document's author is."""

from spacy.lang.en.stop_words import STOP_WORDS

from oversight.patterns import read_words
from oversight.people.lexicon import lexicon
from oversight.quotes.authors import Authors
from oversight.quotes.cast import Cast
from oversight.quotes.cues import Cue
from oversight.quotes.fold import Folded, Quoted
from oversight.quotes.memory import Speaker
from oversight.quotes.mentions import DOCUMENTS, Mention
from oversight.quotes.nameless import nameless
from oversight.quotes.offices import Offices
from oversight.quotes.segments import Segment
from oversight.spans import group

_NO_NAMES = read_words("quotes/no_names.txt")
_NAMED = ("PERSON", "BODY", "COUNCIL", "PLACE", "ORG")
_ONE_OF_THEM = read_words("quotes/one_of_them.txt")
_VISITS_WITHIN = 45  # tokens before `the latest found`
_RECENT = 2  # sentences for which `it says` means the document told of


class Speakers:
    """Names the speakers of one article; the memory is fed sentence by sentence."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.authors = Authors(cast, self.resolve)
        self.offices = Offices(cast)

    def at_cue(self, sentence: Folded, cue: Cue, inverted: bool) -> Speaker | None:
        """Return who speaks at a cue, None where the words name nobody."""
        if cue.passive:
            mention = self.cast.subjects.agent(sentence, cue) or self._inspection_in(sentence, cue)
        elif inverted or cue.label == "ACCORDING":
            mention = self.cast.subjects.after(sentence, cue.end)
        else:
            mention = self.cast.subjects.before(sentence, cue)
            if mention is None:
                return self._described(sentence, cue)
        return None if mention is None else self.resolve(mention, sentence)

    def _inspection_in(self, sentence: Folded, cue: Cue) -> Mention | None:
        """Return what told somebody: `was told, after the second visit, that`."""
        found = self.cast.mentions.between(cue.end, sentence.end)
        told = [m for m in found if m.label in ("INSPECTION", "INSPECTORS", "REPORT")]
        return (
            told[0] if told and not any(q.left < told[0].start for q in sentence.quotes) else None
        )

    def named_before(self, sentence: Folded, end: int) -> Speaker | None:
        """Return the speaker named right before token `end` (`Cllr Lund: "…"`)."""
        mention = self.cast.subjects.ending_at(sentence, end)
        return None if mention is None else self.resolve(mention, sentence)

    def named_after(self, sentence: Folded, quote: Quoted) -> Speaker | None:
        """Return the person named behind a dash: `"…" – Ida Lund, council leader`."""
        if quote.right >= sentence.end or self.cast.norms[quote.right] not in ("-", "–", "—"):
            return None
        for mention in self.cast.mentions.between(
            quote.right + 1, min(quote.right + 5, sentence.end)
        ):
            if mention.kind == "PERSON":
                return self.resolve(mention, sentence)
        return None

    def about(self, sentence: Folded) -> Speaker | None:
        """Return whom or what a sentence is about."""
        mention = self.cast.subjects.first(sentence)
        return None if mention is None else self.resolve(mention, sentence)

    def source_in(self, sentence: Folded) -> Speaker | None:
        """Return the author of a document that a sentence speaks of, wherever it stands."""
        for mention in self.cast.subjects.outside(sentence):
            if mention.kind == "SOURCE" and mention.label not in ("NAMELESS", "SPOKESPERSON"):
                return self.resolve(mention, sentence)
        return None

    def author_at(self, sentence: Folded, quote: Quoted) -> Speaker | None:
        """Return the document or inspectors whom a sentence is about: `It depicts "…"`."""
        mention = self.cast.subjects.first(sentence)
        if mention is None or mention.start >= quote.left:
            return None
        document = mention.label in ("REPORT", "LETTER", "NOTICE", "INSPECTORS", "INSPECTION")
        document = document or (mention.label == "it" and self._means_document())
        return self.resolve(mention, sentence) if document else None

    def meet(self, sentence: Folded, speaker: Speaker | None) -> None:
        """Take a sentence into memory."""
        outside = list(self.cast.subjects.outside(sentence))
        subject = self.about(sentence)
        self.authors.note_authors(outside, speaker or subject, sentence)
        memory = self.cast.memory
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
        self.authors.note_document(outside, sentence)
        memory.about = None if subject is None else subject.key
        self.offices.note_holders(outside)
        self.offices.note_spokesman(outside, sentence)
        if speaker is not None and speaker.gender and speaker.key is not None:
            memory.spoken_for = speaker.key
        memory.note_nameless(speaker, subject, sentence.first_in_block)
        memory.subject = subject if subject is not None else memory.subject
        memory.speaker = speaker if speaker is not None else memory.speaker

    def resolve(self, mention: Mention, sentence: Folded) -> Speaker | None:
        """Return the speaker that a mention stands for."""
        if mention.kind in _NAMED:
            return Speaker(mention.key, mention.start, mention.end)
        if mention.kind == "PRONOUN":
            return self._pronoun(mention, sentence)
        if mention.label in DOCUMENTS:
            return self.authors.speaker(mention, sentence)
        if mention.kind == "REF":
            return Speaker(mention.key, mention.start, mention.end)
        if mention.label in ("INSPECTORS", "INSPECTION"):
            return Speaker(self.cast.inspectorate, mention.start, mention.end)
        if mention.label == "NAMELESS":
            return nameless(mention, self.cast)
        return self.offices.speaker(mention, sentence)

    def _pronoun(self, mention: Mention, sentence: Folded) -> Speaker | None:
        memory = self.cast.memory
        key = self._met_in(sentence, mention) or self._writer(mention)
        if key is None and mention.label == "it" and self._means_document():
            document = memory.document
            key = None if document is None else document.key
            return Speaker(key, mention.start, mention.end, nameless=key is None)
        if key is None and memory.goes_on_nameless(mention.label):
            return Speaker(None, mention.start, mention.end, nameless=True, gender=mention.label)
        if key is None and mention.label in ("he", "she"):
            key = self._stands_for(mention) or memory.person_for(mention.label)
        elif key is None:
            key = memory.topic.key if memory.topic is not None else memory.organisation
        return None if key is None else Speaker(key, mention.start, mention.end)

    def _stands_for(self, pronoun: Mention) -> str | None:
        """Return the person that the references stage resolved a pronoun to."""
        for span in group(self.cast.doc, "references"):
            if span.start == pronoun.start and span.kb_id_.startswith("person:"):
                return str(span.kb_id_)
        return None

    def _means_document(self) -> bool:
        """Tell whether `it` is the document told of, and no body told of since."""
        memory = self.cast.memory
        if memory.document is None or memory.document_age > _RECENT:
            return False
        about = memory.about
        return about is None or about.startswith("person:") or about == memory.document.key

    def _writer(self, pronoun: Mention) -> str | None:
        """Return who wrote what is meant by `it`: `a letter from Mrs Lund. In it she warned`."""
        before = self.cast.norms[max(0, pronoun.start - 3) : pronoun.start]
        document = self.cast.memory.document
        if document is None or before[-1:] == [","]:
            before = before[:-1]
        if document is None or before[-2:] not in (["in", "it"], ["in", "which"]):
            return None
        return document.key if self.cast.memory.can_be(document, pronoun.label) else None

    def _met_in(self, sentence: Folded, pronoun: Mention) -> str | None:
        """Return whom a pronoun means in its own sentence: `Inspectors left, but they said`."""
        for mention in self.cast.subjects.outside(sentence):
            if mention.start >= pronoun.start:
                return None
            if mention.kind == "PRONOUN" or self.cast.subjects.heads.is_governed(mention):
                continue
            if self.cast.mentions.premodifies(mention):
                continue
            if pronoun.label in ("he", "she"):
                if mention.person and self.cast.memory.can_be(
                    Speaker(mention.key, 0, 0), pronoun.label
                ):
                    return mention.key
            elif mention.label == "INSPECTORS":
                return self.cast.inspectorate
            elif mention.kind in ("BODY", "COUNCIL"):
                return mention.key
        return None

    def _described(self, sentence: Folded, cue: Cue) -> Speaker | None:
        """Return whom words without a mention mean: `the Labour man`, `the Acme Foundation`."""
        segments = self.cast.subjects.words_before(sentence, cue)
        for segment in segments:
            name = self._name_in(segment)
            if name is not None:
                return name
        if not segments:
            return None
        for segment in segments:
            if self._is_one_of_them(segment):
                return self._inspection_before(sentence, segment)
        segment = segments[0]
        start = max(segment.start, segment.end - 7)
        words = range(start, segment.end)
        norms = [self.cast.norms[i] for i in words]
        last = next((n for n in reversed(norms) if n not in STOP_WORDS), "")
        if "the" not in norms or (last.endswith("s") and not last.endswith("ss")):
            return None
        key = self.cast.memory.last_person()
        return None if key is None else Speaker(key, start + norms.index("the"), segment.end)

    def _is_one_of_them(self, segment: Segment) -> bool:
        """Tell whether words stand for one of several: `The latest`."""
        norms = self.cast.norms[segment.start : segment.end]
        words = [norm for norm in norms if norm not in ("but", "and", ",", "most", "very")]
        return len(words) == 2 and words[0] == "the" and words[1] in _ONE_OF_THEM

    def _inspection_before(self, sentence: Folded, segment: Segment) -> Speaker | None:
        """Return the inspectorate of the visits told of: `The latest, in May, found that`."""
        found = self.cast.mentions.between(max(0, sentence.start - _VISITS_WITHIN), sentence.start)
        key = self.cast.inspectorate
        visits = any(m.label in ("INSPECTION", "INSPECTORS") or m.key == key for m in found)
        return Speaker(key, segment.start, segment.end) if visits else None

    def _name_in(self, segment: Segment) -> Speaker | None:
        """Return a body that no list knows, by its capitals: `the Acme Foundation`."""
        names = [
            i
            for i in range(max(segment.start, segment.end - 8), segment.end)
            if (self.cast.doc[i].text[:1].isupper() and self.cast.norms[i] not in STOP_WORDS)
            or (i > segment.start and self._numbers_name(i))
        ]
        if len(names) == 1 and self._is_name(names[0], segment):
            return Speaker(f"org:{self.cast.doc[names[0]].text}", names[0], names[0] + 1)
        if len(names) < 2 or names[-1] - names[0] > 6:
            return None
        name = self.cast.doc[names[0] : names[-1] + 1]
        if any(self.cast.mentions.covers(i) for i in range(name.start, name.end)):
            return None
        return Speaker(f"org:{' '.join(name.text.split())}", name.start, name.end)

    def _numbers_name(self, i: int) -> bool:
        """Tell the number of a name from others: `Article 7`, `Room 21`."""
        return self.cast.doc[i].is_digit and self.cast.doc[i - 1].text[:1].isupper()

    def _is_name(self, i: int, segment: Segment) -> bool:
        """Tell whether one word before a cue names a body: `Homeward said`, but `Staff said`."""
        norm = self.cast.norms[i]
        alone = segment.end - segment.start == 1 and len(norm) > 3 and norm.isalpha()
        if not alone or norm.endswith("s") or norm in _NO_NAMES:
            return False
        return norm not in lexicon().never and not self.cast.mentions.covers(i)
