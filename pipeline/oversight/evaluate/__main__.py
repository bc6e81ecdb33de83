"""`python -m oversight.evaluate GOLD… EVENTS`: the scorer alone, on files as they are."""

import argparse
import json
from collections import defaultdict
from pathlib import Path

from oversight.evaluate.align import Pair
from oversight.evaluate.score import Score, score


def main() -> None:
    """Print every field, every type and the totals."""
    parser = argparse.ArgumentParser(prog="oversight.evaluate")
    parser.add_argument("gold", nargs="+", help="gold folders or files")
    parser.add_argument("events", help="events.jsonl or a folder that holds one")
    parser.add_argument("--types")
    parser.add_argument("--articles", help="only these article ids, with commas")
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    gold = {}
    for folder in map(Path, args.gold):
        for path in sorted(folder.rglob("*.json")) if folder.is_dir() else [folder]:
            entry = json.loads(path.read_bytes())
            gold[entry["article_id"]] = entry["events"]
    if args.articles:
        gold = {key: events for key, events in gold.items() if key in args.articles.split(",")}
    found = defaultdict(list)
    source = Path(args.events)
    for line in ((source / "events.jsonl") if source.is_dir() else source).open("rb"):
        event = json.loads(line)
        found[event["article_id"].rsplit("/", 1)[-1]].append(event)
    scores = score(gold, found, args.types.split(",") if args.types else None)
    if args.errors:
        for article, pairs in scores.pairs.items():
            for one in pairs:
                _print_error(article, one)
    print(f"{scores.articles} articles; {sorted(found.keys() - gold.keys())} not in gold")
    print(f"{'':34}{'gold':>6}{'found':>6}{'agree':>6}     P     R    F1")
    for (kind, field), total in scores.by_field.items():
        _print_row(f"  {kind}.{field}", total)
    for kind, by_measure in scores.by_type.items():
        for name, total in by_measure.items():
            _print_row(f"{kind} {name}", total)
    for name, total in scores.overall.items():
        _print_row(f"ALL {name}", total)


def _print_row(name: str, one: Score) -> None:
    ratios = "".join(
        f"{'-' if ratio is None else f'{ratio:.3f}':>6}"
        for ratio in (one.precision, one.recall, one.f1)
    )
    interval = "" if one.low is None else f"  [{one.low:.2f} {one.high:.2f}]"
    print(f"{name:34}{one.gold:6}{one.found:6}{one.agreed:6}{ratios}{interval}")


def _print_error(article: str, one: Pair) -> None:
    if one.is_exact:
        return
    told = one.gold or one.found
    assert told is not None
    name = "WRONG" if one.agreed else "MISSED" if one.gold else "INVENTED"
    print(f"{article} {name} {told.event['type']} dice={one.dice:.2f}")
    for label, side in (("gold", one.gold), ("found", one.found)):
        if side is not None:
            shown = (
                {
                    field: values
                    for field, values in side.slots.items()
                    if not (one.agreed and one.agreed.get(field) == len(values))
                }
                if one.agreed
                else side.slots
            )
            print(f"   {label}: {shown} {side.event.get('rule') or ''}")
    for mention in (told.event.get("mentions") or [])[:2]:
        print(f"   | {mention['text']}")


if __name__ == "__main__":
    main()
