"""Arguments and options that several commands share, each named once."""

from typing import Annotated

import typer

Articles = Annotated[
    list[str] | None,
    typer.Argument(
        help="Files (.txt, .html, .pdf, .jsonl, .jsonl.gz, .jsonl.zst), archives (.zip, .tar.gz), "
        "folders of these, or - for standard input.",
        show_default=False,
    ),
]
Article = Annotated[
    str,
    typer.Argument(help="A file with one article, or - for standard input.", show_default=False),
]
Folder = Annotated[
    str,
    typer.Argument(
        metavar="DIR",
        help="A folder that oversight extract or oversight merge wrote.",
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
Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="DIR",
        help="Write events.jsonl, articles.jsonl, errors.jsonl and run.json there.",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but what went wrong.")]
Patterns = Annotated[
    str | None,
    typer.Option(
        metavar="DIR",
        help="A folder of pattern files of your own, read after the project's "
        "(see oversight patterns check).",
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="An installed spaCy pipeline, by name or path, whose people and bodies are taken "
        "in place of ours.",
    ),
]
