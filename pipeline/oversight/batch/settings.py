"""What a run is asked to do: settings that shape records, a job that says how to go about it."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from oversight.read.choice import Choice

MAX_CHARS = 1_000_000
MAX_SECONDS = 300.0


class RunError(Exception):
    """A run cannot be started or go on; the message says why and what is wanted."""


@dataclass(frozen=True)
class Settings:
    """What an article's records depend on, beside the article and the program.

    `loader` names the function that makes the pipeline of `patterns` and `model`.
    """

    published: str | None = None
    patterns: str | None = None
    model: str | None = None
    all: bool = False
    max_chars: int = MAX_CHARS
    min_confidence: float = 0.0
    loader: str = "oversight.batch.extractor:load_pipeline"

    def to_json(self) -> dict[str, Any]:
        """Return the settings as plain data."""
        return asdict(self)


@dataclass(frozen=True)
class Job:
    """One run: its inputs, who works on them, and what is done about failures."""

    paths: Iterable[str]
    listed: bool = False  # the paths come from a list: each is known by its whole path
    choice: Choice = field(default_factory=Choice)
    settings: Settings = field(default_factory=Settings)
    workers: int = 1
    max_seconds: float = MAX_SECONDS
    retry_errors: bool = False
    fail_fast: bool = False
    force: bool = False
    arguments: dict[str, Any] = field(default_factory=dict)  # as given, for run.json
