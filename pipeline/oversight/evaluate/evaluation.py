"""One evaluation: gold files against a run, with the article's own fields beside the events."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from oversight.evaluate.calibration import by_confidence
from oversight.evaluate.causes import count_causes, find_errors
from oversight.evaluate.found import Found, read_found
from oversight.evaluate.gold import GoldArticle, read_gold
from oversight.evaluate.score import Score, Scores, score

ARTICLE_FIELDS = ("published", "in_scope", "councils")


@dataclass(frozen=True)
class Evaluation:
    """Gold, what was found for each gold article (by gold's ids), and the scores of the two."""

    gold: list[GoldArticle]
    events: dict[str, list[dict[str, Any]]]
    articles: dict[str, dict[str, Any]]
    scores: Scores
    article_scores: dict[str, Score]
    missing: tuple[str, ...]

    def to_json(self, *, errors: bool = False) -> dict[str, Any]:
        """Give all figures, with `errors` each error too, as plain data."""
        whole: dict[str, Any] = self.scores.to_json()
        whole["article_fields"] = {
            field: one.to_json() for field, one in self.article_scores.items()
        }
        whole["causes"] = {
            cause: dict(sorted(counts.items()))
            for cause, counts in count_causes(self.scores.pairs).items()
        }
        found = by_confidence(pair for pairs in self.scores.pairs.values() for pair in pairs)
        whole["confidence"] = [
            {"from": tenth.low, "found": tenth.records, "right": tenth.right} for tenth in found
        ]
        whole["without_predictions"] = list(self.missing)
        if errors:
            whole["errors"] = [error.to_json() for error in find_errors(self.scores.pairs)]
        return whole


def evaluate(
    gold_folders: Iterable[Path], source: Path, types: Iterable[str] | None = None
) -> Evaluation:
    """Score the run folder or events.jsonl at `source`; GoldError where a file is not fit."""
    return evaluate_found(read_gold(gold_folders), read_found(source), types)


def evaluate_found(
    gold: Sequence[GoldArticle], found: Found, types: Iterable[str] | None = None
) -> Evaluation:
    """Score what was found against gold that is already read."""
    ids = match_ids([one.article_id for one in gold], found.events)
    events = {key: found.events[other] for key, other in ids.items()}
    articles = {key: found.articles[other] for key, other in ids.items() if other in found.articles}
    scores = score({one.article_id: one.events for one in gold}, events, types)
    return Evaluation(
        list(gold),
        events,
        articles,
        scores,
        score_articles(gold, articles),
        tuple(one.article_id for one in gold if one.article_id not in ids),
    )


def match_ids(gold: Iterable[str], found: Iterable[str]) -> dict[str, str]:
    """Find the predicted id of each gold id: the same, else the only one that ends in it.

    `oversight extract data` calls an article `articles/w01` that gold calls `w01`.
    """
    known = set(found)
    ends = Counter(key.rsplit("/", 1)[-1] for key in known)
    by_end = {key.rsplit("/", 1)[-1]: key for key in known if ends[key.rsplit("/", 1)[-1]] == 1}
    matched = {}
    for key in gold:
        other = key if key in known else by_end.get(key.rsplit("/", 1)[-1])
        if other is not None:
            matched[key] = other
    return matched


def score_articles(
    gold: Iterable[GoldArticle], articles: Mapping[str, Mapping[str, Any]]
) -> dict[str, Score]:
    """Score `published` (by value), `in_scope` and `councils` (each by its code)."""
    counts = {field: [0, 0, 0] for field in ARTICLE_FIELDS}
    for one in gold:
        record = articles.get(one.article_id, {})
        for field, count in counts.items():
            wanted, given = _values(one.article, field), _values(record, field)
            count[0] += wanted.total()
            count[1] += given.total()
            count[2] += (wanted & given).total()
    return {field: Score(*count) for field, count in counts.items()}


def _values(record: Mapping[str, Any], field: str) -> Counter[Any]:
    value = record.get(field)
    if value is None:
        return Counter()
    if field == "published":
        return Counter([value["value"]] if value.get("value") else [])
    return Counter(value if field == "councils" else [value])
