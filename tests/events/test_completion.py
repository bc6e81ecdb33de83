"""A post that one telling leaves out, from the same person's other events."""

import pytest

from oversight.events.candidate import Candidate, Slot
from oversight.events.discourse.completion import complete_posts

ADA, BEN = {"name": "Ada Lovell"}, {"name": "Ben Carr"}
LEEDS, WIRRAL = {"kind": "council", "key": "leeds"}, {"kind": "council", "key": "wirral"}
DCS, CHIEF = {"kind": "director_childrens_services"}, {"kind": "chief_executive"}


def tell(kind, **fields):
    return Candidate(kind, "test", {name: Slot(v, ((0, 1),)) for name, v in fields.items()}, [])


@pytest.mark.parametrize(
    ("candidate", "other", "role", "organisation"),
    [
        (
            tell("appointment", person=ADA),
            tell("departure", person=ADA, role=DCS, organisation=LEEDS),
            DCS,
            LEEDS,
        ),
        (
            tell("appointment", person=ADA, replaces=BEN),
            tell("departure", person=BEN, role=CHIEF, organisation=LEEDS),
            CHIEF,
            LEEDS,
        ),
        (
            tell("departure", person=BEN),
            tell("appointment", person=ADA, replaces=BEN, role=CHIEF, organisation=LEEDS),
            CHIEF,
            LEEDS,
        ),
        (
            tell("departure", person=ADA),
            tell("tenure", person=ADA, role=DCS, organisation=LEEDS, current=False),
            DCS,
            LEEDS,
        ),
        (
            tell("departure", person=ADA, organisation=WIRRAL),
            tell("tenure", person=ADA, role=DCS, organisation=LEEDS, current=True),
            None,
            WIRRAL,
        ),
        (
            tell("departure", person=ADA),
            tell("tenure", person=ADA, role=DCS, current=True),
            None,
            None,
        ),
        (
            tell("departure", person=ADA),
            tell("tenure", person=BEN, role=DCS, organisation=LEEDS, current=True),
            None,
            None,
        ),
        (
            tell("departure", person=ADA, role=CHIEF),
            tell("tenure", person=ADA, role=DCS, organisation=LEEDS, current=True),
            CHIEF,
            None,
        ),
        (
            tell("appointment", person=ADA),
            tell("tenure", person=ADA, role=DCS, organisation=LEEDS, current=False),
            None,
            None,
        ),
    ],
)
def test_the_post_is_filled_in(candidate, other, role, organisation):
    complete_posts([candidate, other])
    assert (candidate.get("role"), candidate.get("organisation")) == (role, organisation)


def test_what_is_held_now_goes_before_what_was_held():
    leaving = tell("departure", person=ADA)
    former = tell("tenure", person=ADA, role=CHIEF, organisation=WIRRAL, current=False)
    current = tell("tenure", person=ADA, role=DCS, organisation=LEEDS, current=True)
    complete_posts([former, leaving, current])
    assert leaving.get("role") == DCS
