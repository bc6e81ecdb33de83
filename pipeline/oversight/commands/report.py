"""`oversight report`: a folder's records as a static site."""

import gc
from pathlib import Path
from typing import Annotated

import typer

from oversight.commands.messages import UsageError, tell
from oversight.commands.options import Folder, Quiet


def report(
    folder: Folder,
    output: Annotated[
        str,
        typer.Option("--output", "-o", metavar="DIR", help="The folder of the site."),
    ],
    quiet: Quiet = False,
) -> None:
    """Write a site of the records: open its index.html, no server is needed.

    Example: oversight report out -o site
    """
    from oversight.export.folder import read_folder
    from oversight.export.reading import ReadingError
    from oversight.site.build import build

    gc.disable()  # records hold no cycles
    try:
        written = build(read_folder(folder), Path(output))
    except ReadingError as error:
        raise UsageError(str(error)) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageError(f"{output}: {reason}. A folder that can be written is wanted.") from None
    if not quiet:
        tell(f"{written}, written to {output}")
