"""`oversight merge`: folders of records in, one folder of happenings out."""

import gc
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from oversight.commands.messages import UsageError, tell
from oversight.commands.options import Quiet


def merge(
    folders: Annotated[
        list[str],
        typer.Argument(
            metavar="DIR...",
            help="Folders that oversight extract wrote, or merge (its ids are kept).",
            show_default=False,
        ),
    ],
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="DIR",
            help="Write merged.jsonl, articles.jsonl and run.json there.",
        ),
    ],
    quiet: Quiet = False,
) -> None:
    """Make one record of what several articles tell, with every telling and what they disagree in.

    Example: oversight merge out -o merged
    """
    from oversight import __version__
    from oversight.export.reading import ReadingError
    from oversight.merging.folders import merge_folders, write_folder

    # Records hold no cycles: looking for some among millions of them takes a third of the time.
    gc.disable()
    started, clock = datetime.now(UTC), time.monotonic()
    try:
        merged = merge_folders(folders)
        run = {
            "oversight": __version__,
            "arguments": {"folders": folders},
            "started": started.isoformat(timespec="seconds"),
            "seconds": round(time.monotonic() - clock, 3),
        }
        write_folder(merged, Path(output), run)
    except ReadingError as error:
        raise UsageError(str(error)) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageError(f"{output}: {reason}. A folder that can be written is wanted.") from None
    if not quiet:
        counts = merged.counts()
        tell(
            f"{counts['tellings']:,} records of {counts['articles']:,} articles, "
            f"{counts['events']:,} events, {counts['told_more_than_once']:,} told more than once, "
            f"{counts['with_disagreements']:,} with disagreements, written to {output}"
        )
