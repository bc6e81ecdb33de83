"""`oversight gold check`: what in gold files is against the definition."""

from pathlib import Path
from typing import Annotated

import typer

from oversight.commands.messages import UsageError, complain, tell

gold = typer.Typer(no_args_is_help=True)


@gold.callback()
def _group() -> None:
    """Work on gold files.

    Example: oversight gold check data/gold
    """


@gold.command()
def check(
    folder: Annotated[
        str, typer.Argument(metavar="DIR", help="A folder of gold files.", show_default=False)
    ],
    articles: Annotated[
        str | None,
        typer.Option(metavar="DIR", help="The articles; else data/gold has data/articles."),
    ] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Fill in and put right offsets.")] = False,
) -> None:
    """Say file, line and cure of what in a folder's gold is against the definition.

    Example: oversight gold check data/gold
    """
    from oversight.evaluate.check import article_for, check_file, read_article
    from oversight.evaluate.gold import GoldError, all_gold_files
    from oversight.evaluate.offsets import fill_offsets

    home = Path(folder)
    try:
        files = all_gold_files(home)
    except GoldError as error:
        raise UsageError(str(error)) from error
    count = filled = 0
    for path in files:
        source = article_for(path, home, Path(articles) if articles else None)
        text = None if source is None else read_article(source)
        if text is None:
            complain(f"{path}:1: no article found. Give the folder of articles with --articles.")
            count += 1
        elif fix:
            filled += fill_offsets(path, text)
        for problem in check_file(path, text):
            typer.echo(str(problem))
            count += 1
    if fix:
        tell(f"{filled} offsets filled in")
    tell(f"{len(files)} files, {count} problems")
    if count:
        raise typer.Exit(1)
