"""A corpus to measure on, as large as wanted: pieces of data/articles with new names and words.

    python tests/benchmarks/corpus.py COUNT [--words N] [--out-of-scope SHARE] > corpus.jsonl

Each article is the head of a sample article and some paragraphs of its story. People's names are
new in every article, and of each 1,000 words 20 are words that were never there before: by Heaps'
law (exponent 0.5) running news has 10 such words in 1,000 after four million, and a spaCy
vocabulary keeps each of them. The same count gives the same corpus.
"""

import argparse
import json
import random
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ARTICLES = Path(__file__).resolve().parents[2] / "data/articles"
NEW_WORDS = 0.02
WORDS = 350  # about as many as a local paper's report has

_PERSON = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+(?:-[A-Z][a-z]+)?\b")
_TITLED = re.compile(
    r"\b(?:Council|Services?|Children|County|City|Borough|Board|Trust|Party|Commons|Secretary|"
    r"Minister|Director|News|Chronicle|Echo|Post|Times|Gazette|Standard|Press|Government|"
    r"Inspectorate|Scotland|Ireland|Wales)\b"
)
_ONSETS, _VOWELS, _ENDS = "bcdfghjklmnprstvwyz", "aeiou", "bdgklmnprstx"


def make_articles(
    count: int, words: int = WORDS, out_of_scope: float = 0.0
) -> Iterator[dict[str, str]]:
    """Yield records for a file of JSON lines."""
    inside, outside = texts("*.txt"), texts("out_of_scope/*.txt")
    for number in range(count):
        chance = random.Random(number)
        is_out = outside and chance.random() < out_of_scope
        text = make_article(chance, chance.choice(outside if is_out else inside), words)
        yield {"id": f"n{number:06}", "text": text}


@cache
def texts(glob: str) -> tuple[str, ...]:
    """The sample articles that are like this."""
    files = sorted(ARTICLES.glob(glob))
    return tuple(file.read_bytes().decode("utf-8") for file in files)


def make_article(chance: random.Random, text: str, words: int) -> str:
    """Return pieces of an article, in their order, with names and words of their own."""
    blocks = [block for block in re.split(r"\n\s*\n|\r\n\s*\r\n", text) if block.strip()]
    kept, length = blocks[:3], sum(len(block.split()) for block in blocks[:3])
    rest = list(range(3, len(blocks)))
    chosen = []
    while rest and length < words:
        index = rest.pop(chance.randrange(len(rest)))
        chosen.append(index)
        length += len(blocks[index].split())
    return "\n\n".join(_renew(chance, [*kept, *(blocks[index] for index in sorted(chosen))]))


def _renew(chance: random.Random, blocks: list[str]) -> Iterator[str]:
    names: dict[str, str] = {}

    def rename(match: re.Match[str]) -> str:
        if _TITLED.search(match[0]):
            return match[0]
        first = match[0].split()[0]
        return names.setdefault(match[0], f"{first} {_new_word(chance).title()}")

    for block in blocks:
        words = _PERSON.sub(rename, block).split(" ")
        yield " ".join(
            f"{_new_word(chance)} {word}" if chance.random() < NEW_WORDS else word for word in words
        )


def _new_word(chance: random.Random) -> str:
    syllables = (chance.choice(_ONSETS) + chance.choice(_VOWELS) for _ in range(4))
    return "".join(syllables) + chance.choice(_ENDS)


def main() -> None:
    """Write a corpus to standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("--words", type=int, default=WORDS)
    parser.add_argument("--out-of-scope", type=float, default=0.0)
    given = parser.parse_args()
    for record in make_articles(given.count, given.words, given.out_of_scope):
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
