"""A merged record: the event as a whole, every telling of it, and where the tellings disagree.

It is a record of its type with two fields more, so whatever takes an event takes a merged one.
"""

from functools import reduce
from operator import or_
from typing import Annotated, Any, cast

from pydantic import Field, TypeAdapter, create_model

from oversight.records import EVENT_CLASSES, AnyEvent, Evidence, Mention, Record


class CitedEvidence(Evidence):
    """Evidence that names the article whose text it is from."""

    article_id: str


class CitedMention(Mention):
    """A sentence that tells the event, with the article in which it stands."""

    article_id: str


class Claim(Record):
    """A value, and the ids of the tellings that give it."""

    value: Any = Field(description="in the form that the field has in a record")
    tellings: tuple[str, ...] = Field(min_length=1)


class Disagreement(Record):
    """A field for which the tellings give values that cannot all be true."""

    field: str
    claims: tuple[Claim, ...] = Field(min_length=2, description="the one taken comes first")


def _merged(kind: type[AnyEvent]) -> type[AnyEvent]:
    made = create_model(
        f"Merged{kind.__name__}",
        __base__=kind,
        __doc__=f"{kind.__doc__} As several articles tell it.",
        evidence=(tuple[CitedEvidence, ...], ...),
        mentions=(tuple[CitedMention, ...], Field(min_length=1)),
        tellings=(tuple[kind, ...], Field(min_length=1)),  # type: ignore[valid-type]
        disagreements=(tuple[Disagreement, ...], ()),
    )
    return cast("type[AnyEvent]", made)


MERGED_CLASSES: dict[str, type[AnyEvent]] = {
    name: _merged(kind) for name, kind in EVENT_CLASSES.items()
}

_AnyMerged: Any = Annotated[
    reduce(or_, MERGED_CLASSES.values()),
    Field(discriminator="type"),
]

MERGED: TypeAdapter[AnyEvent] = TypeAdapter(_AnyMerged)


def tellings(event: AnyEvent) -> tuple[AnyEvent, ...]:
    """Return the tellings of an event: of one that is not merged, itself."""
    return cast("tuple[AnyEvent, ...]", getattr(event, "tellings", (event,)))


def disagreements(event: AnyEvent) -> tuple[Disagreement, ...]:
    """Return where the tellings of an event disagree."""
    return cast("tuple[Disagreement, ...]", getattr(event, "disagreements", ()))
