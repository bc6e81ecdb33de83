"""People: one person for each chain of names in an article.

Reads doc.spans["blocks", "councils", "bodies", "roles", …] and doc.ents where they are there;
adds doc.spans["people"] (label PERSON, kb_id_ the person's number) and doc._.people. A bare place
that is part of a person's name leaves doc.spans["councils"].
"""

from spacy.language import Language
from spacy.tokens import Doc, Span

from oversight.people.again import Mention, find_again
from oversight.people.chains import Person, best_form, make_people
from oversight.people.lexicon import lexicon
from oversight.people.names import find_names
from oversight.people.runs import Ground
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
    ground = _survey(doc)
    names = find_names(words, ground)
    people = make_people(names, words)
    mentions = [
        (name.start, name.end, n) for n, person in enumerate(people) for name in person.names
    ]
    taken = {i for start, end, _ in mentions for i in range(start, end)}
    mentions += find_again(words, people, ground, taken)
    return people, sorted(mentions)


def _survey(doc: Doc) -> Ground:
    """Return what else the Doc's tokens are part of."""
    ground = Ground([False] * len(doc), [False] * len(doc))
    for block in doc.spans.get("blocks", ()):
        if block.label_ in _UNREAD:
            ground.close(block.start, block.end)
        elif block.label_ == "BYLINE":
            ground.bylines.update(range(block.start, block.end))
    for group in _OTHERS:
        for span in doc.spans.get(group, ()):
            ground.close(span.start, span.end)
            if group == "roles":
                ground.posts_start.add(span.start)
                ground.posts_end.add(span.end)
    for span in doc.spans.get("councils", ()):
        if (span.label_ == "COUNCIL" or len(span) > 1) and not _is_glued(span):
            ground.close(span.start, span.end)
        if span.label_ == "PLACE":
            ground.places[span.start : span.end] = [True] * len(span)
    for ent in doc.ents:
        if ent.label_ == "PERSON":
            ground.learned.update(range(ent.start, ent.end))
    return ground


def _is_glued(span: Span) -> bool:
    """Tell a council from a caption glued to its copy: "Coun Ann CopelandCouncil leader"."""
    return any(not token.whitespace_ and token.nbor().is_alpha for token in span[:-1])


def _free_places(doc: Doc, mentions: list[Mention]) -> None:
    """Drop the bare places inside names: Councillor Brazil is no country."""
    if "councils" not in doc.spans:
        return
    named = {i for start, end, _ in mentions for i in range(start, end)}
    spans = list(doc.spans["councils"])
    kept = [
        span
        for span in spans
        if span.start not in named or not (span.label_ == "PLACE" or _is_glued(span))
    ]
    if len(kept) < len(spans):
        doc.spans["councils"] = kept


def _plain(person: Person, words: Words) -> dict[str, object]:
    titles = [words.words[i].text for name in person.names for i in name.titles]
    return {
        "name": best_form(person, words),
        "honorifics": list(dict.fromkeys(titles)),
        "female": {"f": True, "m": False}.get(person.gender),
    }
