"""Records to tasks and back to gold: nothing is lost, whatever the text is made of."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from oversight.annotation.graph import AnnotationError, to_gold, to_happening
from oversight.annotation.tasks import TOOLS, read_gold, write_gold, write_tasks
from oversight.evaluate.check import check_file
from oversight.export.folder import Folder, read_folder
from oversight.records import EVENT, Article

TEXT = (
    "🎉 Ada\u00a0Quill quits 🎉\r\n\r\n"
    "Ada\u00a0Quill, director of children’s services at Hull, left in May 2019 👋.\r\n"
    "“We wish her 💐 and all that is good for what comes next,” said the council.\r\n"
)
HULL = {"name": "Hull City Council", "kind": "council", "gss": "E06000010"}


def place(words: str, after: int = 0) -> dict:
    start = TEXT.index(words, after)
    return {"start": start, "end": start + len(words), "text": words}


@pytest.fixture
def odd() -> Folder:
    """An article with emoji, no-break spaces and CRLF, and what it tells."""
    sentence = place(
        "Ada\u00a0Quill, director of children’s services at Hull, left in May 2019 👋."
    )
    departure = {
        "id": "d",
        "article_id": "a/odd",
        "type": "departure",
        "status": "happened",
        "person": {"name": "Ada Quill", "text": "Ada\u00a0Quill"},
        "role": {
            "kind": "director_childrens_services",
            "title": "director of children’s services",
            "text": "director of children’s services",
        },
        "organisation": {**HULL, "text": "Hull"},
        "date": {"value": "2019-05", "precision": "month", "text": "May 2019"},
        "manner": "unstated",
        "evidence": [
            {"field": "status", **place("left")},
            {"field": "person", **place("Ada\u00a0Quill", 20)},
            {"field": "person", **place("Ada\u00a0Quill")},
            {"field": "role", **place("director of children’s services")},
            {"field": "organisation", **place("Hull")},
            {"field": "date", **place("May 2019")},
            {"field": "manner", **place("left")},
        ],
        "mentions": [place("🎉 Ada\u00a0Quill quits 🎉"), sentence],
        "rule": "departure/left",
    }
    quote = "We wish her 💐 and all that is good for what comes next,"
    statement = {
        "id": "s",
        "article_id": "a/odd",
        "type": "statement",
        "status": "happened",
        "speaker": {**HULL, "text": "the council"},
        "quote": [quote],
        "cue": "said",
        "evidence": [
            {"field": "status", **place("said")},
            {"field": "speaker", **place("the council")},
            {"field": "quote.0", **place(quote)},
            {"field": "cue", **place("said")},
        ],
        "mentions": [place(f"“{quote}” said the council.")],
        "rule": "statement/said",
    }
    article = Article(id="a/odd", source="a/odd.txt", sha256="0", title="Quits", text=TEXT)
    records = [EVENT.validate_python(one, context={"text": TEXT}) for one in (departure, statement)]
    return Folder([article], records)


def as_gold(folder: Folder) -> dict[str, list[dict]]:
    """Give the records' own JSON without what gold has not, in the order of gold."""
    gold: dict[str, list[dict]] = {article.id: [] for article in folder.articles}
    for event in folder.events:
        data = event.model_dump(mode="json", exclude_none=True)
        for name in ("id", "article_id", "rule", "schema_version", "confidence"):
            data.pop(name, None)
        kept = {name: value for name, value in data.items() if value not in ([], False)}
        if data.get("current") is False:
            kept["current"] = False
        gold[event.article_id].append(kept)
    for events in gold.values():
        events.sort(key=lambda event: (event["mentions"][0]["start"], event["type"]))
    return gold


def without_spans(value):
    """Leave out the places that gold puts beside values, and what is empty or the default."""
    if isinstance(value, dict):
        kept = {k: without_spans(v) for k, v in value.items() if k != "span"}
        return {k: v for k, v in kept.items() if v is not False or k == "current"}
    return [without_spans(one) for one in value] if isinstance(value, list) else value


def sorted_events(events: list[dict]) -> list[str]:
    for event in events:
        event["evidence"] = sorted(event["evidence"], key=lambda one: json.dumps(one))
    return sorted(json.dumps(without_spans(event), sort_keys=True) for event in events)


@pytest.fixture(params=sorted(TOOLS))
def tool(request) -> str:
    return request.param


def round_trip(folder: Folder, tool: str, tmp_path: Path) -> dict[str, list[dict]]:
    out = tmp_path / "tasks.jsonl"
    write_tasks(folder, tool, out)
    file = out / "tasks.json" if out.is_dir() else out
    return {key: gold["events"] for key, gold in read_gold(file, folder.article)}


def test_all_types_come_back_whole(gold_run, tool, tmp_path):
    folder = read_folder(gold_run)
    back = round_trip(folder, tool, tmp_path)
    wanted = as_gold(folder)
    assert back.keys() == wanted.keys()
    for key, events in wanted.items():
        assert sorted_events(back[key]) == sorted_events(events), key


def test_emoji_crlf_and_no_break_spaces(odd, tool, tmp_path):
    back = round_trip(odd, tool, tmp_path)
    assert sorted_events(back["a/odd"]) == sorted_events(as_gold(odd)["a/odd"])
    for event in back["a/odd"]:
        for item in (*event["evidence"], *event["mentions"]):
            assert TEXT[item["start"] : item["end"]] == item["text"]
    [departure] = [event for event in back["a/odd"] if event["type"] == "departure"]
    start, end = departure["date"]["span"]
    assert TEXT[start:end] == "May 2019"


def shifted(tasks: list[dict], count) -> list[dict]:
    """Count offsets as another program does."""
    for one in tasks[0]["predictions"][0]["result"]:
        if one["type"] != "relation":
            one["value"]["start"] = count(one["value"]["start"])
            one["value"]["end"] = count(one["value"]["end"])
    return tasks


@pytest.mark.parametrize(
    "count",
    [
        lambda place: len(TEXT[:place].encode("utf-16-le")) // 2,
        lambda place: len(TEXT[:place].replace("\r\n", "\n")),
        lambda place: len(TEXT[:place].replace("\r\n", "\n").encode("utf-16-le")) // 2,
    ],
    ids=["UTF-16", "LF for CRLF", "both"],
)
def test_offsets_as_others_count_them(odd, tmp_path, count):
    write_tasks(odd, "labelstudio", tmp_path)
    tasks = json.loads((tmp_path / "tasks.json").read_bytes())
    (tmp_path / "tasks.json").write_text(json.dumps(shifted(tasks, count)))
    [(_, gold)] = read_gold(tmp_path / "tasks.json", odd.article)
    assert sorted_events(gold["events"]) == sorted_events(as_gold(odd)["a/odd"])


def test_what_an_annotator_changes_is_changed(odd, tmp_path):
    write_tasks(odd, "labelstudio", tmp_path)
    tasks = json.loads((tmp_path / "tasks.json").read_bytes())
    result = tasks[0].pop("predictions")[0]["result"]
    regions = {one["id"]: one for one in result if one["type"] == "labels"}
    [date] = [key for key, one in regions.items() if one["value"]["labels"] == ["date"]]
    # The date goes, the status is another, the shorter name of the place is marked instead.
    result = [one for one in result if date not in (one.get("id"), one.get("to_id"))]
    for one in result:
        if one["type"] == "choices":
            one["value"]["choices"] = ["planned"]
    new = place("the council")
    value = {**new, "labels": ["organisation"]}
    region = {"id": "new", "from_name": "span", "to_name": "text", "type": "labels", "value": value}
    [trigger] = [key for key, one in regions.items() if one["value"]["labels"] == ["departure"]]
    [old] = [key for key, one in regions.items() if one["value"]["labels"] == ["organisation"]]
    result = [one for one in result if old not in (one.get("id"), one.get("to_id"))]
    joined = {"type": "relation", "from_id": trigger, "to_id": "new", "labels": ["organisation"]}
    tasks[0]["annotations"] = [{"result": [*result, region, joined]}]
    (tmp_path / "done.json").write_text(json.dumps(tasks))
    [(_, gold)] = read_gold(tmp_path / "done.json", odd.article)
    [departure] = [event for event in gold["events"] if event["type"] == "departure"]
    assert "date" not in departure
    assert departure["status"] == "planned"
    assert departure["organisation"] == {
        "name": "the council",
        "text": "the council",
        "span": [new["start"], new["end"]],
    }


def test_the_gold_is_good_gold(gold_run, tool, tmp_path):
    """What comes back passes `oversight gold check` as far as the project's own gold does."""
    folder = read_folder(gold_run)
    out = tmp_path / "tasks.jsonl"
    write_tasks(folder, tool, out)
    file = out / "tasks.json" if out.is_dir() else out
    files, events = write_gold(file, folder.articles, tmp_path / "gold")
    assert (files, events) == (len(folder.articles), len(folder.events))
    for article in folder.articles[:6]:
        problems = list(check_file(tmp_path / "gold" / f"{article.id}.json", article.text))
        assert [str(one) for one in problems if "evidence" in str(one)] == []


def test_prodigys_form(odd, tmp_path):
    """Tokens tile the text, and spans and relations name their tokens."""
    write_tasks(odd, "prodigy", tmp_path / "tasks.jsonl")
    [task] = map(json.loads, (tmp_path / "tasks.jsonl").read_text(encoding="utf-8").splitlines())
    tokens = task["tokens"]
    assert "".join(one["text"] + " " * one["ws"] for one in tokens) == task["text"]
    assert [one["id"] for one in tokens] == list(range(len(tokens)))
    assert all(task["text"][one["start"] : one["end"]] == one["text"] for one in tokens)
    keys = {(one["start"], one["end"], one["label"]) for one in task["spans"]}
    assert len(keys) == len(task["spans"])
    for span in task["spans"]:
        assert tokens[span["token_start"]]["start"] == span["start"]
        assert tokens[span["token_end"]]["end"] == span["end"]
    for one in task["relations"]:
        assert one["head"] == one["head_span"]["token_end"]
        assert one["child"] == one["child_span"]["token_end"]
        assert one["head_span"] in task["spans"]
        assert one["child_span"] in task["spans"]
    assert {one["label"] for one in task["relations"]} >= {"person", "date", "quote.0"}


def test_prodigy_answers_that_are_no_gold(odd, tmp_path):
    path = tmp_path / "tasks.jsonl"
    write_tasks(odd, "prodigy", path)
    task = json.loads(path.read_text(encoding="utf-8"))
    for answer, count in (("accept", 1), ("reject", 0), ("ignore", 0)):
        path.write_text(json.dumps({**task, "answer": answer}) + "\n", encoding="utf-8")
        assert len(list(read_gold(path, odd.article))) == count


BAD = {
    "no article": (lambda task: task["data"].update(article_id="b"), "article 'b'"),
    "other words": (
        lambda task: task["predictions"][0]["result"][0]["value"].update(text="Bob"),
        "'Bob'",
    ),
    "no type": (
        lambda task: task["predictions"][0]["result"][0]["value"].update(labels=[]),
        "One label each",
    ),
    "no annotations": (lambda task: task.update(predictions=[]), "no annotations"),
    "no JSON": (
        lambda task: task["predictions"][0]["result"][2]["value"].update(text=["{"]),
        "is no JSON",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_wrong_is_said(odd, tmp_path, name):
    change, words = BAD[name]
    write_tasks(odd, "labelstudio", tmp_path)
    tasks = json.loads((tmp_path / "tasks.json").read_bytes())
    change(tasks[0])
    (tmp_path / "tasks.json").write_text(json.dumps(tasks))
    with pytest.raises(AnnotationError, match=words):
        list(read_gold(tmp_path / "tasks.json", odd.article))


def test_a_field_of_another_type(odd):
    made = to_happening(odd.events[0])
    made.arguments[0].path = "quote"
    with pytest.raises(AnnotationError, match="'quote' is no field of departure"):
        to_gold(made, TEXT)


def test_the_command(run, gold_run, tmp_path):
    done = run("annotate", "export", gold_run, "--to", "prodigy", "-o", tmp_path / "tasks.jsonl")
    assert done.returncode == 0, done.stderr.decode()
    articles = gold_run / "articles.jsonl"
    back = run(
        "annotate", "import", tmp_path / "tasks.jsonl", "--articles", articles, "-o", tmp_path / "g"
    )
    assert back.returncode == 0, back.stderr.decode()
    assert len(list((tmp_path / "g").glob("*.json"))) == 19
    scored = run("evaluate", tmp_path / "g", gold_run, "--json")
    assert json.loads(scored.stdout)["overall"]["slot"]["f1"] == 1.0
    wrong = run("annotate", "import", "nothing.json", "--articles", articles, "-o", tmp_path / "h")
    assert (wrong.returncode, b"Traceback" in wrong.stderr) == (2, False)


def test_label_studios_own_sdk(gold_run, odd, root, tmp_path):
    python = Path(os.environ.get("LABELSTUDIO_PYTHON") or root / "build/labelstudio/bin/python")
    if not python.exists():
        pytest.skip("no environment with label-studio-sdk: make labelstudio makes one")
    for name, folder in (("all", read_folder(gold_run)), ("odd", odd)):
        write_tasks(folder, "labelstudio", tmp_path / name)
        check = root / "tests/annotation/check_labelstudio.py"
        done = subprocess.run(
            [python, check, tmp_path / name], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr[-2000:]
        assert "are valid" in done.stdout
