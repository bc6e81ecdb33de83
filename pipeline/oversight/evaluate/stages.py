"""Scores of the stages people, references and quotes, each by itself.

python -m oversight.evaluate.stages [--names DIR] [--gold DIR] [--articles DIR]

Prints a table in Markdown. Where textacy is installed (it is no dependency), its direct_quotations
is scored beside `quotes`, on the same articles, parsed by the project's own model.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from oversight.assemble import assemble, prepare
from oversight.evaluate import quotations
from oversight.evaluate.chains import Links, score_links
from oversight.evaluate.names import Count, GoldNames, people_in
from oversight.evaluate.resolved import Resolved, count_resolved, references_of
from oversight.language import shared
from oversight.learned import our_model
from oversight.read.sources import read_articles
from oversight.spans import group, offsets


@dataclass
class Scores:
    """What `measure` counts."""

    mentions: Count = field(default_factory=Count)
    links: Links = field(default_factory=lambda: Links(0, 0, 0))
    quotes: quotations.Score = field(default_factory=quotations.Score)
    # textacy given whole articles, and given them line by line.
    textacy: dict[str, quotations.Score] = field(default_factory=dict)
    resolved: Resolved = field(default_factory=Resolved)


def measure(nlp: Language, names: Path, gold: Path, articles: Path) -> Scores:
    """Run the pipeline once over the articles and count against both golds."""
    scores = Scores()
    model = our_model() if quotations.textacy_at_hand() else None
    parser = None if model is None else spacy.load(model)
    for reading in read_articles([str(articles)]):
        # Folders below are parts of their own: --articles data/articles/test --gold data/gold/test
        if isinstance(reading, Exception) or "/" in reading.article.id:
            continue
        doc = nlp(prepare(nlp, reading))
        name = reading.article.id
        file = names / f"{name}.json"
        if file.exists():
            _add_people(scores, doc, file)
        file = gold / f"{name}.json"
        if file.exists():
            events = json.loads(file.read_text(encoding="utf-8"))["events"]
            _add_quotations(scores, doc, reading, events, parser)
            count_resolved(scores.resolved, doc, references_of(events))
    return scores


def _add_people(scores: Scores, doc: Doc, file: Path) -> None:
    scores.mentions.add(GoldNames.read(file), people_in(doc, "people"))
    mentions = json.loads(file.read_text(encoding="utf-8"))["persons"]
    wanted = {(m["start"], m["end"]): m["person"] for m in mentions if not m.get("outside")}
    found = {offsets(span): int(span.kb_id_) for span in group(doc, "people")}
    scores.links += score_links(wanted, found)


def _add_quotations(
    scores: Scores, doc: Doc, reading: Any, events: list[Mapping[str, Any]], parser: Language | None
) -> None:
    wanted = quotations.gold_quotations(events)
    _, records = assemble(doc, reading.article)[:2]
    told = [record.model_dump(mode="json") for record in records if record.type == "statement"]
    offered = quotations.gold_quotations(told)
    quotations.add_article(scores.quotes, wanted, offered, quotations.same_party)
    if parser is None:
        return
    for way, texts in (("whole articles", [doc.text]), ("line by line", doc.text.splitlines())):
        other = list(quotations.textacy_quotations(parser, texts))
        score = scores.textacy.setdefault(way, quotations.Score())
        quotations.add_article(score, wanted, other, quotations.shares_a_word)


def table(scores: Scores) -> Iterator[str]:
    """Yield the lines of the table."""
    yield "| stage | what | score | of |"
    yield "|---|---|---|---|"
    mentions, links, quotes = scores.mentions, scores.links, scores.quotes
    row = "| `{}` | {} | {} | {} |".format
    count = len(mentions.right) + len(mentions.missed)
    yield row("people", "mentions found", f"{mentions.found:.1f} of 100", f"{count} mentions")
    guessed = len(mentions.right) + len(mentions.invented)
    yield row("people", "mentions invented", f"{mentions.wrong:.1f} of 100", f"{guessed} found")
    yield row("people", "chain links, precision", _share(links.right, links.found), links.found)
    yield row("people", "chain links, recall", _share(links.right, links.wanted), links.wanted)
    right = partial(_share, scores.resolved.right)
    yield row(
        "references",
        "of gold's references, resolved rightly",
        right(scores.resolved.all),
        f"{scores.resolved.all} references",
    )
    tried = scores.resolved.right + scores.resolved.wrong
    yield row("references", "of those resolved, rightly", right(tried), f"{tried} resolved")
    yield row("quotes", "quotations, F1", f"{quotes.quotations:.3f}", f"{quotes.gold} quotations")
    yield row("quotes", "with the right speaker, F1", f"{quotes.speakers:.3f}", f"{quotes.gold}")
    for way, other in scores.textacy.items():
        what = f"{way}: quotations, F1"
        yield row("textacy", what, f"{other.quotations:.3f}", other.gold)
        what = f"{way}: with the right speaker, F1"
        yield row("textacy", what, f"{other.speakers:.3f}", other.gold)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "–"


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--names", type=Path, default=Path("data/gold_names"))
    parser.add_argument("--gold", type=Path, default=Path("data/gold"))
    parser.add_argument("--articles", type=Path, default=Path("data/articles"))
    options = parser.parse_args()
    scores = measure(shared(), options.names, options.gold, options.articles)
    sys.stdout.write("\n".join(table(scores)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
