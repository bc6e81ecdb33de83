"""The table of inspections: a row for each that a report, a letter or an article tells."""

import csv

import pytest

import oversight
from oversight.assemble import article_of
from oversight.export.folder import Folder
from oversight.export.inspections import COLUMNS
from oversight.export.targets import export

REPORT = """Inspection of Kirklees local authority children's services
Inspection dates: 3 to 7 July 2023
Lead inspectors: Ada Lovell and Bea Marsh, His Majesty's Inspectors
Judgement Grade
The impact of leaders on social work practice with children and families Good
The experiences and progress of children in care and care leavers Outstanding
Overall effectiveness Requires improvement to be good
Since the last inspection in 2019, when services were judged to be inadequate, much has changed.
"""
OLD = """Inspection of looked after children services
Torbay Council
Inspection dates: 10 - 14 June 2013
Published: 19 July 2013
Record of main findings
Overall effectiveness Adequate
Quality of provision Good
"""


@pytest.fixture(scope="module")
def table(tmp_path_factory, pipeline):
    texts = {"old": OLD, "new": REPORT}
    articles = [article_of(text, article_id=name) for name, text in texts.items()]
    found = list(oversight.pipe(articles, pipeline))
    folder = Folder([one for one, _ in found], [event for _, told in found for event in told])
    out = tmp_path_factory.mktemp("table") / "inspections.csv"
    assert export(folder, "inspections", out) == "2 inspections"
    with out.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_row_for_each_inspection(table):
    new, old = table
    assert tuple(new) == COLUMNS
    assert (new["authority"], new["ons_code"]) == ("Kirklees Council", "E08000034")
    assert (new["framework"], new["start"], new["end"]) == ("ilacs", "2023-07-03", "2023-07-07")
    assert new["lead_inspector"] == "Ada Lovell; Bea Marsh"
    assert (new["published"], old["published"]) == ("", "2013-07-19")
    assert [row["source"] for row in table] == ["report", "report"]


def test_a_column_for_each_area(table):
    new, old = table
    grades = {name: cell for name, cell in new.items() if cell and name in COLUMNS[8:16]}
    assert grades == {
        "overall": "requires_improvement",
        "leadership": "good",
        "in_care": "outstanding",
        "care_leavers": "outstanding",
    }
    assert (old["overall"], old["other_judgements"]) == ("adequate", "Quality of provision: good")


def test_the_command(run, gold_run, tmp_path):
    out = tmp_path / "inspections.csv"
    done = run("export", gold_run, "--to", "inspections", "-o", out)
    assert (done.returncode, done.stdout) == (0, b"")
    rows = list(csv.DictReader(out.read_text(encoding="utf-8").splitlines()))
    assert rows
    assert rows == sorted(rows, key=lambda row: (row["authority"], row["start"], row["id"]))
    assert {row["source"] for row in rows} == {"article"}
    assert all(row["authority"] for row in rows)
