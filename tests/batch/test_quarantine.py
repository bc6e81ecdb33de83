"""Articles that raise, hang, die or eat all memory: told with their reason, all others done."""

import json
import time
from contextlib import closing

import pytest

from oversight.batch.pool import Pool
from oversight.batch.settings import RunError, Settings
from oversight.read.items import Item
from oversight.read.reading import Place

CULPRITS = {
    "raise": ("RAISE", "odd", "ValueError: no such luck"),
    "die": (
        "DIE",
        "odd",
        "worker killed by signal 9 (SIGKILL), as the system does when memory runs out",
    ),
    "eat": ("EAT", "odd", "MemoryError: the worker ran out of memory"),
    "exit": ("EXIT", "odd", "worker ended with exit code 3"),
    "long": ("x" * 1001, "read", "a text of 1,001 characters"),
    "empty": ("", "read", "an empty file"),
}


def test_every_culprit_is_named_and_all_others_are_done(start, articles, tmp_path, notes):
    for name, (text, _, _) in CULPRITS.items():
        (articles / f"{name}.txt").write_text(text)
    out = tmp_path / "out"
    counts = start(articles, out=out, workers=2, settings={"max_chars": 1000})
    assert (counts.articles, counts.errors) == (8, len(CULPRITS))
    errors = [json.loads(line) for line in (out / "errors.jsonl").read_bytes().splitlines()]
    assert [(error["id"], error["stage"], error["found"]) for error in errors] == [
        (name, stage, found) for name, (_, stage, found) in sorted(CULPRITS.items())
    ]
    assert all(error["wanted"] and error["source"] == f"{error['id']}.txt" for error in errors)
    assert len(notes.complaints) == len(CULPRITS)


def test_one_that_hangs_is_given_up(start, articles, tmp_path):
    (articles / "hang.txt").write_text("HANG")
    out = tmp_path / "out"
    # Longer than any other article takes on a busy machine.
    counts = start(articles, out=out, workers=2, max_seconds=3)
    assert (counts.articles, counts.errors) == (8, 1)
    error = json.loads((out / "errors.jsonl").read_bytes())
    assert (error["id"], error["stage"]) == ("hang", "odd")
    assert error["found"] == "more than 3 seconds"


def item(number: int, text: str) -> Item:
    return Item(Place(f"{number}.txt", f"{number}.txt", str(number)), "text", text.encode())


@pytest.fixture
def pool(start):
    pool: Pool[int] = Pool(Settings(loader="odd_stages:load", all=True), 2, 60)
    yield pool
    pool.close()


def test_a_worker_that_somebody_kills_is_replaced(pool):
    texts = ["SLOW"] * 12
    outcomes = []
    for number, outcome in pool.run(enumerate(item(n, text) for n, text in enumerate(texts))):
        if not outcomes:
            for hand in pool._hands:
                hand.process.kill()
        outcomes.append((number, bool(outcome.error)))
    assert sorted(outcomes) == [(number, False) for number in range(12)]


def test_a_long_article_keeps_no_other_waiting(pool):
    """While one worker is at it, all others are done by its neighbour."""
    texts = ["SLOW HANG", *["Words."] * 20]
    pool.max_seconds = 3
    done = [number for number, _ in pool.run(enumerate(map(item, range(21), texts)))]
    # One small article may stand at the long one's door, and moves on with its end.
    assert done.index(0) >= 19


def test_workers_that_cannot_start(start):
    pool: Pool[int] = Pool(Settings(loader="odd_stages:nothing_such"), 1, 60)
    with pytest.raises(RunError, match="3 times before it was ready"), closing(pool):
        list(pool.run([(0, item(0, "Words."))]))


def test_big_and_small_come_through(pool):
    """More than a pipe holds, in both directions."""
    texts = ["x" * size for size in (1, 300_000, 5, 200_000, 20_000, 20_000, 400_000)]
    begun = time.monotonic()
    found = dict(pool.run(enumerate(map(item, range(len(texts)), texts))))
    assert [len(json.loads(found[n].article)["text"]) for n in range(len(texts))] == [
        len(text) for text in texts
    ]
    assert time.monotonic() - begun < 60
