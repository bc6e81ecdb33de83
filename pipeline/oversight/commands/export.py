"""`oversight export`: a folder's records for other tools."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from oversight.commands.messages import UsageError, tell
from oversight.commands.options import Folder, Quiet
from oversight.export.targets import TARGETS

To = StrEnum("To", {name: name for name in TARGETS})  # type: ignore[misc]


def export(
    folder: Folder,
    to: Annotated[
        To,
        typer.Option(help="; ".join(f"{name}: {one.about}" for name, one in TARGETS.items()) + "."),
    ],
    output: Annotated[
        str,
        typer.Option("--output", "-o", metavar="OUT", help="The folder or file to write."),
    ],
    quiet: Quiet = False,
) -> None:
    """Write the records of a run's folder, or of a merged one, for another tool.

    Example: oversight export out --to csv -o tables
    """
    from oversight.export.folder import read_folder
    from oversight.export.reading import ReadingError
    from oversight.export.targets import ExportError
    from oversight.export.targets import export as write

    try:
        written = write(read_folder(folder), to.value, Path(output))
    except (ExportError, ReadingError) as error:
        raise UsageError(str(error)) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        wanted = TARGETS[to.value].out
        raise UsageError(f"{output}: {reason}. A {wanted} that can be written is wanted.") from None
    if not quiet:
        tell(f"{written}, written to {output}")
