"""The program from outside: what it prints where, and with which exit code it ends."""

import contextlib
import gzip
import json
import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from oversight.cli import app

STORY = """Trust to take over services

Inspectors from Ofsted have rated children’s services at Kirklees Council inadequate.

Jo Hart, the council’s director of children’s services, said: “We are sorry that we have let down
children who needed our help.”
"""


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8", newline="")
    return str(path)


def find_commands() -> dict[str, object]:
    """Every command by the words that call it, also those of command groups."""
    found = {}

    def look(command, words):
        found[" ".join(words)] = command
        for name, below in getattr(command, "commands", {}).items():
            look(below, [*words, name])

    look(get_command(app), [])
    return found


COMMANDS = find_commands()


def test_events_go_to_stdout_and_talk_to_stderr(run, story):
    done = run("extract", story)
    assert done.returncode == 0
    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert "statement" in {event["type"] for event in events}
    for event in events:
        for item in (*event["evidence"], *event["mentions"]):
            assert STORY[item["start"] : item["end"]] == item["text"]
    assert done.stderr.decode().strip() == f"1 article, {len(events)} events, 0 errors"


def test_quiet_says_nothing(run, story):
    assert run("extract", "-q", story).stderr == b""


def test_a_folder_of_files(run, story, tmp_path):
    done = run("extract", story, "missing.txt", "-o", tmp_path / "out")
    assert done.returncode == 1
    assert done.stdout == b""
    assert done.stderr.decode().splitlines()[0] == (
        "missing.txt: no such file or folder. "
        "A .txt, .html, .pdf, .jsonl, .zip or .tar.gz file, a folder of these, or - is wanted."
    )
    article = json.loads((tmp_path / "out/articles.jsonl").read_bytes())
    assert (article["id"], article["source"]) == ("story", "story.txt")
    assert json.loads((tmp_path / "out/errors.jsonl").read_bytes())["source"] == "missing.txt"
    summary = json.loads((tmp_path / "out/run.json").read_bytes())
    assert (summary["articles"], summary["errors"]) == (1, 1)
    assert sum(summary["events"].values()) == len(
        (tmp_path / "out/events.jsonl").read_bytes().splitlines()
    )


@pytest.mark.parametrize("data", [STORY.encode(), json.dumps({"text": STORY}).encode()])
def test_standard_input(run, story, data):
    wanted = [json.loads(line)["evidence"] for line in run("extract", story).stdout.splitlines()]
    found = [
        json.loads(line)["evidence"] for line in run("extract", "-", input=data).stdout.splitlines()
    ]
    assert wanted == found != []


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract"],
        ["extract", "{story}", "--published", "yesterday"],
        ["extract", "{story}", "--published", "2017-02-30"],
        ["extract", "-", "-"],
        ["extract", "{story}", "-o", "{story}"],
        ["extract", "{story}", "--nonsense"],
        ["show", "{folder}"],
        ["show", "{story}", "--published", "0"],
        ["nonsense"],
    ],
    ids=" ".join,
)
def test_wrong_arguments(run, story, tmp_path, arguments):
    for name in ("a", "b"):
        (tmp_path / "two").mkdir(exist_ok=True)
        (tmp_path / "two" / f"{name}.txt").write_text("Words.")
    places = {"story": story, "folder": str(tmp_path / "two")}
    done = run(*(argument.format(**places) for argument in arguments), input=b"Words.")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Traceback" not in done.stderr
    assert done.stderr.strip()


def test_the_version(run):
    done = run("--version")
    assert re.fullmatch(rb"oversight \d+\.\d+\.\d+\n", done.stdout)


def test_show_names_the_events_and_keeps_the_words(run, story):
    done = run("show", story, env={"COLUMNS": "200"})
    shown = done.stdout.decode()
    assert done.returncode == 0
    assert "statement, happened: Jo Hart" in shown
    assert "\x1b[" not in shown
    assert "We are sorry that we have let down" in " ".join(shown.split())


def test_only_sure_records(run, story):
    whole, sure, none = (
        [
            json.loads(line)
            for line in run("extract", story, "--min-confidence", c).stdout.splitlines()
        ]
        for c in ("0", "0.8", "1")
    )
    assert sure == [event for event in whole if event["confidence"] >= 0.8]
    assert len(none) <= len(sure) <= len(whole)
    assert run("extract", story, "--min-confidence", "2").returncode == 2


def test_show_why_tells_what_led_to_a_record(run, story, tmp_path):
    run("extract", story, "-o", str(tmp_path / "out"))
    lines = (tmp_path / "out" / "events.jsonl").read_text(encoding="utf-8").splitlines()
    event = next(json.loads(line) for line in lines if '"type":"statement"' in line)
    for place in (story, str(tmp_path / "out")):
        done = run("show", place, "--why", event["id"])
        shown = done.stdout.decode()
        assert done.returncode == 0
        assert "speaker: “Jo Hart” ← PERSON “Jo Hart” = Jo Hart" in shown
        assert f"rule {event['rule']}" in shown
    done = run("show", story, "--why", "0" * 16)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"no record 0000000000000000" in done.stderr


def test_show_of_what_cannot_be_read(run):
    done = run("show", "missing.txt")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.startswith(b"missing.txt: no such file")


def test_a_reader_who_has_had_enough(story, root):
    """`oversight schema | head -1` ends without a word."""
    env = {**os.environ, "PYTHONPATH": str(root / "pipeline")}
    command = [sys.executable, "-m", "oversight", "schema"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env
    ) as process:
        process.stdout.close()
        process.wait(60)
        assert b"Traceback" not in process.stderr.read()


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words or "oversight")
def test_every_help_has_an_example(words):
    command = COMMANDS[words]
    if not getattr(command, "commands", {}) or not words:
        assert re.search(r"Example: oversight \S", command.help), words


@pytest.mark.xdist_group("sample_run")  # made once, by one worker
@pytest.mark.parametrize(
    "example",
    sorted(
        {
            re.search(r"Example: (.*)", command.help)[1]
            for command in COMMANDS.values()
            if "Example:" in (command.help or "")
        }
    ),
)
def test_every_example_runs(example, root, tmp_path, sample_run):
    """In a copy of the data, since examples write to `out` and read from it."""
    (tmp_path / "data").symlink_to(root / "data")
    (tmp_path / "patterns").symlink_to(root / "patterns")
    env = {**os.environ, "PYTHONPATH": str(root / "pipeline")}
    program = f"{sys.executable} -m oversight"
    steps = [example.replace("oversight ", f"{program} ", 1)]
    if " out" in example:
        shutil.copytree(sample_run, tmp_path / "out")  # where it is the run itself, it goes on
    if "import tasks.jsonl" in example:
        steps.insert(0, f"{program} annotate export out --to prodigy -o tasks.jsonl")
    done = subprocess.run(
        " && ".join(steps), shell=True, cwd=tmp_path, env=env, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()


@pytest.fixture(scope="session")
def sample_run(root, tmp_path_factory):
    """The run's folder that examples read, made once."""
    out = tmp_path_factory.mktemp("sample") / "out"
    env = {**os.environ, "PYTHONPATH": str(root / "pipeline")}
    command = [sys.executable, "-m", "oversight", "extract", "data/articles", "-q", "-o", str(out)]
    subprocess.run(command, cwd=root, env=env, check=True)
    return out


def read_lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]


BAD = {
    "binary.txt": bytes(range(256)),
    "blank.txt": b" \n",
    "cut.jsonl.gz": gzip.compress(b'{"text": "Words."}', mtime=0)[:-8],
    "empty.txt": b"",
    "lines.jsonl": b'{"text": "cut\n{"title": "no text"}\n[]\n',
    "menu.html": b"<ul><li><a href='/'>Home</a></li></ul>",
    "odd.txt": bytes(range(0x81, 0x100)) * 9,
}


def test_all_kinds_of_bad_input_at_once(run, story, tmp_path):
    folder = tmp_path / "bad"
    (folder / "empty").mkdir(parents=True)
    for name, data in BAD.items():
        (folder / name).write_bytes(data)
    done = run("extract", folder, folder / "empty", "missing", story, "-o", tmp_path / "out")
    assert done.returncode == 1
    complaints = done.stderr.decode().splitlines()
    errors = read_lines(tmp_path / "out/errors.jsonl")
    assert [error["source"] for error in errors] == [
        "binary.txt",
        "blank.txt",
        "cut.jsonl.gz",
        "empty.txt",
        "lines.jsonl:1",
        "lines.jsonl:2",
        "lines.jsonl:3",
        "menu.html",
        "odd.txt",
        "empty",
        "missing",
    ]
    # A slow machine has lines of progress among them, which end without a full stop.
    assert len([line for line in complaints if line.endswith(".")]) == len(errors)
    assert complaints[-1].startswith("1 article, ")
    assert ", 11 errors" in complaints[-1]
    assert all(error["found"] and error["wanted"] for error in errors)


HOSTILE = {
    "nul": "Words \0 and more.",
    "controls": "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029 words \u200b\ufeff\u2060",
    "marks": '"' * 2000 + "“" * 2000,
    "digits": "1" * 50_000,
    "dates": "3 May 2017 " * 3000,
    "one line": "Kirklees Council said it was sorry " * 3000,
    "no words": "?!… —– ()[]{} …" * 500,
    "combining": "a" + "\u0301" * 5000,
    "right to left": "\u202eslevargnI\u202c مجلس \u0661\u0662",
    "emoji": "👩‍👩‍👧 rated 👍 by 🏴󠁧󠁢󠁥󠁮󠁧󠁿 inspectors",
    "lines": "\n" * 20_000 + "x",
    "spaces": "\xa0" * 20_000 + "x" + "\u2009" * 20_000,
    "crlf": "One.\r\n\r\nTwo.\r\rThree.\n\r",
    "names": "Jo Hart " * 5000,
    "caps": "OFSTED SAYS KIRKLEES COUNCIL INADEQUATE " * 500,
    "letters": "x" * 100_000,
}


def test_hostile_texts(run, tmp_path):
    path = tmp_path / "hostile.jsonl"
    lines = [json.dumps({"id": name, "text": text}) for name, text in HOSTILE.items()]
    path.write_text("\n".join(lines))
    done = run("extract", path, "-o", tmp_path / "out")
    assert (tmp_path / "out/errors.jsonl").read_text() == ""
    assert done.returncode == 0
    articles = read_lines(tmp_path / "out/articles.jsonl")
    texts = {article["id"]: article["text"] for article in articles}
    assert texts == HOSTILE
    for event in read_lines(tmp_path / "out/events.jsonl"):
        for item in (*event["evidence"], *event["mentions"]):
            assert texts[event["article_id"]][item["start"] : item["end"]] == item["text"]


@pytest.mark.parametrize(("settings", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_a_terminal_sees_progress(root, story, settings, coloured):
    ours, theirs = pty.openpty()
    env = {**os.environ, "PYTHONPATH": str(root / "pipeline"), "TERM": "xterm", **settings}
    command = [sys.executable, "-m", "oversight", "extract", story]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs, env=env) as process:
        os.close(theirs)
        assert process.stdout.read()
    seen = b""
    with contextlib.suppress(OSError):  # the end of a terminal is an error
        while more := os.read(ours, 4096):
            seen += more
    assert b"1 article" in seen
    assert (b"\x1b[32m" in seen) is coloured
