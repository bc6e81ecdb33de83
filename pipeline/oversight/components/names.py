"""Names: people, organisations and places, by the learned recogniser.

Reads doc.spans["blocks"] and doc.spans["councils"]; sets doc.ents and doc.spans["names"] (PERSON,
ORG, LOC) in the blocks that tell the story. Without a trained model both stay empty.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from oversight.components.layout import story
from oversight.components.sentences import sentences
from oversight.learned import clean_copy, load_names, load_ours, run
from oversight.people.lexicon import lexicon
from oversight.spans import group

BREAK = "\n\n"
# Other pipelines' labels as ours; what is not here is no name of ours.
LABELS = {
    "PERSON": "PERSON",
    "PER": "PERSON",
    "ORG": "ORG",
    "LOC": "LOC",
    "GPE": "LOC",
    "FAC": "LOC",
}


@Language.factory(
    "names",
    default_config={"model": None},
    requires=["doc.spans"],
    assigns=["doc.ents", "doc.spans"],
)
def make_names(nlp: Language, name: str, model: str | None) -> "Names":
    """Return the stage; `model` names another spaCy pipeline to find the names."""
    return Names(load_names(model) if model else load_ours(), own=model is None)


class Names:
    """The stage `names`."""

    def __init__(self, recogniser: Language | None, own: bool = True) -> None:
        self.recogniser = recogniser
        self.stages: list[str] = []
        if recogniser is not None:
            self.stages = ["ner"] if own else list(recogniser.pipe_names)

    def __call__(self, doc: Doc) -> Doc:
        """Set doc.ents and doc.spans["names"]."""
        found = list(self._find(doc)) if self.recogniser is not None else []
        doc.ents = found
        doc.spans["names"] = SpanGroup(doc, name="names", spans=found)
        return doc

    def _find(self, doc: Doc) -> Iterator[Span]:
        assert self.recogniser is not None
        text, places = story_copy(self.recogniser, doc)
        if not places:
            return
        [read] = run(self.recogniser, [text], self.stages)
        councils = council_tokens(doc)
        for ent in read.ents:
            if ent.label_ in LABELS:
                span = mended(doc, places[ent.start : ent.end], LABELS[ent.label_], councils)
                if span is not None:
                    yield span

    def to_disk(self, path: object, **kwargs: object) -> None:
        """Nothing of its own to write: the model has its own folder."""

    def from_disk(self, path: object, **kwargs: object) -> "Names":
        """Nothing of its own to read."""
        return self


def story_copy(nlp: Language, doc: Doc) -> tuple[Doc, list[int]]:
    """Return the telling blocks as one clean Doc, and each token's place in `doc` (-1: a break)."""
    words: list[str] = []
    spaces: list[bool] = []
    places: list[int] = []
    ends = {block.end for block in story(doc)}
    for sentence in sentences(doc):
        its_words, its_spaces = clean_copy(nlp, sentence)
        if may_hold_name(its_words):
            words += its_words
            spaces += its_spaces
            places += range(sentence.start, sentence.end)
        if sentence.end in ends:
            words.append(BREAK)
            spaces.append(False)
            places.append(-1)
    return Doc(nlp.vocab, words=words, spaces=spaces), places


def may_hold_name(words: Iterable[str]) -> bool:
    """Tell whether a sentence has a capital on anything but "The", "We" and the like."""
    return any(word[:1].isupper() and word not in _plain_words() for word in words)


@cache
def _plain_words() -> frozenset[str]:
    """Function words as they begin a sentence, if no name can be made of them alone ("May")."""
    return frozenset(word.capitalize() for word in STOP_WORDS & lexicon().never)


def council_tokens(doc: Doc) -> set[int]:
    """Return the tokens of councils and of places that can stand for one."""
    return {i for span in group(doc, "councils") for i in range(span.start, span.end)}


def mended(doc: Doc, places: list[int], label: str, councils: set[int]) -> Span | None:
    """Return the name in the article's own tokens: titles and breaks off, councils no people."""
    while places and (places[0] < 0 or (label == "PERSON" and _is_title(doc, places[0]))):
        places = places[1:]
    while places and (places[-1] < 0 or doc[places[-1]].norm_ in {"'s", "'"}):
        places = places[:-1]
    if not places or -1 in places:
        return None
    span = Span(doc, places[0], places[-1] + 1, label=label)
    if label == "PERSON" and councils.issuperset(places) and not _titled(doc, span.start):
        return Span(doc, span.start, span.end, label="LOC" if len(span) == 1 else "ORG")
    return span


def _is_title(doc: Doc, i: int) -> bool:
    return doc[i].norm_.rstrip(".") in lexicon().honorifics


def _titled(doc: Doc, i: int) -> bool:
    return i > 0 and _is_title(doc, i - 1)
