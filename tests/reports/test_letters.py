"""Letters in our own words: each field against gold, as text, as pages and as PDF."""

import json
import textwrap
from pathlib import Path

import pytest

from oversight.evaluate.reports import score_reports
from oversight.read import read_articles

NUMBERED = {"first": 1, "second": 2, "fourth": 4, "sixth": 6}


def extract(paths, out, pipeline):
    import oversight

    with (out / "events.jsonl").open("w", encoding="utf-8") as file:
        for article, events in oversight.pipe(read_articles(map(str, paths)), pipeline):
            assert article.kind == "visit_letter", article.id
            assert article.in_scope
            file.writelines(event.model_dump_json() + "\n" for event in events)
    return out


def lacking(scores):
    return {
        name: (one.right, one.gold, one.invented)
        for name, one in scores.counts.items()
        if one.right != one.gold or one.found != one.gold
    }


def test_every_field_of_the_twelve(root, tmp_path, pipeline):
    letters = sorted((root / "data/letters").glob("l*"))
    assert len(letters) == 12
    scores = score_reports(root / "data/gold_letters.jsonl", extract(letters, tmp_path, pipeline))
    assert scores.reports == 12
    assert lacking(scores) == {}, scores.errors


def test_the_same_as_pdf(root, tmp_path, pipeline, pdfs):
    """A letter printed and read back: lines of 90 characters, 40 to a page."""
    paths = []
    for path in sorted((root / "data/letters").glob("*.txt")):
        lines = [
            part
            for line in path.read_text(encoding="utf-8").splitlines()
            for part in textwrap.wrap(line, 90) or [""]
        ]
        pages = [lines[start : start + 40] for start in range(0, len(lines), 40)]
        target = tmp_path / f"{path.stem}.pdf"
        target.write_bytes(pdfs.make_pdf(pages))
        paths.append(target)
    gold = tmp_path / "gold.jsonl"
    whole = (root / "data/gold_letters.jsonl").read_text(encoding="utf-8").splitlines()
    gold.write_text("\n".join(line for line in whole if '.txt"' in line), encoding="utf-8")
    scores = score_reports(gold, extract(paths, tmp_path, pipeline))
    assert lacking(scores) == {}, scores.errors


@pytest.mark.parametrize(
    ("old", "new", "number"),
    [
        ("the first monitoring visit", "the second monitoring visit", 2),
        ("the first monitoring visit", "the sixth and final monitoring visit", 6),
        ("The visit was the first monitoring visit since", "This was the fourth visit since", 4),
        ("The visit was the first monitoring visit since", "It came after", None),
    ],
)
def test_numbers(root, read, old, new, number):
    text = (root / "data/letters/l04.txt").read_text(encoding="utf-8")
    assert old in text
    assert read(text.replace(old, new)).own.get("number") == number


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("Inspectors identified two areas for priority action.", "priority_action"),
        ("No areas for priority action were identified.", None),
        ("The areas for priority action of the last visit were met.", None),
    ],
)
def test_priority_action_in_a_sentence(root, read, sentence, outcome):
    text = (root / "data/letters/l01.txt").read_text(encoding="utf-8")
    told = read(text.replace("Overview\n", f"Overview\n\n{sentence}\n"))
    assert told.own.get("outcome") == outcome


def test_the_letterheads_town_is_no_council(root, read):
    text = (root / "data/letters/l11.txt").read_text(encoding="utf-8")
    assert "Nottingham" in text
    assert read(text).value("council") == "oldham"
    nowhere = text.replace("Oldham", "Ashford")
    assert [one for one in read(nowhere).all if one.type == "inspection"] == []


def test_what_has_to_be_done_by_when(root, read):
    told = read((root / "data/letters/l10.txt").read_text(encoding="utf-8"))
    [one] = told.of("statement")
    assert (one.get("deliverable"), told.value("due", one)) == ("written statement", "2020-04-29")
    bodies = [slot.value["name"] for slot in told.own.many("inspectorates")]
    assert bodies[:2] == ["Ofsted", "Care Quality Commission"]
    assert len(bodies) == 4


def test_gold_is_whole(root):
    lines = Path(root / "data/gold_letters.jsonl").read_text(encoding="utf-8").splitlines()
    files = [json.loads(line)["file"] for line in lines]
    assert files == sorted(path.name for path in (root / "data/letters").iterdir())
