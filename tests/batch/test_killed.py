"""A run killed at any moment and taken up with the same command ends as one that was not."""

import random
import signal
import subprocess
import sys
import time

import pytest

from .conftest import HERE, contents

PROGRAM = """
import sys
from oversight.batch import Job, Settings
from oversight.batch.progress import Silent
from oversight.batch.run import run_to_folder
settings = Settings(loader="odd_stages:load", all=True)
run_to_folder(Job([sys.argv[1]], settings=settings, workers=2), sys.argv[2], Silent(), None)
"""


def begin(root, articles, out) -> subprocess.Popen:
    env = {"PYTHONPATH": f"{root / 'pipeline'}:{HERE}", "PATH": ""}
    return subprocess.Popen([sys.executable, "-c", PROGRAM, str(articles), str(out)], env=env)


def workers_of(process: subprocess.Popen) -> list[int]:
    done = subprocess.run(
        ["/bin/ps", "--ppid", str(process.pid), "-o", "pid="], capture_output=True, check=False
    )
    return [int(pid) for pid in done.stdout.split()]


@pytest.fixture
def many(tmp_path):
    """Thirty articles, some of which fail, that take a while."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(30):
        text = "RAISE" if number % 7 == 3 else f"SLOW {number}"
        (folder / f"{number:02}.txt").write_text(text)
    return folder


def test_killed_at_random_moments(root, many, tmp_path):
    whole, out = tmp_path / "whole", tmp_path / "out"
    began = time.monotonic()
    assert begin(root, many, whole).wait() == 0
    lasted = time.monotonic() - began
    moments = random.Random(8)
    for _ in range(4):
        process = begin(root, many, out)
        time.sleep(moments.uniform(0.3, 1.0) * lasted)
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert begin(root, many, out).wait() == 0
    assert contents(out) == contents(whole)


def test_workers_end_with_their_parent(root, tmp_path):
    """Also one that hangs."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("HANG")
    process = begin(root, folder, tmp_path / "out")
    deadline = time.monotonic() + 60
    while not (pids := workers_of(process)) and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    [pid] = pids
    while time.monotonic() < deadline:
        try:
            with open(f"/proc/{pid}/stat") as file:
                if file.read().rpartition(")")[2].split()[0] == "Z":
                    return
        except OSError:
            return
        time.sleep(0.05)
    pytest.fail(f"worker {pid} is still there")
