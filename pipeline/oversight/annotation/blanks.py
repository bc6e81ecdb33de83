"""What some words say by themselves, where an annotator has marked them and given no value."""

from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

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


def blank_value(kind: str, name: str, words: str) -> Any:
    """Return the value of a field as far as its words alone give it."""
    inner = _inner(EVENT_CLASSES[kind].model_fields[name].annotation)
    if str in inner:
        return words
    if bool in inner:
        return True
    for literal in (one for one in inner if get_origin(one) is Literal):
        return _word(get_args(literal), words)
    if Organisation in inner:
        return {"name": words, "text": words}
    if inner & {Person, PersonParty}:
        return {"name": words, "text": words}
    if inner & {Date, Money, Quantity, Role}:
        return {"text": words}
    return words


def _inner(annotation: Any) -> set[Any]:
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return {annotation}
    if origin is Annotated:
        return _inner(args[0])
    if origin in (tuple, Union, UnionType):
        return {one for each in args if each is not Ellipsis for one in _inner(each)}
    return {annotation}


def _word(known: tuple[str, ...], words: str) -> str:
    """Return the canonical word that the words are: `monitoring visit`, else themselves."""
    flat = "_".join(words.lower().replace("-", " ").split())
    return flat if flat in known else words
