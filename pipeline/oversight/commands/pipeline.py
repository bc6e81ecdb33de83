"""The pipeline for a command: what is wrong with its files is said in one line."""

import os
from typing import TYPE_CHECKING

from oversight.commands.messages import UsageError

if TYPE_CHECKING:
    from spacy.language import Language


def load_pipeline(patterns: str | None) -> "Language":
    """Return the pipeline, with a folder of the user's own patterns. Raises UsageError."""
    import oversight
    from oversight.patterns import PatternError
    from oversight.resources import ResourceError

    if patterns is not None and not os.path.isdir(patterns):
        raise UsageError(f"--patterns: {patterns}: no such folder. Give a folder of .jsonl files.")
    try:
        return oversight.load(patterns)
    except (PatternError, ResourceError) as error:
        raise UsageError(str(error)) from error
