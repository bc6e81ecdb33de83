"""Who does what around a trigger, by the order of the skeleton."""

import pytest

from oversight.events.context import clause_roles, clauses, subjects

ADA = "[Ada Lovell|PERSON:0]"
BEN = "[Ben Carr|PERSON:1]"
SHE = "[she|PERSON_REF:person:0]"
HER = "[her|PERSON_REF:person:0]"
LEEDS = "[Leeds|PLACE:leeds]"
DCS = "[director|ROLE:director_childrens_services]"
CHIEF = "[chief executive|ROLE:chief_executive]"
DFE = "[DfE|BODY:dfe]"


def at(skeleton, word):
    return skeleton.norms.index(word)


def words(skeleton, token):
    return None if token is None else skeleton.sources[token.i].text.strip()


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        (f"{ADA} resigned", "Ada Lovell"),
        (f"{ADA} has now formally resigned", "Ada Lovell"),
        (f"{BEN} said {SHE} resigned", "she"),
        (f"{ADA}, {DCS} of {LEEDS}, resigned", "Ada Lovell"),
        (f"{ADA} (Lab) resigned", "Ada Lovell"),
        (f"{BEN} met {ADA}, who resigned", "Ada Lovell"),
        (f"{ADA} left and resigned", "Ada Lovell"),
        (f"The {DCS} resigned", "director"),
        (f"The {DCS} of {LEEDS} resigned", "director"),
        (f"The {DCS} of the {LEEDS} has resigned", "director"),
        (f"{BEN}'s {DCS} resigned", "director"),
        (f"{ADA} plans next month to resigned", "Ada Lovell"),
        ("The team resigned", None),
        (f"{LEEDS} resigned", None),
        (f"{HER} team resigned", None),
        (f"{BEN} spoke / resigned", None),
        ("resigned", None),
    ],
)
def test_the_subject(marked, text, subject):
    skeleton = marked(text)
    assert words(skeleton, subjects.subject_of(skeleton, at(skeleton, "resigned"))) == subject


@pytest.mark.parametrize(
    ("text", "possessor"),
    [
        (f"{ADA}'s departure", "Ada Lovell"),
        (f"{HER} departure", "her"),
        (f"{HER} own departure", "her"),
        (f"{ADA} announced {HER} departure", "her"),
        (f"{ADA} tendered departure", "Ada Lovell"),
        (f"the {DCS}'s departure", "director"),
        (f"{ADA}, whose departure", "Ada Lovell"),
        (f"{ADA} spoke of the departure", None),
        ("the train's departure", None),
    ],
)
def test_whose_departure(marked, text, possessor):
    skeleton = marked(text)
    assert words(skeleton, subjects.possessor_of(skeleton, at(skeleton, "departure"))) == possessor


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{LEEDS} appointed {ADA}", "Ada Lovell"),
        (f"{LEEDS} appointed as {DCS} {ADA}", "Ada Lovell"),
        (f"{LEEDS} appointed a new {DCS}", "director"),
        (f"{LEEDS} appointed {HER} {DCS}", "director"),
        (f"{LEEDS} appointed a firm; {ADA} spoke", None),
        (f"{LEEDS} appointed a firm / {ADA}", None),
    ],
)
def test_the_object(marked, text, found):
    skeleton = marked(text)
    assert words(skeleton, subjects.object_of(skeleton, at(skeleton, "appointed"))) == found


def test_the_role_after_is_nobody_elses(marked):
    skeleton = marked(f"{ADA} joined {BEN}, {CHIEF}, as {DCS}")
    chief = skeleton.doc[4]
    assert chief.ent_id_ == "chief_executive"
    taken = {skeleton.sources[chief.i].start}
    assert words(skeleton, clause_roles.role_after(skeleton, 1, taken)) == "director"
    assert words(skeleton, clause_roles.role_after(skeleton, 1, set())) == "chief executive"
    assert clause_roles.role_after(marked(f"{ADA} joined / the {DCS}"), 1, set()) is None


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (f"{DCS} of {LEEDS}", "Leeds"),
        (f"{DCS} at the {LEEDS}", "Leeds"),
        (f"{LEEDS}'s {DCS}", "Leeds"),
        (f"{LEEDS}'s new interim {DCS}", "Leeds"),
        (f"[its|COUNCIL_REF:council:leeds] first {DCS}", "its"),
        (f"{LEEDS} {DCS}", "Leeds"),
        (f"{DCS} of housing near {LEEDS}", None),
        (f"{LEEDS} said the {DCS}", None),
        (f"{DCS} / at {LEEDS}", None),
        (f"{DCS}", None),
    ],
)
def test_where_a_role_is(marked, text, where):
    skeleton = marked(text)
    role = next(token for token in skeleton.doc if token.ent_type_ == "ROLE")
    found = clause_roles.organisation_of(skeleton, role)
    assert (None if found is None else found.text) == where


@pytest.mark.parametrize(
    ("text", "person", "possessed"),
    [
        (ADA, True, False),
        (f"{SHE} left", True, False),
        (f"{ADA}'s post", True, True),
        (f"{HER} post", False, True),
        (f"{DCS} left", False, False),
    ],
)
def test_persons_and_possessors(marked, text, person, possessed):
    token = marked(text).doc[0]
    assert (clauses.is_person(token), clauses.is_possessed(token)) == (person, possessed)
