"""Make training text look like British news, afresh in every epoch.

spaCy's corpus augments once, when it is read; here the batcher does it, so that no example is
seen twice in the same dress. Examples that stay as they are keep the tokens of their raw text.
"""

import random
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc, Token
from spacy.training import Example
from spacy.training.batchers import minibatch_by_words

from training.invent import Lists, council, person
from training.text import Words, pieces

Augmenter = Callable[[Example], Iterator[Example]]


@spacy.registry.batchers("oversight.fresh_by_words.v1")
def make_batcher(
    size: int | Iterable[int], augmenter: Augmenter
) -> Callable[[Iterable[Example]], Iterator[list[Example]]]:
    """Batches of about `size` words, each example augmented as it comes."""

    def batches(examples: Iterable[Example]) -> Iterator[list[Example]]:
        fresh = (made for example in examples for made in augmenter(example))
        yield from minibatch_by_words(fresh, size=size, tolerance=0.2, discard_oversize=False)

    return batches


@spacy.registry.augmenters("oversight.dress.v1")
def make_dresser(curly: float, lower: float, upper: float, alone: float) -> Augmenter:
    """Quotes and casing; `alone`: cut into sentences, as the syntax stage meets them.

    Each argument is the share of examples that are changed in that way.
    """

    def augment(example: Example) -> Iterator[Example]:
        reference = dressed(example.reference, curly, lower, upper)
        if random.random() < alone:
            for sentence in reference.sents:
                yield as_example(sentence.as_doc())
        else:
            yield example if reference is example.reference else as_example(reference)

    return augment


@spacy.registry.augmenters("oversight.rename.v1")
def make_renamer(lists: str, rename: float, curly: float, lower: float, upper: float) -> Augmenter:
    """Other people, councils and places in the same sentences; quotes and casing as above."""
    words = Lists.read(Path(lists))

    def augment(example: Example) -> Iterator[Example]:
        reference = example.reference
        if reference.ents and random.random() < rename:
            reference = renamed(reference, words)
        reference = dressed(reference, curly, lower, upper)
        yield example if reference is example.reference else as_example(reference)

    return augment


def as_example(reference: Doc) -> Example:
    """Pair a Doc with its bare words."""
    words = [token.text for token in reference]
    spaces = [bool(token.whitespace_) for token in reference]
    return Example(Doc(reference.vocab, words=words, spaces=spaces), reference)


def dressed(doc: Doc, curly: float, lower: float, upper: float) -> Doc:
    """The Doc itself, or a copy in other casing or with typographic quotes."""
    draw = random.random()
    if draw < lower:
        doc = with_words(doc, [token.lower_ for token in doc])
    elif draw < lower + upper:
        doc = with_words(doc, [token.text.upper() for token in doc])
    return with_words(doc, curly_quotes(doc)) if random.random() < curly else doc


def with_words(doc: Doc, words: list[str]) -> Doc:
    """The same annotation over other words."""
    trees = doc.has_annotation("DEP")
    return Doc(
        doc.vocab,
        words=words,
        spaces=[bool(token.whitespace_) for token in doc],
        tags=[token.tag_ for token in doc] if doc.has_annotation("TAG") else None,
        lemmas=[token.lemma_ for token in doc] if doc.has_annotation("LEMMA") else None,
        heads=[token.head.i for token in doc] if trees else None,
        deps=[token.dep_ for token in doc] if trees else None,
        ents=[iob(token) for token in doc] if doc.has_annotation("ENT_IOB") else None,
    )


def iob(token: Token) -> str:
    """Return the token's name label, "" where it is unknown."""
    return f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else token.ent_iob_


def curly_quotes(doc: Doc) -> list[str]:
    """The words with typographic quotes; a mark opens where a blank or nothing is before it."""
    words = []
    for token in doc:
        opens = token.i == 0 or bool(doc[token.i - 1].whitespace_) or doc[token.i - 1].is_space
        text = token.text
        if text == '"':
            text = "\u201c" if opens and not token.whitespace_ else "\u201d"
        elif text == "'" and opens and not token.whitespace_:
            text = "\u2018"
        else:
            text = text.replace("'", "\u2019")
        words.append(text)
    return words


def renamed(doc: Doc, lists: Lists) -> Doc:
    """A copy with all people renamed, and some of the places and organisations."""
    made = Words()
    people = people_map(doc, lists)
    for start, end, label in pieces(doc):
        span = doc[start:end]
        words = [token.text for token in span]
        spaces = [bool(token.whitespace_) for token in span]
        other = replacement(words, label, people, lists)
        if other:
            words, spaces = other, [True] * (len(other) - 1) + spaces[-1:]
            for i, word in enumerate(words):
                if word == "-" or words[i + 1 : i + 2] == ["-"]:
                    spaces[i] = False if i + 1 < len(words) else spaces[i]
        made.add(words, spaces, label)
    return made.doc(doc.vocab)


def people_map(doc: Doc, lists: Lists) -> dict[str, str]:
    """Old word of a name to new one: the last of several is a surname, the first a given name."""
    table: dict[str, str] = {}
    names = sorted((ent for ent in doc.ents if ent.label_ == "PERSON"), key=len, reverse=True)
    for ent in names:
        given, surname = person(lists, random)
        for i, token in enumerate(ent):
            last = i == len(ent) - 1 if len(ent) > 1 else random.random() < 0.6
            table.setdefault(token.lower_, surname if last else given)
    return table


def replacement(
    words: list[str], label: str, people: dict[str, str], lists: Lists
) -> list[str] | None:
    """Words for another name of the kind, or None to keep this one."""
    if label == "PERSON" and words[0][:1].isupper():
        ends = words if len(words) == 1 else [words[0], words[-1]]
        text = " ".join(people.get(word.lower(), word) for word in ends)
    elif label == "LOC" and random.random() < 0.4:
        text = random.choice(lists.places)
    elif label == "ORG" and random.random() < 0.4:
        text = random.choice(lists.organisations).removeprefix("the ")
        text = council(lists, random) if random.random() < 0.4 else text
    else:
        return None
    if all(word.isupper() and len(word) > 3 for word in words):
        text = text.upper()
    return split(text)


def split(text: str) -> list[str]:
    """As spaCy's English tokenizer would: hyphens and possessives are words of their own."""
    return text.replace("-", " - ").replace("'s ", " 's ").split()
