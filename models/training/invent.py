"""Invented names and news lines: people of every origin, councils, bodies, page furniture."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from training.text import Words

SLOT = re.compile(r"\{(\w+)\}|\|")
TITLES = ("Mr", "Mrs", "Ms", "Miss", "Dr", "Cllr", "Coun", "Councillor", "Sir", "Dame", "Prof")
PARTIES = ("Lab", "Con", "Lib Dem", "Green", "Ind", "Labour", "Conservative")
COUNCILS = (
    "{} Council",
    "{} Council",
    "{} council",
    "{} City Council",
    "{} County Council",
    "{} Borough Council",
    "{} Metropolitan Borough Council",
    "{} MBC",
    "London Borough of {}",
    "City of {} Council",
)

SCHOOLS = ("Academy", "High", "High School", "Primary", "Primary School", "School", "College")
HOSPITALS = ("Hospital", "General Hospital", "Royal Infirmary", "District Hospital")
FIRMS = (
    "{} Partners",
    "{} Associates",
    "{} Group",
    "{} Foundation",
    "{} Trust",
    "{} and Co",
    "{} Images",
    "{} Press Agency",
    "{} Consulting",
    "Next {}",
    "Friends of {}",
    "{} Kin",
    "{} Voices",
    "{} Housing",
    "{} Post",
    "{} Gazette",
    "{} Echo",
    "{} Sentinel",
)


@dataclass
class Lists:
    """The lists of patterns/names/augment, one entry a line, "#" lines left out."""

    given: list[str]
    surnames: list[str]
    places: list[str]
    organisations: list[str]
    roles: list[str]
    templates: list[str]

    @classmethod
    def read(cls, folder: Path) -> "Lists":
        """Read the folder."""

        def lines(name: str) -> list[str]:
            text = (folder / f"{name}.txt").read_text(encoding="utf-8")
            return [line for line in text.splitlines() if line and not line.startswith("#")]

        return cls(**{name: lines(name) for name in cls.__dataclass_fields__})


def person(lists: Lists, rng: random.Random) -> tuple[str, str]:
    """Draw (given, surname), each now and then doubled or an initial."""
    given, surname = rng.choice(lists.given), rng.choice(lists.surnames)
    draw = rng.random()
    if draw < 0.04:
        given = f"{given}-{rng.choice(lists.given)}"
    elif draw < 0.07:
        given = f"{given} {rng.choice('ABCDEFGHJKLMNPRSTW')}."
    elif draw < 0.10:
        given = f"{given} {rng.choice(lists.given)}"
    if rng.random() < 0.07:
        joint = "-" if rng.random() < 0.7 else " "
        surname = f"{surname}{joint}{rng.choice(lists.surnames)}"
    return given, surname


def council(lists: Lists, rng: random.Random) -> str:
    """Draw a council by one of its naming habits."""
    return rng.choice(COUNCILS).format(rng.choice(lists.places))


def firm(lists: Lists, rng: random.Random) -> str:
    """Draw a company, charity or newspaper called after a person or a place."""
    named_after = rng.choice(lists.surnames if rng.random() < 0.6 else lists.places)
    if rng.random() < 0.1:
        return f"{named_after} {rng.choice(lists.surnames)}"
    return rng.choice(FIRMS).format(named_after)


def fill(lists: Lists, rng: random.Random) -> dict[str, tuple[str, str]]:
    """Draw one value and label for each slot of a template."""
    given, surname = person(lists, rng)
    other_given, other_surname = person(lists, rng)
    return {
        "given": (given, "PERSON"),
        "given2": (other_given, "PERSON"),
        "sur": (surname, "PERSON"),
        "person": (f"{given} {surname}", "PERSON"),
        "othersur": (other_surname, "PERSON"),
        "other": (f"{other_given} {other_surname}", "PERSON"),
        "third": (" ".join(person(lists, rng)), "PERSON"),
        "title": (rng.choice(TITLES), ""),
        "party": (rng.choice(PARTIES), ""),
        "place": (rng.choice(lists.places), "LOC"),
        "place2": (rng.choice(lists.places), "LOC"),
        "council": (council(lists, rng), "ORG"),
        "council2": (council(lists, rng), "ORG"),
        "org": (rng.choice(lists.organisations), "ORG"),
        "org2": (rng.choice(lists.organisations), "ORG"),
        "firm": (firm(lists, rng), "ORG"),
        "school": (f"{rng.choice(lists.places + lists.surnames)} {rng.choice(SCHOOLS)}", "ORG"),
        "school2": (f"{rng.choice(lists.places + lists.surnames)} {rng.choice(SCHOOLS)}", "ORG"),
        "hospital": (f"{rng.choice(lists.places)} {rng.choice(HOSPITALS)}", "ORG"),
        "role": (rng.choice(lists.roles), ""),
        "role2": (rng.choice(lists.roles), ""),
    }


def write(nlp: Language, template: str, values: dict[str, tuple[str, str]]) -> Words:
    """Fill a template: labelled words, "|" a line break."""
    text, names = "", []
    at = 0
    for slot in SLOT.finditer(template):
        text += template[at : slot.start()]
        at = slot.end()
        if slot.group() == "|":
            text = text.rstrip() + "\n\n"
            continue
        value, label = values[slot.group(1)]
        if label == "ORG" and value.startswith("the "):
            article, value = ("The " if not text or text.endswith("\n") else "the "), value[4:]
            text += article
        if not label and (not text or text.endswith("\n")):
            value = value[:1].upper() + value[1:]
        if label:
            names.append((len(text), len(text) + len(value), label))
        text += value
    return labelled(nlp, text + template[at:], names)


def labelled(nlp: Language, text: str, names: list[tuple[int, int, str]]) -> Words:
    """Tokenise; names whose borders are no token borders are dropped."""
    doc = nlp.make_doc(text)
    spans = [doc.char_span(start, end, label) for start, end, label in names]
    doc.ents = [span for span in spans if span is not None]
    made = Words()
    made.words = [token.text for token in doc]
    made.spaces = [bool(token.whitespace_) for token in doc]
    made.labels = [f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O" for t in doc]
    return made


def articles(nlp: Language, lists: Lists, rng: random.Random, count: int) -> Iterator[Words]:
    """Yield `count` little texts of two to six lines about the same few people and places."""
    for _ in range(count):
        made = Words()
        values = fill(lists, rng)
        for _ in range(rng.randint(2, 6)):
            if rng.random() < 0.4:
                values = fill(lists, rng)
            part = write(nlp, rng.choice(lists.templates), values)
            made.words += part.words
            made.spaces += part.spaces
            made.labels += part.labels
            if rng.random() < 0.6:
                made.add([rng.choice(("\n", "\n\n"))], [False])
            else:
                made.spaces[-1] = True
        yield made
