"""People: one person for each chain of names in an article.

Reads doc.spans["blocks", "councils", "bodies", "roles", …] and doc.ents where they are there;
adds doc.spans["people"] (label PERSON, kb_id_ the person's number) and doc._.people. A bare place
that is part of a person's name leaves doc.spans["councils"].
"""

from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc, Span

from oversight.people.again import Mention, find_again
from oversight.people.chains import Person, best_form, make_people
from oversight.people.lexicon import lexicon
from oversight.people.names import find_names
from oversight.people.words import WordReader, Words

Doc.set_extension("people", default=[], force=True)

# Groups whose words are nobody's name, and the blocks in which nobody is looked for.
_OTHERS = ("bodies", "roles", "ratings", "inspection_kinds", "instruments", "money", "quantities")
_UNREAD = frozenset({"FURNITURE", "COMMENT", "OTHER_STORY"})


@Language.factory(
    "people",
    assigns=["doc._.people", "doc.spans"],
)
def make_people_component(nlp: Language, name: str) -> "People":
    """Return the stage."""
    return People()


class People:
    """The stage `people`."""

    def __init__(self) -> None:
        self._read = WordReader(lexicon())

    def __call__(self, doc: Doc) -> Doc:
        """Set doc.spans["people"] and doc._.people."""
        words = self._read(doc)
        people, mentions = find_people(doc, words)
        doc.spans["people"] = [
            Span(doc, start, end, label="PERSON", kb_id=str(n)) for start, end, n in mentions
        ]
        doc._.people = [_plain(person, words) for person in people]
        _free_places(doc, mentions)
        return doc

    def to_bytes(self, **kwargs: object) -> bytes:
        """Nothing of its own to keep."""
        return b""

    def from_bytes(self, data: bytes, **kwargs: object) -> "People":
        """Nothing of its own to load."""
        return self

    def to_disk(self, path: object, **kwargs: object) -> None:
        """Nothing of its own to write."""

    def from_disk(self, path: object, **kwargs: object) -> "People":
        """Nothing of its own to read."""
        return self


def find_people(doc: Doc, words: Words) -> tuple[list[Person], list[Mention]]:
    """Return the people and their mentions in order of place."""
    closed, places = _closed(doc), _places(doc)
    roles = doc.spans["roles"] if "roles" in doc.spans else []
    ends = {span.end for span in roles}
    starts = {span.start for span in roles}
    learned = {i for ent in doc.ents if ent.label_ == "PERSON" for i in range(ent.start, ent.end)}
    names = find_names(words, closed, places, ends, starts, learned)
    people = make_people(names, words)
    mentions = [
        (name.start, name.end, n) for n, person in enumerate(people) for name in person.names
    ]
    taken = {i for start, end, _ in mentions for i in range(start, end)}
    mentions += find_again(words, people, closed, places, taken)
    return people, sorted(mentions)


def _closed(doc: Doc) -> list[bool]:
    """Return for each token whether it can't be part of a name."""
    closed = [False] * len(doc)
    if "blocks" in doc.spans:
        for block in doc.spans["blocks"]:
            if block.label_ in _UNREAD:
                _mark(closed, [block])
    for group in _OTHERS:
        if group in doc.spans:
            _mark(closed, doc.spans[group])
    if "councils" in doc.spans:
        _mark(closed, (s for s in doc.spans["councils"] if s.label_ == "COUNCIL" or len(s) > 1))
    return closed


def _places(doc: Doc) -> list[bool]:
    places = [False] * len(doc)
    if "councils" in doc.spans:
        _mark(places, (span for span in doc.spans["councils"] if span.label_ == "PLACE"))
    return places


def _mark(flags: list[bool], spans: Iterable[Span]) -> None:
    for span in spans:
        flags[span.start : span.end] = [True] * (span.end - span.start)


def _free_places(doc: Doc, mentions: list[Mention]) -> None:
    """Drop the bare places inside names: Councillor Brazil is no country."""
    if "councils" not in doc.spans:
        return
    named = {i for start, end, _ in mentions for i in range(start, end)}
    spans = list(doc.spans["councils"])
    kept = [span for span in spans if span.label_ != "PLACE" or span.start not in named]
    if len(kept) < len(spans):
        doc.spans["councils"] = kept


def _plain(person: Person, words: Words) -> dict[str, object]:
    titles = [words.words[i].text for name in person.names for i in name.titles]
    return {
        "name": best_form(person, words),
        "honorifics": list(dict.fromkeys(titles)),
        "female": {"f": True, "m": False}.get(person.gender),
    }
