"""CSV tables, read back by frictionless, pandas and as a spreadsheet would."""

import csv
import json
from pathlib import Path

import pytest

from oversight.export.targets import export


def test_frictionless_finds_no_fault(exported):
    frictionless = pytest.importorskip("frictionless")
    out = exported("csv")
    report = frictionless.validate(out / "datapackage.json")
    assert report.valid, report.flatten(["fieldName", "note"])[:5]
    assert len(report.tasks) == 16


def test_frictionless_reads_the_types(exported, folder):
    frictionless = pytest.importorskip("frictionless")
    package = frictionless.Package(exported("csv") / "datapackage.json")
    rows = package.get_resource("funding").read_rows()
    sums = {event.id: event.amount.amount for event in folder.events if event.type == "funding"}
    assert {row["id"]: float(row["amount"]) for row in rows} == sums
    dated = [row for row in package.get_resource("departure").read_rows() if row["date_first"]]
    assert dated
    assert all(row["date_first"] <= row["date_last"] for row in dated)


def test_pandas_reads_grades(exported, folder):
    pandas = pytest.importorskip("pandas")
    frame = pandas.read_csv(exported("csv") / "inspection.csv")
    grades = [
        judgement.rating
        for event in folder.events
        if event.type == "inspection"
        for judgement in event.judgements
        if judgement.area == "overall"
    ]
    assert sorted(frame["rating_overall"].dropna()) == sorted(grades)


def test_no_cell_runs_as_a_formula(harmful, tmp_path):
    out = tmp_path / "tables"
    export(harmful, "csv", out)
    cells = [cell for path in out.glob("*.csv") for cell in read(path)]
    assert not [cell for cell in cells if cell[:1] in "=+-@\t\r\n＝＋－＠" and cell]
    assert "'=1+1" in cells
    assert '"; DROP TABLE events; --' in cells
    assert "a,b\nc" in cells


def test_negative_numbers_stay_numbers(exported, folder):
    """Only words get the apostrophe: a number below nought is no formula."""
    from oversight.export.csv_tables import _cell

    assert (_cell(-5.0), _cell("-5"), _cell(5_120_000.0), _cell(1 / 3)) == (
        "-5",
        "'-5",
        "5120000",
        "0.3333333333",
    )


def test_the_package_describes_each_column(exported):
    out = exported("csv")
    package = json.loads((out / "datapackage.json").read_text())
    for resource in package["resources"]:
        with (out / resource["path"]).open(newline="") as file:
            head = next(csv.reader(file))
        assert head == [field["name"] for field in resource["schema"]["fields"]]


def read(path: Path) -> list[str]:
    with path.open(newline="", encoding="utf-8") as file:
        return [cell for row in csv.reader(file) for cell in row]
