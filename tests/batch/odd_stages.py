"""A pipeline that does as an article tells it: raise, hang, die, or eat all memory.

Workers load it by name, as they load the real one, only faster.
"""

import importlib
import os
import resource
import signal
import time
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from oversight.language import STAGES

LOADER = "odd_stages:load"


@Language.component("odd")
def obey(doc: Doc) -> Doc:
    """Do what the article says."""
    for word, act in ACTS.items():
        if word in doc.text:
            act()
    return doc


def fail() -> None:
    raise ValueError("no such luck")


def hang() -> None:
    while True:
        time.sleep(0.1)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def eat() -> None:
    with open("/proc/self/statm") as file:
        size = int(file.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (size + 200_000_000, -1))
    held = [bytearray(10_000_000) for _ in range(100)]
    raise AssertionError(len(held))


def take_time() -> None:
    time.sleep(0.1)


def uproot() -> None:
    """Kill the process that started this worker, once."""
    mark = Path(os.environ["ODD_MARK"])
    if not mark.exists():
        mark.touch()
        os.kill(os.getppid(), signal.SIGKILL)
        hang()


ACTS = {
    "UPROOT": uproot,
    "RAISE": fail,
    "HANG": hang,
    "DIE": die,
    "EAT": eat,
    "EXIT": lambda: os._exit(3),
    "SLOW": take_time,
}


def load(patterns: str | None, model: str | None) -> Language:
    """Return a pipeline of this one stage."""
    for stage in STAGES:  # each declares what it adds to a Doc
        importlib.import_module(f"oversight.components.{stage}")
    nlp = spacy.blank("en")
    nlp.add_pipe("odd")
    return nlp
