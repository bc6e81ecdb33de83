"""Registers: which entry a council's key means on a day."""

import csv
from pathlib import Path

import pytest
import spacy

from oversight.components.registers import (
    candidates,
    council,
    make_registers,  # noqa: F401  (registers the factory)
)
from oversight.resources import patterns_dir


@pytest.mark.parametrize(
    ("key", "on", "gss"),
    [
        ("kirklees", "2016-11-25", "E08000034"),
        ("dorset", "2018-06", "E10000009"),
        ("dorset", "2019-03-31", "E10000009"),
        ("dorset", "2019-04-01", "E06000059"),
        ("dorset", "2019", "E06000059"),
        ("dorset", None, "E06000059"),
        ("northamptonshire", "2018-22", "E10000021"),
        ("northamptonshire", None, "E10000021"),
        ("bedfordshire", "2008", "E10000001"),
        ("cheshire", "2008-05", "E10000004"),
        ("cornwall", "2007", "E10000005"),
        ("cornwall", "2010", "E06000052"),
        ("northumberland", "2008", "E10000022"),
        ("northumberland", "2015", "E06000057"),
        ("durham", "../2008", "E10000010"),
        ("durham", "2014/..", "E06000047"),
        ("wiltshire", "2008-12-31/2009-05-01", "E06000054"),
        ("cumbria", "2022-04", "E10000006"),
        ("cumberland", "2021", "E06000063"),
        ("north-yorkshire", "2023-04-01", "E06000065"),
        ("norwich", "2014", "E07000148"),
        ("hull", "2014", "E06000010"),
        ("st-helens", "2014", "E08000013"),
        ("bournemouth", "2014", "E06000028"),
        ("bournemouth-christchurch-and-poole", "2021", "E06000058"),
    ],
)
def test_the_entry_valid_on_a_day(key, on, gss):
    assert council(key, on)["gss"] == gss


@pytest.mark.parametrize(
    ("on", "printed", "gss"),
    [
        (None, {"bucks county council"}, "E10000002"),
        (None, {"bucks county council", "buckinghamshire council"}, "E06000060"),
        (None, {"buckinghamshire"}, "E06000060"),
        ("2021", {"bucks county council"}, "E06000060"),
    ],
)
def test_without_a_date_the_entry_with_the_printed_name(on, printed, gss):
    assert council("buckinghamshire", on, printed)["gss"] == gss


def test_an_unknown_key():
    assert council("gotham", "2016") is None
    assert candidates("gotham") == []


def test_candidates_are_oldest_first():
    names = [entry["name"] for entry in candidates("somerset")]
    assert names == ["Somerset County Council", "Somerset Council"]
    assert candidates("somerset")[0]["end"] == "2023-03-31"


def test_districts_run_no_childrens_services():
    assert not candidates("norwich")[0]["services"]
    assert candidates("norfolk")[0]["services"]


def rows(name):
    with (patterns_dir() / "councils" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_register_is_whole():
    councils = rows("councils.csv")
    current = [
        row
        for row in councils
        if row["nation"] == "England" and row["services"] == "yes" and not row["end"]
    ]
    assert len(current) == 153
    assert all(row["source"] and row["start"] for row in councils if row["nation"] == "England")
    assert {row["key"] for row in rows("names.csv")} == {row["key"] for row in councils}


def test_the_register_is_what_the_tool_makes(extra, tmp_path):
    """councils.csv and names.csv are made, not edited: patterns/README.md says how."""
    import shutil
    import subprocess
    import sys

    home = Path(__file__).resolve().parents[2] / "patterns"
    for part in ("councils", "tools"):
        shutil.copytree(home / part, tmp_path / part)
    tool = tmp_path / "tools" / "make_councils.py"
    subprocess.run([sys.executable, str(tool), str(extra / "registers")], check=True)
    for name in ("councils.csv", "names.csv"):
        made = (tmp_path / "councils" / name).read_bytes()
        assert made == (home / "councils" / name).read_bytes()


def test_the_stage_sets_candidates():
    nlp = spacy.blank("en")
    nlp.add_pipe("registers")
    doc = nlp.make_doc("Kirklees Council")
    doc.spans["councils"] = [doc.char_span(0, 16, label="COUNCIL", kb_id="kirklees")]
    [(key, entries)] = nlp.get_pipe("registers")(doc)._.registers.items()
    assert key == "kirklees"
    assert entries[0]["gss"] == "E08000034"
