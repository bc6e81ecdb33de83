"""The `oversight` program: its commands, put together; what each does is in commands/."""

import sys
from typing import Annotated

import typer

from oversight.commands.annotate import annotate
from oversight.commands.dates import dates
from oversight.commands.evaluate import evaluate
from oversight.commands.export import export
from oversight.commands.extract import extract
from oversight.commands.gold import gold
from oversight.commands.merge import merge
from oversight.commands.messages import UsageError, complain
from oversight.commands.patterns import patterns
from oversight.commands.report import report
from oversight.commands.schema import schema
from oversight.commands.show import show

app = typer.Typer(
    context_settings={"help_option_names": ["-h", "--help"]},
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        from oversight import __version__

        typer.echo(f"oversight {__version__}")
        raise typer.Exit


@app.callback()
def _program(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Event records from articles about the oversight of English children's services.

    Example: oversight extract data/articles -o out
    """


for _command in (extract, show, dates, evaluate, schema, merge, export, report):
    app.command()(_command)
app.add_typer(gold, name="gold")
app.add_typer(annotate, name="annotate")
app.add_typer(patterns, name="patterns")


def main() -> None:
    """Run the program: 0 all well, 1 some or all inputs failed, 2 wrong arguments or settings."""
    try:
        app()
    except UsageError as error:
        complain(str(error))
        sys.exit(2)
