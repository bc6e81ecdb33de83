"""Invented reports, and what the family makes of a text."""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from oversight.events.candidate import Candidate
from oversight.reports.document import Report
from oversight.reports.find import find_candidates
from oversight.reports.kind import kind_of


class Told:
    """A document's candidates, and short ways to their values."""

    def __init__(self, text: str) -> None:
        self.kind = kind_of(text)
        self.text = text
        self.all = list(find_candidates(Report(text), self.kind))

    @property
    def own(self) -> Candidate:
        """The inspection that the document is about."""
        return self.all[0]

    def of(self, rule: str) -> list[Candidate]:
        """The candidates that one rule gave."""
        return [one for one in self.all if one.rule == f"report/{rule}"]

    def grades(self, one: Candidate | None = None) -> dict[str, str]:
        """The judgements by area."""
        slots = (one or self.own).many("judgements")
        return {slot.value["area"]: slot.value["rating"] for slot in slots}

    def value(self, field: str, one: Candidate | None = None) -> Any:
        """A date's value, a council's key, or a plain value; None where there is none."""
        found = (one or self.own).get(field)
        if not isinstance(found, dict):
            return found
        return found["key"] if "key" in found else found["value"]

    def names(self) -> list[str]:
        """The lead inspectors."""
        return [slot.value["name"] for slot in self.own.many("lead_inspectors")]


@pytest.fixture(scope="session")
def read() -> Callable[[str], Told]:
    """Text in, what it tells out; the text's own kind decides how it is read."""
    return Told


@pytest.fixture(scope="session")
def pdfs() -> ModuleType:
    """The maker of PDF files."""
    spec = importlib.util.spec_from_file_location("pdfs", Path(__file__).parent / "pdfs.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
