"""The pipeline for a command: what is wrong with its files is said in one line."""

from typing import TYPE_CHECKING

from oversight.commands.messages import UsageError

if TYPE_CHECKING:
    from spacy.language import Language


def load_pipeline() -> "Language":
    """Return the pipeline. Raises UsageError where a pattern file cannot be used."""
    import oversight
    from oversight.patterns import PatternError
    from oversight.resources import ResourceError

    try:
        return oversight.load()
    except (PatternError, ResourceError) as error:
        raise UsageError(str(error)) from error
