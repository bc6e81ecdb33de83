"""People found against gold names: exact borders, mention by mention.

python -m oversight.evaluate.names GOLD ARTICLES [--group people|names] [--errors]
"""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from oversight.language import shared
from oversight.spans import group, offsets

Place = tuple[int, int]
# The stages that finding people needs.
STAGES = ("layout", "sentences", "vocabulary", "names", "people")


@dataclass(frozen=True)
class GoldNames:
    """One article's gold: mentions that must be found, and those that may be."""

    article_id: str
    wanted: frozenset[Place]
    allowed: frozenset[Place]

    @classmethod
    def read(cls, file: Path) -> "GoldNames":
        """Read one gold file."""
        data = json.loads(file.read_text(encoding="utf-8"))
        mentions = [(m["start"], m["end"], m.get("outside", False)) for m in data["persons"]]
        return cls(
            data["article_id"],
            frozenset((start, end) for start, end, outside in mentions if not outside),
            frozenset((start, end) for start, end, outside in mentions if outside),
        )


@dataclass
class Count:
    """Right, missed and invented mentions as (article, start, end)."""

    right: list[tuple[str, int, int]] = field(default_factory=list)
    missed: list[tuple[str, int, int]] = field(default_factory=list)
    invented: list[tuple[str, int, int]] = field(default_factory=list)

    def add(self, gold: GoldNames, found: set[Place]) -> None:
        """Count one article."""
        name = gold.article_id
        self.right += [(name, *place) for place in sorted(found & gold.wanted)]
        self.missed += [(name, *place) for place in sorted(gold.wanted - found)]
        invented = found - gold.wanted - gold.allowed
        self.invented += [(name, *place) for place in sorted(invented)]

    @property
    def found(self) -> float:
        """Share of gold mentions found, in per cent."""
        return _per_cent(len(self.right), len(self.right) + len(self.missed))

    @property
    def wrong(self) -> float:
        """Share of found mentions that are invented, in per cent."""
        return _per_cent(len(self.invented), len(self.right) + len(self.invented))


def _per_cent(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0


def people_in(doc: Doc, name: str) -> set[Place]:
    """Return the offsets of the people in a span group."""
    return {offsets(span) for span in group(doc, name) if span.label_ == "PERSON"}


def measure(nlp: Language, gold: Path, articles: Path, name: str) -> tuple[Count, dict[str, str]]:
    """Compare every gold file with what the pipeline finds; also return the articles' texts."""
    count, texts = Count(), {}
    with nlp.select_pipes(enable=[stage for stage in STAGES if stage in nlp.pipe_names]):
        for file in sorted(gold.glob("*.json")):
            names = GoldNames.read(file)
            text = (articles / f"{names.article_id}.txt").read_bytes().decode("utf-8")
            texts[names.article_id] = text
            count.add(names, people_in(nlp(text), name))
    return count, texts


def report(count: Count) -> str:
    """One line."""
    return (
        f"found {count.found:.1f} of 100 ({len(count.right)} of "
        f"{len(count.right) + len(count.missed)}), invented {count.wrong:.1f} of 100 "
        f"({len(count.invented)})"
    )


def errors(count: Count, texts: dict[str, str]) -> Iterator[str]:
    """Yield a line for each miss and each invention, with its surroundings."""
    for word, places in (("missed", count.missed), ("invented", count.invented)):
        for name, start, end in places:
            text = texts[name]
            left, right = text[max(0, start - 30) : start], text[end : end + 30]
            yield f"{word}\t{name}\t" + f"{left}[{text[start:end]}]{right}".replace("\n", " / ")


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--group", default="people", choices=("people", "names"))
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    count, texts = measure(shared(), options.gold, options.articles, options.group)
    lines = [report(count), *(errors(count, texts) if options.errors else [])]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
