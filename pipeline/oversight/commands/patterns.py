"""`oversight patterns check`: run the examples of pattern files."""

from pathlib import Path
from typing import Annotated

import typer

from oversight.commands.messages import UsageError, tell

patterns = typer.Typer(help="Work on pattern files.", no_args_is_help=True)


@patterns.callback()
def _group() -> None:
    pass


@patterns.command()
def check(
    folder: Annotated[
        str, typer.Argument(metavar="DIR", help="A folder of pattern files.", show_default=False)
    ],
) -> None:
    """Run all examples of a folder's patterns; say file, line and cure of each that fails.

    Example: oversight patterns check patterns/vocabulary
    """
    from oversight.examples import check_folder
    from oversight.patterns import PatternError

    home = Path(folder)
    if not home.is_dir():
        raise UsageError(f"{folder}: no such folder. Give a folder of .jsonl pattern files.")
    count = 0
    try:
        for fault in check_folder(home):
            typer.echo(str(fault))
            count += 1
    except PatternError as error:
        typer.echo(str(error))
        count += 1
    tell(f"{count} problems" if count else "all examples hold")
    if count:
        raise typer.Exit(1)
