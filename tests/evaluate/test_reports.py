"""A run over reports against facts: field by field, with what is wrong and what is invented."""

import json

import pytest

from oversight.evaluate.gold import GoldError
from oversight.evaluate.reports import score_reports

TEXT = "Inspection of Leeds local authority children's services"


def inspection(**fields):
    spans = [{"start": 0, "end": 10, "text": TEXT[:10]}]
    record = {
        "type": "inspection",
        "id": "1",
        "article_id": "folder/a",
        "status": "happened",
        "rule": "report/cover",
        "kind": "inspection",
        "framework": "ilacs",
        "council": {
            "name": "Leeds City Council",
            "kind": "council",
            "gss": "E08000035",
            "text": "Leeds",
        },
        "inspected": {
            "value": "2023-07-03/2023-07-07",
            "first": "2023-07-03",
            "last": "2023-07-07",
            "precision": "period",
            "text": "3 to 7 July 2023",
        },
        "judgements": [
            {"area": "in_care", "rating": "good", "name": "x"},
            {"area": "care_leavers", "rating": "good", "name": "x"},
            {"area": "leadership", "rating": "requires_improvement", "name": "y"},
        ],
        "mentions": spans,
        **fields,
    }
    cited = [
        name for name in record if name not in ("type", "id", "article_id", "rule", "mentions")
    ]
    cited += [f"{name}.{i}" for name in record for i in range(4) if isinstance(record[name], list)]
    record["evidence"] = [{**spans[0], "field": name} for name in cited]
    return record


FACTS = {
    "file": "a.pdf",
    "kind": "ilacs",
    "ilacs_length": "short",
    "local_authority": "Leeds",
    "inspection_start_date": "2023-07-03",
    "inspection_end_date": "2023-07-07",
    "publication_date": None,
    "lead_inspector": None,
    "judgements": [
        {"area": "both", "area_key": "in_care_and_care_leavers", "grade": "good"},
        {"area": "led", "area_key": "leaders", "grade": "requires improvement"},
    ],
    "previous_inspections": [],
}


@pytest.fixture
def score(tmp_path):
    def run(facts, *records):
        gold = tmp_path / "gold.jsonl"
        gold.write_text(json.dumps(facts) + "\n\n", encoding="utf-8")
        lines = "".join(json.dumps(record) + "\n" for record in records)
        (tmp_path / "events.jsonl").write_text(lines, encoding="utf-8")
        return score_reports(gold, tmp_path)

    return run


def test_all_right(score):
    scores = score(FACTS, inspection())
    assert (scores.reports, scores.errors, scores.missing) == (1, [], [])
    assert scores.counts["judgements"].share == 1.0
    assert (scores.counts["judgements"].gold, scores.counts["judgements"].right) == (3, 3)
    assert scores.counts["publication_date"].share is None


def test_wrong_and_invented_values_are_told_apart(score):
    facts = {**FACTS, "inspection_end_date": "2023-07-14", "kind": "sif"}
    published = {"value": "2023-08-01", "precision": "day", "text": "1 August 2023"}
    scores = score(facts, inspection(published=published))
    ends, out = scores.counts["inspection_end_date"], scores.counts["publication_date"]
    assert (ends.gold, ends.found, ends.right, ends.invented) == (1, 1, 0, 0)
    assert (out.gold, out.found, out.right, out.invented) == (0, 1, 0, 1)
    assert ("a.pdf", "inspection_end_date", "2023-07-14", "2023-07-07") in scores.errors
    assert ("a.pdf", "publication_date", "", "2023-08-01") in scores.errors


def test_a_report_without_records_counts_as_missed(score):
    scores = score({**FACTS, "file": "b.pdf"}, inspection())
    assert scores.missing == ["b.pdf"]
    assert scores.counts["kind"].share == 0.0


def test_what_is_no_report_is_not_scored(score):
    assert score({"file": "c.pdf", "kind": "not_a_report"}, inspection()).reports == 0


def test_background_is_no_report(score):
    told = inspection(rule="report/previous", id="2", judgements=[], framework=None)
    scores = score(FACTS, inspection(), told)
    previous = scores.counts["previous_inspections"]
    assert (previous.found, previous.invented) == (1, 1)


def test_broken_gold(tmp_path):
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"file": "a.pdf"}\n{"files": 1}\n', encoding="utf-8")
    (tmp_path / "events.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(GoldError, match=r"gold.jsonl:2: file: missing"):
        score_reports(gold, tmp_path)


def test_the_command(run, tmp_path, score):
    score(FACTS, inspection())
    done = run("evaluate", "--reports", str(tmp_path / "gold.jsonl"), str(tmp_path), "--errors")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"1 reports, field by field" in done.stdout
    whole = run("evaluate", "--reports", str(tmp_path / "gold.jsonl"), str(tmp_path), "--json")
    assert json.loads(whole.stdout)["fields"]["judgements"]["share"] == 1.0


def test_the_command_wants_a_folder(run, tmp_path):
    done = run("evaluate", "--reports", "nowhere.jsonl", str(tmp_path))
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"nowhere" in done.stderr or b"events.jsonl" in done.stderr
    assert run("evaluate", "--reports", "gold.jsonl").returncode == 2
    assert run("evaluate").returncode == 2
