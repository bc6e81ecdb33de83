"""The values that fields hold: organisations, people, roles, dates, amounts, judgements.

Canonical forms follow the project's definition of events (docs/annotating.md). `text` is always
the words of the article that the value came from.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

Status = Literal["happened", "planned", "proposed", "cancelled"]

OrganisationKind = Literal[
    "council",
    "inspectorate",
    "government",
    "union",
    "trust",
    "partnership",
    "association",
    "charity",
    "health",
    "police",
    "school",
    "company",
    "court",
    "party",
    "other",
]

RoleKind = Literal[
    "commissioner",
    "adviser",
    "chief_executive",
    "deputy_chief_executive",
    "director_childrens_services",
    "director_other",
    "assistant_director",
    "head_of_service",
    "council_leader",
    "deputy_leader",
    "lead_member",
    "mayor",
    "councillor",
    "mp",
    "minister",
    "chief_inspector",
    "inspector",
    "regulator_official",
    "board_chair",
    "association_official",
    "union_official",
    "spokesperson",
    "social_worker",
    "other",
]

Rating = Literal[
    "outstanding",
    "good",
    "requires_improvement",
    "inadequate",
    "adequate",
    "satisfactory",
    "performs_excellently",
    "performs_well",
    "performs_adequately",
    "performs_poorly",
]

Area = Literal[
    "overall",
    "help_and_protection",
    "in_care",
    "care_leavers",
    "adoption",
    "leadership",
    "fostering",
    "early_help",
    "send",
    "youth_justice",
    "safeguarding_board",
    "other",
]

Precision = Literal["day", "month", "season", "quarter", "half", "year", "period"]


class Record(BaseModel):
    """Base of all records: they cannot be changed and refuse fields they do not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Evidence(Record):
    """Where the article says it: `article.text[start:end] == text`, in Unicode code points."""

    field: str = Field(description="path of the field, such as council or judgements.0.rating")
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str = Field(min_length=1)


class Mention(Record):
    """A sentence that tells the event: `article.text[start:end] == text`."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str = Field(min_length=1)


class Organisation(Record):
    """A body. A council carries the register's name and its ONS code."""

    name: str
    kind: OrganisationKind
    gss: str | None = Field(default=None, description="ONS code, for councils: E10000014")
    text: str


class Person(Record):
    """A person by the fullest form of the name in the article, without honorifics."""

    name: str
    text: str


class PersonParty(Record):
    """A person in a field that may also hold an organisation."""

    name: str
    kind: Literal["person"] = "person"
    text: str


def _party_tag(value: object) -> str:
    kind = value.get("kind") if isinstance(value, dict) else getattr(value, "kind", None)
    return "person" if kind == "person" else "organisation"


Party = Annotated[
    Annotated[PersonParty, Tag("person")] | Annotated[Organisation, Tag("organisation")],
    Discriminator(_party_tag),
]


class Role(Record):
    """A post, its title as printed in the singular."""

    kind: RoleKind
    title: str | None = None
    interim: bool = False
    text: str


class Date(Record):
    """A time: ISO 8601 / EDTF value, or null where nothing in the article fixes it."""

    value: str | None = Field(description="2016-11-25, 2016-04, 2017-22, 2016-09-12/2016-10-06")
    first: str | None = Field(default=None, description="first day it can mean, ISO")
    last: str | None = Field(default=None, description="last day it can mean, ISO")
    precision: Precision | None = None
    mod: Literal["start", "mid", "end", "approx"] | None = None
    text: str


class Money(Record):
    """An amount in whole currency units."""

    amount: float
    currency: Literal["GBP", "EUR", "USD"] = "GBP"
    text: str


class Quantity(Record):
    """A count or a percentage."""

    value: float
    unit: Literal["count", "percent"]
    approximate: bool = False
    text: str


class Judgement(Record):
    """One grade for one area."""

    area: Area
    rating: Rating
    name: str | None = Field(default=None, description="the area as a report's own table has it")


class Published(Record):
    """When the article was published, and how that is known."""

    value: str = Field(description="ISO 8601 / EDTF; an upper bound is ../2017-09-21")
    precision: Precision
    source: Literal["metadata", "header", "inferred"]
