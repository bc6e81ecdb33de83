"""The `oversight` program: arguments, files, messages; nothing else."""

import os
import sys
from typing import Annotated

import typer

from oversight.commands.messages import UsageError, complain

app = typer.Typer(
    help="Event records from articles about the oversight of English children's services.",
    context_settings={"help_option_names": ["-h", "--help"]},
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Paths = Annotated[
    list[str],
    typer.Argument(
        help="Files (.txt, .html, .jsonl, .jsonl.gz), folders of these, or - for standard input.",
        show_default=False,
    ),
]
Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="Publication date of articles that do not tell theirs: 2017-09-21, 2017-09 or 2017.",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but what went wrong.")]


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
    pass


@app.command()
def extract(
    articles: Paths,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="DIR",
            help="Write events.jsonl, articles.jsonl, errors.jsonl and run.json there.",
        ),
    ] = None,
    published: Published = None,
    quiet: Quiet = False,
) -> None:
    """Print the events found in ARTICLES, one JSON object per line.

    Example: oversight extract data/articles -o out
    """
    from oversight.commands.extract import extract as run

    raise typer.Exit(run(articles, output, published, quiet))


@app.command()
def show(
    article: Annotated[
        str, typer.Argument(help="A file with one article, or -.", show_default=False)
    ],
    published: Published = None,
) -> None:
    """Show one article with the words that support its events, and the events beside them.

    Example: oversight show data/articles/w03.txt
    """
    from oversight.commands.show import show as run

    raise typer.Exit(run(article, published))


@app.command()
def schema() -> None:
    """Print the JSON Schema of the records.

    Example: oversight schema
    """
    from oversight.commands.schema import schema_text

    typer.echo(schema_text())


def main() -> None:
    """Run the program."""
    try:
        app()
    except UsageError as error:
        complain(str(error))
        sys.exit(2)
    except BrokenPipeError:
        # Whoever read our output has had enough; without this Python complains at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
    except KeyboardInterrupt:
        sys.exit(130)
