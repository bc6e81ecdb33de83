"""What the article has told so far, as far as speakers need it: whom a pronoun may mean."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Doc

from oversight.quotes.mentions import Mention

_RECENT = 12


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: `key` as in doc._.quotes, and the words that name them, as tokens.

    A speaker without name or office has no key and is `nameless`.
    """

    key: str | None
    start: int
    end: int
    nameless: bool = False

    @property
    def person(self) -> bool:
        """Tell whether a known person speaks."""
        return self.key is not None and self.key.startswith("person:")


@dataclass
class Memory:
    """People and bodies met so far, most recent last, and the authors of documents."""

    doc: Doc
    people: list[Mention] = field(default_factory=list)
    subject: Mention | None = None  # first person told of in the last sentence
    organisation: Mention | None = None  # first body told of in the last sentences
    speaker: Speaker | None = None
    authors: dict[str, Speaker] = field(default_factory=dict)

    def female(self, key: str | None) -> bool | None:
        """Return what is known of the person's gender."""
        people = self.doc._.people if self.doc.has_extension("people") else []
        if key is None or not key.startswith("person:"):
            return None
        index = int(key.split(":")[1])
        return people[index].get("female") if index < len(people) else None

    def matches(self, key: str | None, pronoun: str) -> bool:
        """Tell whether he or she can stand for this person."""
        if key is None or not key.startswith("person:"):
            return False
        female = self.female(key)
        return female is None or female == (pronoun == "she")

    def person_for(self, pronoun: str) -> str | None:
        """Return the person that he or she most likely means: subject, speaker, most recent."""
        if self.subject is not None and self.matches(self.subject.key, pronoun):
            return self.subject.key
        if self.speaker is not None and self.matches(self.speaker.key, pronoun):
            return self.speaker.key
        for mention in reversed(self.people):
            if self.matches(mention.key, pronoun):
                return mention.key
        return None

    def meet(self, mentions: Iterable[Mention]) -> None:
        """Take in the mentions of a sentence."""
        found = list(mentions)
        named = [m for m in found if m.person and m.label not in ("REPORT", "LETTER", "NOTICE")]
        bodies = [m for m in found if m.key is not None and not m.person]
        if named:
            self.subject = named[0]
            self.people = (self.people + named)[-_RECENT:]
        elif not any(m.kind == "PRONOUN" for m in found):
            self.subject = None
        if bodies:
            self.organisation = bodies[0]
