"""The pipeline for a command: quickly there, and what is wrong with its files said in one line."""

import os
from typing import TYPE_CHECKING

from oversight.commands.messages import UsageError
from oversight.lean import lean_start

if TYPE_CHECKING:
    from spacy.language import Language


def load_pipeline(patterns: str | None, model: str | None = None) -> "Language":
    """Return the pipeline, with the user's own patterns and model. Raises UsageError."""
    if patterns is not None and not os.path.isdir(patterns):
        raise UsageError(f"--patterns: {patterns}: no such folder. Give a folder of .jsonl files.")
    with lean_start():
        import oversight
        from oversight.learned import ModelError
        from oversight.patterns import PatternError
        from oversight.resources import ResourceError

        try:
            return oversight.load(patterns, model)
        except (ModelError, PatternError, ResourceError) as error:
            raise UsageError(str(error)) from error
