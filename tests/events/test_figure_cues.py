"""Numbers that no pattern holds: what is counted, and the cue beside them."""

import csv

import pytest

from oversight.resources import patterns_dir

with (patterns_dir() / "events" / "figure_cues.csv").open(encoding="utf-8", newline="") as file:
    CUES = list(csv.DictReader(file))

LEAD = "Leeds City Council runs children's services with social workers."

# Sentences behind the lead, and the (measure, value, period) of the figures that they tell of.
TOLD = [
    ("Its agency social workers were costly. Now it is 14 per cent.", [("agency_staff", 14, None)]),
    ("In 2017 88 workers moved on and 109 in 2018.",
     [("staff_left", 88, "2017"), ("staff_left", 109, "2018")]),
    ("Officers said that on 28 February it was looking after 604 children.",
     [("children_in_care", 604, "2019-02-28")]),
    ("Some 38 people have quit in the past year.", [("staff_left", 38, "2018-03/2019-03")]),
    ("Fifteen of the 28 workers in the duty team have jumped ship since January.",
     [("staff_left", 15, "2019-01/..")]),
    ("New practitioners hold 12 children apiece and their senior colleagues 17.",
     [("caseload", 12, None), ("caseload", 17, None)]),
    ("Vacancies: 29, down from 52 last spring.",
     [("vacancies", 29, None), ("vacancies", 52, "2018-21")]),
    ("A team which spent most of February in Leeds came across 47 children who were in danger.",
     [("children_affected", 47, "2019-02")]),
    ("Two winters ago social workers came from agencies.", []),
    ("There were 61 youngsters in Morley for whom no social worker could be named.",
     [("unallocated_cases", 61, None)]),
    ("Advisers have an average of 23 young people each. At the time of the last visit, in January, "
     "it was 31.", [("caseload", 23, None), ("caseload", 31, "2019-01")]),
    ("One in three of its posts, 34 per cent, is filled by an agency worker.",
     [("agency_staff", 34, None)]),
    ("All of its 812 employees will transfer to the trust on 1 April.",
     [("staff_total", 812, None)]),
    ("Each social worker is looking after 27 children.", [("caseload", 27, None)]),
    ("The number of children in care, on the other hand, has stuck at about 310.",
     [("children_in_care", 310, None)]),
    ("Over three years five people did the job, three of them interims.", []),
    ("Adult social care in Leeds has a vacancy rate of 14 per cent.", []),
    ("The matter of unallocated cases was raised at three consecutive meetings.", []),
    ("They sampled 48 files and spoke to 70 members of staff.", [("cases_reviewed", 48, None)]),
]  # fmt: skip


def _figures(told, text):
    events = told(f"{LEAD} {text}", "figure")
    return [(event["measure"], event["value"], event.get("period")) for event in events]


@pytest.mark.parametrize("cue", CUES, ids=[cue["id"] for cue in CUES])
def test_cue_says_what_a_number_measures(told, cue):
    assert cue["measure"] in [measure for measure, *_ in _figures(told, cue["match"])]
    assert cue["measure"] not in [measure for measure, *_ in _figures(told, cue["skip"])]


@pytest.mark.parametrize(("text", "wanted"), TOLD, ids=[text for text, _ in TOLD])
def test_numbers_are_read_by_what_stands_around_them(told, text, wanted):
    assert sorted(_figures(told, text), key=str) == sorted(wanted, key=str)
