"""`oversight annotate`: records to tasks for annotators, and their work to gold."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from oversight.commands.messages import UsageError, tell
from oversight.commands.options import Folder, Quiet

annotate = typer.Typer(no_args_is_help=True)


class Tool(StrEnum):
    """What people annotate with."""

    labelstudio = "labelstudio"
    prodigy = "prodigy"


@annotate.callback()
def _group() -> None:
    """Have people correct what was found, and take it back as gold.

    Example: oversight annotate export out --to labelstudio -o tasks
    """


@annotate.command("export")
def export_tasks(
    folder: Folder,
    to: Annotated[Tool, typer.Option(help="labelstudio: a folder; prodigy: a .jsonl file.")],
    output: Annotated[str, typer.Option("--output", "-o", metavar="OUT", help="What to write.")],
    quiet: Quiet = False,
) -> None:
    """Write articles as tasks, the events found in them marked beforehand.

    Example: oversight annotate export out --to prodigy -o tasks.jsonl
    """
    from oversight.annotation.tasks import write_tasks
    from oversight.export.folder import read_folder
    from oversight.export.reading import ReadingError

    try:
        written = write_tasks(read_folder(folder), to.value, Path(output))
    except ReadingError as error:
        raise UsageError(str(error)) from error
    except OSError as error:
        raise UsageError(f"{output}: {error.strerror}. A place to write is wanted.") from None
    if not quiet:
        tell(f"{written}, written to {output}")


@annotate.command("import")
def import_tasks(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE", help="What the tool exported: JSON, or JSON lines.", show_default=False
        ),
    ],
    articles: Annotated[
        str,
        typer.Option(metavar="FILE", help="The articles.jsonl that the tasks were made from."),
    ],
    output: Annotated[str, typer.Option("--output", "-o", metavar="GOLD", help="A folder.")],
    quiet: Quiet = False,
) -> None:
    """Write gold files from what annotators made of tasks.

    Example: oversight annotate import tasks.jsonl --articles out/articles.jsonl -o gold
    """
    from oversight.annotation.graph import AnnotationError
    from oversight.annotation.tasks import write_gold
    from oversight.export.folder import read_articles
    from oversight.export.reading import ReadingError

    try:
        files, events = write_gold(Path(file), read_articles(articles), Path(output))
    except (AnnotationError, ReadingError) as error:
        raise UsageError(str(error)) from error
    except OSError as error:
        where = error.filename or output
        raise UsageError(f"{where}: {error.strerror}. A file that can be read is wanted.") from None
    if not quiet:
        tell(f"{files:,} articles, {events:,} events, written to {output}")
