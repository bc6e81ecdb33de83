"""Readings that articles of this field invite one to get wrong: each a small article."""

from typing import Any

import pytest

import oversight

LEEDS, KIRKLEES, WIRRAL = "Leeds City Council", "Kirklees Council", "Wirral Borough Council"
DCS = "director_childrens_services"
FIELD = "It has been a long week for children's services and for the council.\n\n"
ADA = f"Ada Lovell, director of children's services at {LEEDS},"


def brief(event: Any) -> tuple[Any, ...]:
    """Return what tells events of one type apart, in short form."""
    if event.type == "inspection":
        grades = sorted(f"{item.area}: {item.rating}" for item in event.judgements)
        return (event.council.name, *grades)
    if event.type == "statement":
        return (event.speaker and event.speaker.name, len(event.quote))
    where = event.organisation and event.organisation.name
    told = (event.person and event.person.name, event.role and event.role.kind, where)
    if event.type == "tenure":
        return (*told, event.current)
    if event.type == "departure":
        return (*told, event.manner, event.date and event.date.value, event.status)
    return (*told, event.status)


def missed(*values: Any, reason: str) -> Any:
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=reason))


# An article, a type, and the events of that type.
CASES = [
    (
        "Ofsted rated children's services in Bedford good. Children's services in Central "
        "Bedfordshire were rated inadequate by Ofsted.",
        "inspection",
        [("Bedford Borough Council", "overall: good"),
         ("Central Bedfordshire Council", "overall: inadequate")],
    ),
    (
        "Northumberland County Council has lost a case. \"We will look at each of these cases "
        "again,\" said a Northumbria Police spokesman.",
        "statement",
        [("Northumbria Police", 1)],
    ),
    (
        "In the city of Worcester, children's services of Worcestershire County Council were rated "
        "inadequate by Ofsted.",
        "inspection",
        [("Worcestershire County Council", "overall: inadequate")],
    ),
    (
        "Children's services in Nottingham were rated inadequate by Ofsted. In Nottinghamshire "
        "they were rated good.",
        "inspection",
        [("Nottingham City Council", "overall: inadequate"),
         ("Nottinghamshire County Council", "overall: good")],
    ),
    (
        "Reading what Ofsted wrote took a day. It rated children's services in Leeds good.",
        "inspection",
        [(LEEDS, "overall: good")],
    ),
    (
        "Havering and Harrow looked on. Children's services in Haringey were rated good by Ofsted.",
        "inspection",
        [("London Borough of Haringey", "overall: good")],
    ),
    (
        "Councillor Julian Tarrant, leader of Torbay Council, met Eleanor Tarrant, director of "
        "children's services at Leeds City Council.",
        "tenure",
        [("Julian Tarrant", "council_leader", "Torbay Council", True),
         ("Eleanor Tarrant", DCS, LEEDS, True)],
    ),
    (
        f"{ADA} met Lyn Lovell, leader of {KIRKLEES}.",
        "tenure",
        [("Ada Lovell", DCS, LEEDS, True), ("Lyn Lovell", "council_leader", KIRKLEES, True)],
    ),
    (
        f"{LEEDS} showed good practice and good examples; this was good news and good enough, "
        "Ofsted said.",
        "inspection",
        [],
    ),
    (
        f"{LEEDS} gave an adequate, timely response and must perform to an adequate standard, "
        "Ofsted said.",
        "inspection",
        [],
    ),
    (f"Families in {LEEDS} had inadequate housing and inadequate pay, Ofsted said.",
     "inspection", []),
    (f"{LEEDS} has outstanding actions and outstanding cases, Ofsted said.", "inspection", []),
    (
        f"What {LEEDS} offers requires improvement in the training of social workers, Ofsted said.",
        "inspection",
        [],
    ),
    (
        "Eleanor Marsh, children's commissioner for Leeds, spoke.",
        "tenure",
        [("Eleanor Marsh", "commissioner", LEEDS, True)],
    ),
    (
        f"Anne Longstaff, the children's commissioner for England, wrote to {LEEDS}.",
        "tenure",
        [("Anne Longstaff", "other", None, True)],
    ),
    (
        "Ben Carr, police and crime commissioner for West Yorkshire and a former lead member for "
        f"children's services at {LEEDS}, spoke.",
        "tenure",
        [("Ben Carr", "other", None, True), ("Ben Carr", "lead_member", LEEDS, False)],
    ),
    (
        f"Children's services at {LEEDS} were rated good by Ofsted. A school in Leeds was rated "
        "inadequate.",
        "inspection",
        [(LEEDS, "overall: good")],
    ),
    (
        f"The trust that runs services for {LEEDS} was rated inadequate by Ofsted. Its fostering "
        "agency was rated good.",
        "inspection",
        [(LEEDS, "overall: inadequate")],
    ),
    (
        f"Children's services at {LEEDS} were rated good by Ofsted.\n\nREAD MORE: GP surgery rated "
        "inadequate\n\nThe council was glad of it, and said so.",
        "inspection",
        [(LEEDS, "overall: good")],
    ),
    (
        "Ofsted rated children's services inadequate in Wirral, requires improvement in Sefton and "
        "good in Knowsley.",
        "inspection",
        [(WIRRAL, "overall: inadequate"),
         ("Sefton Metropolitan Borough Council", "overall: requires_improvement"),
         ("Knowsley Metropolitan Borough Council", "overall: good")],
    ),
    ("Ofsted inspected 43 councils: seven were inadequate and ten good.", "inspection", []),
    (
        f"Ada Lovell, formerly of Warrington, is the new director of children's services at "
        f"{KIRKLEES}.",
        "appointment",
        [("Ada Lovell", DCS, KIRKLEES, "happened")],
    ),
    (
        "Ada Lovell, director of children's services in Leeds, is also director of children's "
        "services in Kirklees.",
        "tenure",
        [("Ada Lovell", DCS, LEEDS, True), ("Ada Lovell", DCS, KIRKLEES, True)],
    ),
    (
        "Ada Lovell, chief executive of Hampshire County Council, has been appointed children's "
        "services commissioner for Torbay.",
        "appointment",
        [("Ada Lovell", "commissioner", "Torbay Council", "happened")],
    ),
    (
        "Ada Lovell, chief executive of Hampshire County Council, has been appointed children's "
        "services commissioner for Torbay.",
        "tenure",
        [("Ada Lovell", "chief_executive", "Hampshire County Council", True)],
    ),
    (f"{LEEDS} was not rated inadequate by Ofsted, which never said it was unsafe.",
     "inspection", []),
    (
        f"If {LEEDS} is rated inadequate again by Ofsted it will lose its children's services.",
        "inspection",
        [],
    ),
    (
        f"If children's services at {LEEDS} were ever again rated inadequate by Ofsted, they would "
        "be taken away.",
        "inspection",
        [],
    ),
    (f"The opposition says {LEEDS} fails children, and that its services are a mess.",
     "inspection", []),
    missed(
        f"The minister sacked {ADA} in December 2018. The council dismissed her in January 2019.",
        "departure",
        [("Ada Lovell", DCS, LEEDS, "dismissed", "2018-12", "happened"),
         ("Ada Lovell", DCS, LEEDS, "dismissed", "2019-01", "happened")],
        reason="two dismissals from one post are merged though their dates differ",
    ),
    (
        f"{ADA} offered to resign but the leader refused.",
        "departure",
        [("Ada Lovell", DCS, LEEDS, "resigned", None, "cancelled")],
    ),
    (
        f"{ADA} offered to resign but the leader refused.",
        "tenure",
        [("Ada Lovell", DCS, LEEDS, True)],
    ),
    (
        f"{ADA} was to retire in March 2019. She will now retire in December 2019.",
        "departure",
        [("Ada Lovell", DCS, LEEDS, "retired", "2019-12", "planned")],
    ),
    (
        f"{ADA} was suspended in May 2018, resigned in July 2018 and won a tribunal in December "
        "2018.",
        "departure",
        [("Ada Lovell", DCS, LEEDS, "suspended", "2018-05", "happened"),
         ("Ada Lovell", DCS, LEEDS, "resigned", "2018-07", "happened")],
    ),
    (
        '"As the inspector told us, \'nobody here knows who is safe and who is not\', and we '
        f'accept it," said Ada Lovell, director of children\'s services at {LEEDS}.',
        "statement",
        [("Ada Lovell", 1)],
    ),
    (
        f"Ofsted rated children's services at {LEEDS} requires improvement overall, with help and "
        "protection inadequate.",
        "inspection",
        [(LEEDS, "help_and_protection: inadequate", "overall: requires_improvement")],
    ),
    (
        "Children's services in Leeds were rated good by Oftsed in May 2018.",
        "inspection",
        [(LEEDS, "overall: good")],
    ),
    (
        f"Alison Marsh, director of children's services at {LEEDS}, spoke. Allison Marsh, the "
        "director, agreed. Alison Marsh left the hall.",
        "tenure",
        [("Alison Marsh", DCS, LEEDS, True)],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "wanted"), CASES)
def test_a_tricky_case(pipeline, text, kind, wanted):
    _, events = oversight.extract(FIELD + text, published="2019-03-14")
    found = [brief(event) for event in events if event.type == kind]
    assert sorted(found, key=str) == sorted(wanted, key=str)


def test_no_overall_grade_is_inferred_from_april_2026(pipeline):
    text = f"{FIELD}Ofsted rated children's services at {LEEDS} good in all four areas."
    _, events = oversight.extract(text, published="2026-05-20")
    grades = [item for e in events if e.type == "inspection" for item in e.judgements]
    assert "overall" not in [item.area for item in grades]


def test_a_grade_in_a_caption_alone_is_the_earlier_one(pipeline):
    text = (
        f"{FIELD}Children's services at {LEEDS} are rated good in a report that Ofsted published "
        "today.\n\nImage caption Ofsted rated them inadequate in 2015\n\nThe council was glad."
    )
    _, events = oversight.extract(text, published="2019-03-14")
    found = {brief(event) for event in events if event.type == "inspection"}
    assert (LEEDS, "overall: good") in found
