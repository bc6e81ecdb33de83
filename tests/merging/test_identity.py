"""Which tellings of two articles are one happening, and beside each the nearest that is not."""

import pytest

LEEDS = {"name": "Leeds City Council", "kind": "council", "gss": "E08000035", "text": "Leeds"}
HULL = {"name": "Hull City Council", "kind": "council", "gss": "E06000010", "text": "Hull"}
DFE = {"name": "Department for Education", "kind": "government", "text": "the DfE"}
GOVERNMENT = {"name": "UK Government", "kind": "government", "text": "the government"}
BAD = [{"area": "overall", "rating": "inadequate"}]
GOOD = [{"area": "overall", "rating": "good"}]
QUOTE = "We are sorry that we let down children who needed our help and we will do better."


def person(name):
    return {"name": name, "text": name}


def role(kind="chief_executive", **more):
    return {"kind": kind, "text": kind, **more}


def body(name, kind="trust"):
    return {"name": name, "kind": kind, "text": name}


def amount(number):
    return {"amount": number, "text": "so much"}


def count(number):
    return {"value": number, "unit": "count", "text": "so many"}


# Type, what article a (January 2017) tells, what b (June 2017) tells, are they one?
CASES = {
    "a month and a day in it": (
        "inspection",
        {"council": LEEDS, "kind": "inspection", "published": "2017-01", "judgements": BAD},
        {"council": LEEDS, "kind": "inspection", "published": "2017-01-24"},
        True,
    ),
    "another month": (
        "inspection",
        {"council": LEEDS, "kind": "inspection", "published": "2016-11", "judgements": BAD},
        {"council": LEEDS, "kind": "inspection", "published": "2017-01-24"},
        False,
    ),
    "another council": (
        "inspection",
        {"council": LEEDS, "kind": "inspection", "published": "2017-01"},
        {"council": HULL, "kind": "inspection", "published": "2017-01"},
        False,
    ),
    "visited in autumn, published in winter": (
        "inspection",
        {"council": LEEDS, "kind": "inspection", "inspected": "2016-09-12/2016-10-06"},
        {"council": LEEDS, "kind": "inspection", "published": "2016", "judgements": BAD},
        True,
    ),
    "a monitoring visit is no inspection": (
        "inspection",
        {"council": LEEDS, "kind": "monitoring_visit", "inspected": "2017-01"},
        {"council": LEEDS, "kind": "inspection", "inspected": "2017-01"},
        False,
    ),
    "first and second visit": (
        "inspection",
        {"council": LEEDS, "kind": "monitoring_visit", "number": 1, "inspected": "2017-01"},
        {"council": LEEDS, "kind": "monitoring_visit", "number": 2, "inspected": "2017-01"},
        False,
    ),
    "the same grade, undated": (
        "inspection",
        {"council": LEEDS, "kind": "inspection", "inspected": "2016-09", "judgements": BAD},
        {"council": LEEDS, "kind": "inspection", "judgements": BAD},
        True,
    ),
    "another grade, undated": (
        "inspection",
        {"council": LEEDS, "kind": "inspection", "inspected": "2016-09", "judgements": BAD},
        {"council": LEEDS, "kind": "inspection", "judgements": GOOD},
        False,
    ),
    "another grade for the same days": (
        "inspection",
        {"council": LEEDS, "kind": "inspection", "inspected": "2016-09", "judgements": BAD},
        {"council": LEEDS, "kind": "inspection", "inspected": "2016-09-12", "judgements": GOOD},
        True,
    ),
    "two undated visits": (
        "inspection",
        {"council": LEEDS, "kind": "focused_visit"},
        {"council": LEEDS, "kind": "focused_visit"},
        False,
    ),
    "a short form of the name": (
        "appointment",
        {"person": person("Robert Quill"), "role": role(), "organisation": LEEDS},
        {"person": person("Bob Quill"), "role": role(), "organisation": LEEDS},
        True,
    ),
    "a surname shared": (
        "appointment",
        {"person": person("Robert Quill"), "role": role(), "organisation": LEEDS},
        {"person": person("Ada Quill"), "role": role(), "organisation": LEEDS},
        False,
    ),
    "a surname alone, with the whole post": (
        "departure",
        {"person": person("Robert Quill"), "role": role(), "organisation": LEEDS},
        {"person": person("Quill"), "role": role(), "organisation": LEEDS},
        True,
    ),
    "a surname alone, with no post": (
        "departure",
        {"person": person("Robert Quill"), "organisation": LEEDS},
        {"person": person("Quill"), "organisation": LEEDS},
        False,
    ),
    "the month told otherwise": (
        "appointment",
        {"person": person("Ada Quill"), "role": role(), "organisation": LEEDS, "date": "2016-03"},
        {"person": person("Ada Quill"), "role": role(), "organisation": LEEDS, "date": "2016-04"},
        True,
    ),
    "years apart": (
        "appointment",
        {"person": person("Ada Quill"), "role": role(), "organisation": LEEDS, "date": "2012"},
        {"person": person("Ada Quill"), "role": role(), "organisation": LEEDS, "date": "2016"},
        False,
    ),
    "interim first, then for good": (
        "appointment",
        {
            "person": person("Ada Quill"),
            "role": role(interim=True),
            "organisation": LEEDS,
            "date": "2016-03",
        },
        {"person": person("Ada Quill"), "role": role(), "organisation": LEEDS, "date": "2016-09"},
        False,
    ),
    "another post": (
        "tenure",
        {"person": person("Ada Quill"), "role": role("council_leader"), "organisation": LEEDS},
        {"person": person("Ada Quill"), "role": role("mayor"), "organisation": LEEDS},
        False,
    ),
    "suspended, then gone": (
        "departure",
        {"person": person("Ada Quill"), "organisation": LEEDS, "manner": "suspended"},
        {"person": person("Ada Quill"), "organisation": LEEDS, "manner": "resigned"},
        False,
    ),
    "a term prolonged": (
        "appointment",
        {"person": person("Ada Quill"), "role": role("commissioner"), "organisation": LEEDS},
        {
            "person": person("Ada Quill"),
            "role": role("commissioner"),
            "organisation": LEEDS,
            "reappointed": True,
        },
        False,
    ),
    "a rounded sum": (
        "funding",
        {"council": LEEDS, "kind": "investment", "amount": amount(5_100_000), "period": "2016"},
        {"council": LEEDS, "kind": "investment", "amount": amount(5_120_000), "period": "2016"},
        True,
    ),
    "another sum": (
        "funding",
        {"council": LEEDS, "kind": "investment", "amount": amount(5_100_000), "period": "2016"},
        {"council": LEEDS, "kind": "investment", "amount": amount(5_200_000), "period": "2016"},
        False,
    ),
    "another year's sum": (
        "funding",
        {"council": LEEDS, "kind": "overspend", "amount": amount(5e6), "period": "2015"},
        {"council": LEEDS, "kind": "overspend", "amount": amount(5e6), "period": "2016"},
        False,
    ),
    "a board's name in full": (
        "board",
        {"council": LEEDS, "name": "improvement board"},
        {"council": LEEDS, "name": "Leeds Children's Improvement Board"},
        True,
    ),
    "another board": (
        "board",
        {"council": LEEDS, "name": "improvement board"},
        {"council": LEEDS, "name": "safeguarding board"},
        False,
    ),
    "strikes of two weeks": (
        "industrial_action",
        {"council": LEEDS, "kind": "strike", "date": "2017-01-12"},
        {"council": LEEDS, "kind": "strike", "date": "2017-01-27"},
        False,
    ),
    "a part of what was said": (
        "statement",
        {"speaker": {**person("Ada Quill"), "kind": "person"}, "quote": [QUOTE]},
        {
            "speaker": {**person("Quill"), "kind": "person"},
            "quote": [f"{QUOTE} The plan that we agreed this week says how we will go about it."],
        },
        True,
    ),
    "the same words of somebody else": (
        "statement",
        {"speaker": {**person("Ada Quill"), "kind": "person"}, "quote": [QUOTE]},
        {"speaker": {**person("Joan Ferris"), "kind": "person"}, "quote": [QUOTE]},
        False,
    ),
    "other words": (
        "statement",
        {"speaker": {**person("Ada Quill"), "kind": "person"}, "quote": [QUOTE]},
        {
            "speaker": {**person("Ada Quill"), "kind": "person"},
            "quote": ["We are sorry that the plan which we agreed this week has come so late."],
        },
        False,
    ),
    "the government and its department": (
        "review",
        {"council": LEEDS, "kind": "commissioner_review", "commissioned_by": DFE},
        {"council": LEEDS, "kind": "commissioner_review", "commissioned_by": GOVERNMENT},
        True,
    ),
    "ordered, then carried out": (
        "review",
        {"council": LEEDS, "kind": "commissioner_review", "due": "2017-03-31"},
        {"council": LEEDS, "kind": "commissioner_review", "conducted": "2017-03"},
        True,
    ),
    "two trusts": (
        "service_transfer",
        {"council": LEEDS, "scope": "children_services", "recipient": body("Aire Trust")},
        {"council": LEEDS, "scope": "children_services", "recipient": body("Calder Trust")},
        False,
    ),
    "a direction told again half a year later": (
        "intervention",
        {"council": LEEDS, "instrument": "direction", "action": "issued", "date": "2016-12"},
        {"council": LEEDS, "instrument": "direction", "action": "issued"},
        True,
    ),
    "a direction lifted": (
        "intervention",
        {"council": LEEDS, "instrument": "direction", "action": "issued"},
        {"council": LEEDS, "instrument": "direction", "action": "lifted"},
        False,
    ),
    "a figure of another month": (
        "figure",
        {"council": LEEDS, "measure": "vacancies", "value": count(40), "period": "2016-12"},
        {"council": LEEDS, "measure": "vacancies", "value": count(40), "period": "2017-05"},
        False,
    ),
    "no council": (
        "funding",
        {"kind": "grant", "amount": amount(5e6), "period": "2016"},
        {"kind": "grant", "amount": amount(5e6), "period": "2016"},
        False,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_one_or_two(tell, merge_all, dated, name):
    kind, one, other, is_one = CASES[name]
    first, second = tell(kind, "a", **dated(one)), tell(kind, "b", **dated(other))
    published = {"a": "2017-01-26", "b": "2017-06-01"}
    assert len(merge_all([first, second], published)) == (1 if is_one else 2)
    assert len(merge_all([second, first], published)) == (1 if is_one else 2)


def test_what_one_article_tells_as_two_is_not_one(tell, merge_all):
    told = {"council": LEEDS, "kind": "audit"}
    first, second = tell("review", "a", **told), tell("review", "a", **told, start=9)
    other = tell("review", "b", **told)
    found = merge_all([first, second, other], {"a": "2017-01-26", "b": "2017-02-01"})
    assert sorted(len(event.tellings) for event in found) == [1, 2]


def test_an_old_article_does_not_tell_of_a_later_strike(tell, merge_all, dated):
    told = tell("industrial_action", "a", council=LEEDS, kind="strike")
    later = tell(
        "industrial_action",
        "b",
        **dated({"council": LEEDS, "kind": "strike", "date": "2017-05-30"}),
    )
    assert len(merge_all([told, later], {"a": "2016-01-26", "b": "2017-06-01"})) == 2
