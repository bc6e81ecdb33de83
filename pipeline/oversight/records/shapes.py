"""What a record's fields hold, read off their annotations: for tables, forms and the like."""

from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin


@dataclass(frozen=True)
class Shape:
    """What stands in a field: values of these types, one or a list of them."""

    types: frozenset[Any]  # classes, without None; a Literal's are those of its words
    is_list: bool = False
    words: tuple[str, ...] = ()  # where only these may stand in it


def shape_of(annotation: Any) -> Shape:
    """Return the shape of an annotation such as `tuple[Organisation, ...]` or `Date | None`."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return Shape(frozenset(map(type, args)), words=args)
    if origin is Annotated:
        return shape_of(args[0])
    if origin is tuple:
        inner = shape_of(args[0])
        return Shape(inner.types, True, inner.words)
    if origin in (Union, UnionType):
        parts = [shape_of(one) for one in args if one is not NoneType]
        return Shape(
            frozenset(one for part in parts for one in part.types),
            any(part.is_list for part in parts),
            parts[0].words if len(parts) == 1 else (),
        )
    return Shape(frozenset({annotation}))
