"""`oversight dates`: rows on stdout, talk on stderr, exit codes."""

import json

import pytest
import typer
from typer.testing import CliRunner

from oversight.commands.dates import dates

TML = b"""<?xml version="1.0" ?>
<TimeML><DOCID>a.1</DOCID>
<DCT><TIMEX3 tid="t0" type="TIME" value="2019-11-14T10:00">2019-11-14 10:00</TIMEX3></DCT>
<TEXT>He <EVENT eid="e1">left</EVENT> <TIMEX3 tid="t1" type="DATE" value="2019-11-12">Tuesday
</TIMEX3> &amp; <TIMEX3 tid="t2" type="DURATION" value="P2D">two days</TIMEX3> on.</TEXT></TimeML>
"""

app = typer.Typer()
app.command()(dates)


@pytest.fixture
def call():
    def run(*arguments: str, stdin: bytes | None = None):
        return CliRunner().invoke(app, list(arguments), input=stdin)

    return run


def rows(result) -> list[dict]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_text(call, tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("Story\n\n22 July 2021\n\nShe left on Tuesday for 48 hours.\n")
    result = call(str(file))
    assert result.exit_code == 0
    first, second, third = rows(result)
    assert first["date"]["value"] == "2021-07-22"
    assert second == {
        "doc_id": "a",
        "start": 33,
        "end": 40,
        "text": "Tuesday",
        "date": {
            "value": "2021-07-20",
            "first": "2021-07-20",
            "last": "2021-07-20",
            "precision": "day",
            "mod": None,
            "text": "Tuesday",
        },
        "timex": {"type": "DATE", "value": "2021-07-20", "mod": None},
    }
    assert third["date"] is None
    assert third["timex"] == {"type": "DURATION", "value": "PT48H", "mod": None}


def test_json_lines_with_a_creation_time(call, tmp_path):
    file = tmp_path / "a.jsonl"
    lines = [
        {"doc_id": "x", "text": "last week", "published": "2019-11-14"},
        {"doc_id": "y", "text": "last week", "dct": "2019-11-14T10:00"},
        {"doc_id": "z", "text": "last week"},
    ]
    file.write_text("\n".join(json.dumps(line) for line in lines))
    found = {row["doc_id"]: row["date"] and row["date"]["value"] for row in rows(call(str(file)))}
    week = "2019-11-04/2019-11-10"
    assert found == {"x": week, "y": week, "z": None}
    [*_, last] = rows(call("--published", "2019-11-14", str(file)))
    assert last["date"]["value"] == week


def test_tml_and_style(call, tmp_path):
    file = tmp_path / "a.tml"
    file.write_bytes(TML.replace(b"two days", b"03/04/2019"))
    assert [row["timex"]["value"] for row in rows(call(str(file)))] == ["2019-11-12", "2019-04-03"]
    american = rows(call("--style", "american", str(tmp_path)))
    assert [row["timex"]["value"] for row in american] == ["2019-11-12", "2019-03-04"]
    assert {row["doc_id"] for row in american} == {"a.1"}


def test_what_cannot_be_read(call, tmp_path):
    (tmp_path / "bad.tml").write_bytes(b"no")
    (tmp_path / "good.txt").write_text("in 2014")
    result = call(str(tmp_path), "missing.txt")
    assert result.exit_code == 1
    assert [row["text"] for row in rows(result)] == ["2014"]
    assert len(result.stderr.splitlines()) == 2


def test_help_has_an_example(call):
    assert "Example: oversight dates data/articles" in call("--help").stdout
