"""The pipeline for a command: quickly there, and what is wrong with its files said in one line."""

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING

from oversight.commands.messages import UsageError

if TYPE_CHECKING:
    from spacy.language import Language


def load_pipeline(patterns: str | None, model: str | None = None) -> "Language":
    """Return the pipeline, with the user's own patterns and model. Raises UsageError."""
    if patterns is not None and not os.path.isdir(patterns):
        raise UsageError(f"--patterns: {patterns}: no such folder. Give a folder of .jsonl files.")
    with _lean_start():
        import oversight
        from oversight.learned import ModelError
        from oversight.patterns import PatternError
        from oversight.resources import ResourceError

        try:
            return oversight.load(patterns, model)
        except (ModelError, PatternError, ResourceError) as error:
            raise UsageError(str(error)) from error


@contextmanager
def _lean_start() -> Iterator[None]:
    """Leave out what only costs time while a program starts: a quarter of a second or more."""
    # `import spacy` imports all of spaCy's own program (projects, downloads) for this one name.
    info = ModuleType("spacy.cli.info")
    info.info = None  # type: ignore[attr-defined]
    sys.modules.setdefault("spacy.cli.info", info)
    # What is loaded now stays; there is no garbage to be looked for in it, now or later.
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
