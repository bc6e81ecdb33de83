"""What some words say by themselves, where an annotator has marked them and given no value."""

from typing import Any

from oversight.records import (
    EVENT_CLASSES,
    Date,
    Money,
    Organisation,
    Person,
    PersonParty,
    Quantity,
    Role,
)
from oversight.records.shapes import shape_of


def blank_value(kind: str, name: str, words: str) -> Any:
    """Return the value of a field as far as its words alone give it."""
    shape = shape_of(EVENT_CLASSES[kind].model_fields[name].annotation)
    if shape.words:
        return _word(shape.words, words)
    if str in shape.types:
        return words
    if bool in shape.types:
        return True
    if Organisation in shape.types:
        return {"name": words, "text": words}
    if shape.types & {Person, PersonParty}:
        return {"name": words, "text": words}
    if shape.types & {Date, Money, Quantity, Role}:
        return {"text": words}
    return words


def _word(known: tuple[str, ...], words: str) -> str:
    """Return the canonical word that the words are: `monitoring visit`, else themselves."""
    flat = "_".join(words.lower().replace("-", " ").split())
    return flat if flat in known else words
