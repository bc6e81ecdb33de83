"""Texts that are hard on one stage or another, as long as wanted."""

from collections.abc import Callable
from pathlib import Path

ARTICLES = Path(__file__).resolve().parents[2] / "data/articles"


def fill(piece: str) -> Callable[[int], str]:
    """A text of one piece again and again."""
    return lambda length: (piece * (length // len(piece) + 1))[:length]


def story(length: int) -> str:
    """Sample articles one after the other, numbered so that no line comes twice."""
    texts = [file.read_bytes().decode() for file in sorted(ARTICLES.glob("*.txt"))]
    parts: list[str] = []
    while sum(map(len, parts)) < length:
        lines = texts[len(parts) % len(texts)].splitlines()
        parts.append("\n".join(f"{line} {len(parts)}." if line else "" for line in lines))
    return "\n\n".join(parts)[:length]


def one_line(length: int) -> str:
    """The same without a line break."""
    return " ".join(story(length).split())


def nested_list(length: int) -> str:
    """Items that are indented ever more, then less."""
    lines = (f"{'  ' * (n % 40)}- item {n} of Kirklees Council" for n in range(length // 30))
    return "\n".join(lines)[:length]


def people(length: int) -> str:
    """Somebody new in every sentence, each about an inspection."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    names = (
        f"Cllr Ann{letters[n % 26]} Smith{letters[n // 26 % 26]}{letters[n // 676 % 26]}on said "
        "children's services at Leeds City Council were inadequate."
        for n in range(length // 90 + 1)
    )
    return " ".join(names)[:length]


TOLD = (
    "Leeds City Council was served with an improvement notice in May 2016",
    "control of its services was handed to a trust",
    "ministers ordered that services be taken out of its hands",
    "Ada Lovell was appointed director of children's services at Leeds City Council",
    "Jo Hart resigned as chief executive of Kirklees Council on 3 June",
    "Ofsted inspectors visited Bury and judged leadership inadequate",
    "Kirklees Council will support Bury as its improvement partner",
    "the council commissioned an independent review by Cara Dunn",
    "social workers voted to strike by 80 per cent",
    "an improvement board chaired by Ben Carr met in July",
    "the government gave it £2m for its services",
    "the number of children in care rose to 512",
    "it must produce an action plan by May 2017",
)
JOINTS = (" and ", ", ", ", which meant that ", ", said Ada Lovell, who added that ", "; ")


def endless(length: int) -> str:
    """One sentence that tells all kinds of events without ever coming to its full stop."""
    pieces, written = [], 0
    while written < length:
        n = len(pieces)
        pieces.append(TOLD[n % len(TOLD)] + JOINTS[n * 3 % len(JOINTS)])
        written += len(pieces[-1])
    return "".join(pieces)[:length]


CASES: dict[str, Callable[[int], str]] = {
    "story": story,
    "one line": one_line,
    "marks": fill('"“'),
    "open marks": fill("“one two three four five "),
    "quotations": fill('"We are sorry," said Jo Hart. '),
    "dates": fill("On 3 May 2017 it closed. "),
    "nested list": nested_list,
    "brackets": lambda length: "(" * (length // 2) + "x" + ")" * (length // 2),
    "people": people,
    "endless": endless,
}
