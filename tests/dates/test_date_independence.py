"""The same output whatever the day, the timezone and the locale of the machine."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import oversight.dates

FOLDER = Path(oversight.dates.__file__).parent
PROGRAM = """
from oversight.dates.find import find_dates
text = "She left in June, will return on Tuesday, spoke today and left on 03/04/2026 at 9am."
for published in ("2019-11-14", "2019", None):
    for one in find_dates(text, published):
        print(one)
"""


def output(prefix: list[str], **env: str) -> bytes:
    settings = {**os.environ, "PYTHONPATH": str(FOLDER.parents[1]), **env}
    done = subprocess.run(
        [*prefix, sys.executable, "-c", PROGRAM], env=settings, capture_output=True, check=True
    )
    return done.stdout


@pytest.mark.parametrize(
    "env",
    [
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"TZ": "America/Los_Angeles", "LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8"},
        {"PYTHONHASHSEED": "7"},
    ],
)
def test_timezone_locale_and_hashes(env):
    assert output([], **env) == output([], PYTHONHASHSEED="1", TZ="UTC")


def test_the_day(tool):
    assert output([tool("faketime"), "2031-01-01 00:30:00"]) == output([])


def test_nothing_asks_for_the_day_or_the_locale():
    asks = re.compile(r"\b(today|now|utcnow|localtime|setlocale|strftime|strptime|tzset)\(")
    for file in FOLDER.glob("*.py"):
        assert not asks.search(file.read_text(encoding="utf-8")), file.name
