"""The fourteen types of event, one tagged union.

A field is null where the article does not state it. Every filled field has evidence; evidence is
checked against the article's text when a record is validated with that text:
`EVENT.validate_python(data, context={"text": article.text})`.
"""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, TypeAdapter, ValidationInfo, model_validator

from oversight.records.values import (
    Area,
    Date,
    Evidence,
    Judgement,
    Mention,
    Money,
    Organisation,
    Party,
    Person,
    Quantity,
    Record,
    Role,
    Status,
)

SCHEMA_VERSION = "1"

# Fields that are about the record, not about the event; the last two are a merged record's.
FRAME = (
    "id",
    "article_id",
    "type",
    "evidence",
    "mentions",
    "confidence",
    "rule",
    "schema_version",
    "tellings",
    "disagreements",
)


class BaseEvent(Record):
    """What every event has."""

    identity: ClassVar[tuple[str, ...]] = ()

    schema_version: Literal["1"] = "1"
    id: str
    article_id: str
    status: Status
    evidence: tuple[Evidence, ...]
    mentions: tuple[Mention, ...] = Field(min_length=1)
    confidence: float | None = Field(default=None, ge=0, le=1)
    rule: str

    @model_validator(mode="after")
    def _every_field_has_evidence(self) -> Self:
        cited = {item.field for item in self.evidence}
        heads = cited | {
            path.split(".")[0] + "." + path.split(".")[1] for path in cited if "." in path
        }
        for path in self.filled():
            if path not in heads:
                raise ValueError(f"{path}: no evidence. Each filled field needs at least one span.")
        return self

    @model_validator(mode="after")
    def _texts_stand_in_the_article(self, info: ValidationInfo) -> Self:
        text = (info.context or {}).get("text")
        if text is None:
            return self
        places: tuple[Evidence | Mention, ...] = (*self.evidence, *self.mentions)
        for item in places:
            if text[item.start : item.end] != item.text:
                found = text[item.start : item.end]
                raise ValueError(f"{item.start}:{item.end}: found {found!r}, wanted {item.text!r}.")
        return self

    def filled(self) -> Iterator[str]:
        """Yield the paths of filled fields: `council`, `judgements.0`; flags only where true."""
        for name in type(self).model_fields:
            value = getattr(self, name)
            if name in FRAME or value is None or (value is False and name != "current"):
                continue
            if isinstance(value, tuple):
                yield from (f"{name}.{index}" for index in range(len(value)))
            else:
                yield name


InspectionKind = Literal[
    "inspection",
    "short_inspection",
    "focused_visit",
    "monitoring_visit",
    "reinspection",
    "joint_inspection",
    "send_inspection",
    "other",
]

InspectionOutcome = Literal[
    "priority_action",
    "written_statement_of_action",
    "sufficient_progress",
    "insufficient_progress",
    "typically_positive",
    "inconsistent",
    "systemic_failings",
]

Framework = Literal[
    "ilacs",
    "sif",
    "safeguarding_2009",
    "child_protection_2012",
    "looked_after_2013",
    "send",
    "jtai",
    "other",
]


class Inspection(BaseEvent):
    """An inspectorate looks at a council's services, or a grade that it gave."""

    identity = ("council", "kind", "inspected", "published")
    type: Literal["inspection"] = "inspection"
    council: Organisation | None = None
    kind: InspectionKind | None = None
    inspected: Date | None = None
    published: Date | None = None
    inspectorates: tuple[Organisation, ...] = ()
    subject: Organisation | None = None
    services: tuple[Area, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    outcome: InspectionOutcome | None = None
    number: int | None = None
    framework: Framework | None = None
    lead_inspectors: tuple[Person, ...] = ()
    improvements: tuple[str, ...] = ()


class Review(BaseEvent):
    """Somebody who is no inspectorate examines services."""

    identity = ("council", "kind", "reviewer", "published")
    type: Literal["review"] = "review"
    council: Organisation | None = None
    kind: (
        Literal[
            "commissioner_review",
            "external_review",
            "audit",
            "peer_review",
            "serious_case_review",
            "inquiry",
            "other",
        ]
        | None
    ) = None
    reviewer: Party | None = None
    commissioned_by: Organisation | None = None
    commissioned: Date | None = None
    conducted: Date | None = None
    due: Date | None = None
    published: Date | None = None


class Intervention(BaseEvent):
    """Government acts on a council: direction, notice, warning."""

    identity = ("council", "instrument", "action", "date")
    type: Literal["intervention"] = "intervention"
    council: Organisation | None = None
    instrument: (
        Literal["direction", "improvement_notice", "special_measures", "warning", "other"] | None
    ) = None
    action: Literal["issued", "revised", "escalated", "eased", "paused", "lifted"] | None = None
    issued_by: Organisation | None = None
    date: Date | None = None


class Requirement(BaseEvent):
    """An obligation with a date."""

    identity = ("obliged", "deliverable", "due")
    type: Literal["requirement"] = "requirement"
    obliged: Party | None = None
    deliverable: str | None = None
    imposed_by: Organisation | None = None
    due: Date | None = None
    recurring: bool = False


class ServiceTransfer(BaseEvent):
    """Control of services leaves the council or returns to it, or is to."""

    identity = ("council", "scope")
    type: Literal["service_transfer"] = "service_transfer"
    council: Organisation | None = None
    recipient: Organisation | None = None
    form: (
        Literal[
            "trust",
            "company",
            "other_council",
            "alternative_delivery_model",
            "integrated_body",
            "return_to_council",
            "other",
        ]
        | None
    ) = None
    scope: (
        Literal["children_services", "social_care", "education", "early_help", "other"] | None
    ) = None
    decided_by: Organisation | None = None
    date: Date | None = None


class Partnership(BaseEvent):
    """A named partner helps a council in a specific way."""

    identity = ("council", "partner", "kind")
    type: Literal["partnership"] = "partnership"
    council: Organisation | None = None
    partner: Organisation | None = None
    kind: (
        Literal[
            "improvement_partner",
            "shared_leadership",
            "formal_partnership",
            "support",
            "contract",
            "other",
        ]
        | None
    ) = None
    date: Date | None = None


class Appointment(BaseEvent):
    """Somebody takes up a post, or is to."""

    identity = ("person", "role", "organisation")
    type: Literal["appointment"] = "appointment"
    person: Person | None = None
    role: Role | None = None
    organisation: Organisation | None = None
    date: Date | None = None
    appointed_by: Organisation | None = None
    replaces: Person | None = None
    reappointed: bool = False


class Departure(BaseEvent):
    """Somebody leaves a post, or is to."""

    identity = ("person", "organisation")
    type: Literal["departure"] = "departure"
    person: Person | None = None
    role: Role | None = None
    organisation: Organisation | None = None
    date: Date | None = None
    manner: (
        Literal[
            "resigned",
            "retired",
            "dismissed",
            "mutual_consent",
            "suspended",
            "seconded",
            "end_of_term",
            "moved",
            "restructure",
            "unstated",
        ]
        | None
    ) = None


class Tenure(BaseEvent):
    """Somebody named holds, or held, a post."""

    identity = ("person", "role", "organisation")
    type: Literal["tenure"] = "tenure"
    person: Person | None = None
    role: Role | None = None
    organisation: Organisation | None = None
    since: Date | None = None
    until: Date | None = None
    current: bool | None = None


class IndustrialAction(BaseEvent):
    """A strike, a ballot, work to rule."""

    identity = ("council", "kind", "date")
    type: Literal["industrial_action"] = "industrial_action"
    council: Organisation | None = None
    union: Organisation | None = None
    kind: Literal["strike", "ballot", "work_to_rule", "other"] | None = None
    date: Date | None = None
    duration: str | None = Field(default=None, description="ISO 8601: PT48H, P2D")
    participants: Quantity | None = None
    in_favour: Quantity | None = None


class Funding(BaseEvent):
    """Money put in, cut, overspent."""

    identity = ("council", "amount", "kind")
    type: Literal["funding"] = "funding"
    council: Organisation | None = None
    amount: Money | None = None
    kind: (
        Literal["investment", "grant", "overspend", "saving", "cost", "deficit", "other"] | None
    ) = None
    purpose: str | None = None
    period: Date | None = None


class Board(BaseEvent):
    """A board, panel or task force is set up."""

    identity = ("council", "name")
    type: Literal["board"] = "board"
    council: Organisation | None = None
    name: str | None = None
    date: Date | None = None
    chair: Person | None = None
    established_by: Party | None = None


class Statement(BaseEvent):
    """Somebody is quoted directly."""

    identity = ("speaker", "quote")
    type: Literal["statement"] = "statement"
    speaker: Party | None = None
    quote: tuple[str, ...] = ()
    cue: str | None = None


class Figure(BaseEvent):
    """A number that measures the service."""

    identity = ("council", "measure", "value", "period")
    type: Literal["figure"] = "figure"
    council: Organisation | None = None
    measure: (
        Literal[
            "staff_left",
            "staff_total",
            "vacancies",
            "agency_staff",
            "caseload",
            "unallocated_cases",
            "cases_reviewed",
            "children_affected",
            "children_in_care",
            "child_protection_plans",
            "referrals",
        ]
        | None
    ) = None
    value: Quantity | None = None
    period: Date | None = None


AnyEvent = (
    Inspection
    | Review
    | Intervention
    | Requirement
    | ServiceTransfer
    | Partnership
    | Appointment
    | Departure
    | Tenure
    | IndustrialAction
    | Funding
    | Board
    | Statement
    | Figure
)

Event = Annotated[AnyEvent, Field(discriminator="type")]

EVENT: TypeAdapter[AnyEvent] = TypeAdapter(Event)

EVENT_CLASSES: dict[str, type[AnyEvent]] = {
    cls.model_fields["type"].default: cls for cls in AnyEvent.__args__
}
