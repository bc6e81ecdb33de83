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
}
