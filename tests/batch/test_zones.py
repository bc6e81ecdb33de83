"""Memory zones: that a worker forgets the words of articles leaves no trace in the records."""

import subprocess
import sys

PROGRAM = """
import hashlib, sys
from oversight.batch import extractor
from oversight.batch.settings import Settings
from oversight.batch.watch import Watch, make_slate
from oversight.read.sources import Finder
extractor.ZONE = int(sys.argv[1])
extract = extractor.Extractor(Settings(), Watch(make_slate()))
lines = [extract(item)._replace(seconds={}) for item in Finder().find(sys.argv[2:])]
assert not any(outcome.error for outcome in lines), [outcome.told for outcome in lines]
print(sum(sum(outcome.types.values()) for outcome in lines))
print(hashlib.sha256(repr(lines).encode()).hexdigest())
"""


def test_zones_change_nothing(root):
    names = ("w01", "w02", "w05", "w02", "w09", "w01")
    samples = [str(root / f"data/articles/{name}.txt") for name in names]

    def extract(zone: int) -> list[str]:
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, str(zone), *samples],
            cwd=root / "pipeline",
            capture_output=True,
            check=True,
            text=True,
        )
        return done.stdout.split()

    each, all_in_one = extract(1), extract(1000)
    assert each == all_in_one
    assert int(each[0]) > 50
