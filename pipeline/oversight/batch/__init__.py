"""Folders in, files out: many inputs, each by itself, so that one that fails takes no other along.

An article's records depend on nothing but the article: its neighbours, their order and the number
of processes at work leave no trace in them. Nothing here imports spaCy until an article is
extracted, and a run does that in processes of its own (`worker`).
"""

from oversight.batch.extraction import Result, extract_paths, extract_reading
from oversight.batch.outcome import Counts, Outcome, record_line, to_line
from oversight.batch.settings import Job, RunError, Settings

__all__ = [
    "Counts",
    "Job",
    "Outcome",
    "Result",
    "RunError",
    "Settings",
    "extract_paths",
    "extract_reading",
    "record_line",
    "to_line",
]
