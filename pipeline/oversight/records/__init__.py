"""What comes out: validated records. They know nothing of spaCy."""

from oversight.records.article import Article
from oversight.records.events import EVENT, EVENT_CLASSES, SCHEMA_VERSION, AnyEvent, Event
from oversight.records.values import (
    Date,
    Evidence,
    Judgement,
    Mention,
    Money,
    Organisation,
    Party,
    Person,
    PersonParty,
    Published,
    Quantity,
    Record,
    Role,
)

__all__ = [
    "EVENT",
    "EVENT_CLASSES",
    "SCHEMA_VERSION",
    "AnyEvent",
    "Article",
    "Date",
    "Event",
    "Evidence",
    "Judgement",
    "Mention",
    "Money",
    "Organisation",
    "Party",
    "Person",
    "PersonParty",
    "Published",
    "Quantity",
    "Record",
    "Role",
]
