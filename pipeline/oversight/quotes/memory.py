"""What the article has told so far, as far as speakers need it: whom a pronoun may mean."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Doc

_RECENT = 12
_ONE = frozenset({"he", "she"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: `key` as in doc._.quotes, and the words that name them, as tokens.

    A speaker without name or office has no key and is `nameless`. `gender` ("he", "she") is
    that of an unnamed office holder: `a spokeswoman`.
    """

    key: str | None
    start: int
    end: int
    nameless: bool = False
    gender: str = ""

    @property
    def person(self) -> bool:
        """Tell whether a known person speaks."""
        return self.key is not None and self.key.startswith("person:")

    @property
    def somebody(self) -> bool:
        """Tell whether it is one person without a name: `a mother`, no `residents`."""
        return self.nameless and self.gender in (*_ONE, "they")


@dataclass
class Memory:
    """People met so far, most recent last; what the last sentence was about; authors."""

    doc: Doc
    people: list[str] = field(default_factory=list)
    subject: Speaker | None = None  # who the last sentence was about
    topic: Speaker | None = None  # the body or document that it, they may mean
    organisation: str | None = None
    council: str | None = None
    speaker: Speaker | None = None
    authors: dict[str, str] = field(default_factory=dict)
    about: str | None = None  # whom the last sentence itself was about
    document: Speaker | None = None  # the last document told of, with its author's key
    document_age: int = 0  # sentences since
    nameless: Speaker | None = None  # somebody without name of whom the story tells just now
    spoken_for: str | None = None  # whom the last spokesperson spoke for
    holders: dict[str, list[str]] = field(default_factory=dict)  # kind of post -> who may hold it

    def female(self, key: str) -> bool | None:
        """Return what is known of the person's gender."""
        people = self.doc._.people if self.doc.has_extension("people") else []
        index = int(key.split(":")[1])
        return people[index].get("female") if index < len(people) else None

    def can_be(self, speaker: Speaker | None, pronoun: str) -> bool:
        """Tell whether he or she can mean this speaker."""
        if speaker is None or speaker.key is None:
            return False
        if speaker.gender:
            return speaker.gender in (pronoun, "they")
        if not speaker.person:
            return False
        female = self.female(speaker.key)
        return female is None or female == (pronoun == "she")

    def person_for(self, pronoun: str) -> str | None:
        """Return whom he or she most likely means: subject, speaker, the most recent."""
        for speaker in (self.subject, self.speaker):
            if speaker is not None and self.can_be(speaker, pronoun):
                return speaker.key
        for key in reversed(self.people):
            if self.can_be(Speaker(key, 0, 0), pronoun):
                return key
        return None

    def note_nameless(self, speaker: Speaker | None, subject: Speaker | None, first: bool) -> None:
        """Keep somebody without name who speaks, or with whom a paragraph begins."""
        if speaker is not None and speaker.nameless:
            self.nameless = speaker
        elif speaker is not None or (subject is not None and subject.person):
            self.nameless = None
        elif subject is not None and subject.nameless and first and subject.gender in _ONE:
            self.nameless = subject

    def goes_on_nameless(self, pronoun: str) -> bool:
        """Tell whether he or she is the one without a name who was told of last."""
        last = self.nameless
        return last is not None and last.gender in (pronoun, "they") and pronoun in ("he", "she")

    def last_person(self) -> str | None:
        """Return whom `the Labour man` most likely means."""
        for speaker in (self.subject, self.speaker):
            if speaker is not None and speaker.person:
                return speaker.key
        return self.people[-1] if self.people else None

    def meet(self, people: Iterable[str], bodies: Iterable[str]) -> None:
        """Take in the people and bodies named in a sentence."""
        self.people = (self.people + list(people))[-_RECENT:]
        found = list(bodies)
        self.organisation = found[0] if found else self.organisation
        self.council = next((key for key in found if key.startswith("council:")), self.council)

    def leave(self) -> None:
        """Forget what the last post was about: the next one starts anew."""
        self.subject = self.topic = self.document = self.nameless = None
        self.authors.clear()
