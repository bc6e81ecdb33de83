"""A page that shows gold and found side by side in the article's text, for reading errors.

One file, no script, nothing loaded from elsewhere. Each line of an article is a row: left with
gold's spans marked, right with the evidence of what was found; below the line in which an event is
first told stand its fields.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise
from typing import Any

from oversight.evaluate.align import Pair, Told
from oversight.evaluate.causes import show
from oversight.evaluate.evaluation import Evaluation
from oversight.evaluate.fields import FIELDS
from oversight.evaluate.score import MEASURES
from oversight.evaluate.values import Event

Span = tuple[int, int, str]

STYLE = """
:root { color-scheme: light dark; --good: #1a7f37; --bad: #c0362c; --open: #9a6700; --line: #8884; }
body { font: 15px/1.5 system-ui, sans-serif; margin: 1rem auto; max-width: 90rem; padding: 0 1rem; }
h2 { border-bottom: 1px solid var(--line); margin-top: 3rem; }
nav a { margin-right: .6rem; white-space: nowrap; }
.row { display: grid; grid-template-columns: 1fr 1fr; gap: 1.5rem; }
.row p { margin: .3rem 0; overflow-wrap: anywhere; }
mark { background: #f6c34466; color: inherit; border-bottom: 2px solid #d9a400; }
.found mark { background: #64a8f066; border-bottom-color: #2f7fd1; }
.events { margin: .3rem 0 1rem; display: flex; flex-wrap: wrap; gap: .5rem;
  align-items: flex-start; }
table { border-collapse: collapse; font-size: 13px; }
.event { border: 1px solid var(--line); border-left: 4px solid var(--good); padding: .2rem .5rem; }
.event.wrong { border-left-color: var(--open); }
.event.missed, .event.invented { border-left-color: var(--bad); }
.event caption { text-align: left; font-weight: 600; }
.event td, .event th { padding: 0 .5rem 0 0; text-align: left; }
.event td, .event th { vertical-align: top; font-weight: 400; }
.event td { max-width: 22rem; overflow-wrap: anywhere; }
tr.differs td { color: var(--bad); font-weight: 600; }
.totals td, .totals th { padding: .1rem .8rem .1rem 0; text-align: left; }
"""


def page(evaluation: Evaluation) -> str:
    """Make the whole page; articles without a text in the run are left out."""
    shown = readable(evaluation)
    links = "".join(f'<a href="#{escape(key)}">{escape(key)}</a>' for key in shown)
    articles = "".join(
        _article(key, evaluation.articles[key], evaluation.scores.pairs[key]) for key in shown
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        "<title>Gold and found</title>"
        f"<style>{STYLE}</style></head><body><h1>Gold and found</h1>"
        "<p>Left the gold, right what was found; below a line the events first told in it, "
        "with the fields in which the two differ in red.</p>"
        f"{_totals(evaluation)}<nav>{links}</nav>{articles}</body></html>\n"
    )


def readable(evaluation: Evaluation) -> list[str]:
    """List the gold articles whose text the run carries."""
    known = {key for key, record in evaluation.articles.items() if record.get("text")}
    return [one.article_id for one in evaluation.gold if one.article_id in known]


def _totals(evaluation: Evaluation) -> str:
    rows = ""
    for kind, scores in {**evaluation.scores.by_type, "all": evaluation.scores.overall}.items():
        cells = "".join(f"<td>{_ratio(scores[name].f1)}</td>" for name in MEASURES)
        rows += f"<tr><th>{escape(kind)}</th>{cells}</tr>"
    heads = "".join(f"<th>{name} F1</th>" for name in MEASURES)
    return f'<table class="totals"><tr><th></th>{heads}</tr>{rows}</table>'


def _ratio(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _article(key: str, record: Mapping[str, Any], pairs: Sequence[Pair]) -> str:
    text = str(record.get("text") or "")
    gold = _gold_spans((one.gold.event for one in pairs if one.gold), text)
    found = _found_spans(one.found.event for one in pairs if one.found)
    cards: dict[int, list[Pair]] = defaultdict(list)
    lines = list(_lines(text))
    for one in pairs:
        cards[_line_index(lines, _first(one))].append(one)
    rows = []
    for index, (start, end) in enumerate(lines):
        if text[start:end].strip():
            left, right = (_marked(text, start, end, spans) for spans in (gold, found))
            rows.append(f'<div class="row"><p>{left}</p><p class="found">{right}</p></div>')
        if index in cards:
            rows.append(f'<div class="events">{"".join(map(_card, cards[index]))}</div>')
    name = escape(key)
    return f'<section id="{name}"><h2>{name}</h2>{"".join(rows)}</section>'


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.splitlines(keepends=True) or [""]:
        yield start, start + len(line)
        start += len(line)


def _line_index(lines: Sequence[tuple[int, int]], offset: int) -> int:
    return next((index for index, (_, end) in enumerate(lines) if offset < end), len(lines) - 1)


def _first(one: Pair) -> int:
    """Give the offset where an event is first told, by gold if gold has it."""
    told = one.gold or one.found
    assert told is not None
    return min((int(m.get("start") or 0) for m in told.event.get("mentions") or ()), default=0)


def _gold_spans(events: Iterable[Event], text: str) -> list[Span]:
    spans = set()
    for event in events:
        for field in FIELDS[event["type"]]:
            name = f"{event['type']}: {field}"
            spans |= {
                (*value["span"], name) for value in _values(event.get(field)) if value.get("span")
            }
        for quote in event.get("quote") or ():
            start = text.find(quote)
            if start >= 0:
                spans.add((start, start + len(quote), "statement: quote"))
    return sorted(spans)


def _values(value: Any) -> list[dict[str, Any]]:
    values = value if isinstance(value, list) else [value]
    return [one for one in values if isinstance(one, dict)]


def _found_spans(events: Iterable[Event]) -> list[Span]:
    return sorted(
        {
            (item["start"], item["end"], f"{event['type']}: {item['field']}")
            for event in events
            for item in event.get("evidence") or ()
        }
    )


def _marked(text: str, start: int, end: int, spans: Iterable[Span]) -> str:
    """Give a line with its spans marked; what overlaps is marked once, with all the names."""
    inside = [(max(s, start), min(e, end), name) for s, e, name in spans if s < end and e > start]
    borders = sorted({start, end, *(s for s, _, _ in inside), *(e for _, e, _ in inside)})
    parts = []
    for left, right in pairwise(borders):
        names = [name for s, e, name in inside if s <= left and e >= right]
        piece = escape(text[left:right])
        title = escape("; ".join(dict.fromkeys(names)))
        parts.append(f'<mark title="{title}">{piece}</mark>' if names else piece)
    return "".join(parts)


def _card(one: Pair) -> str:
    told = one.gold or one.found
    assert told is not None
    state = (
        "exact"
        if one.is_exact
        else "wrong"
        if one.gold and one.found
        else "missed"
        if one.gold
        else "invented"
    )
    fields = ("status", *FIELDS[told.event["type"]])
    rows = "".join(_row(field, one) for field in fields if _filled(one, field))
    rule = one.found.event.get("rule") if one.found else None
    caption = f"{told.event['type']}: {state}" + (f" [{rule}]" if rule else "")
    return f'<table class="event {state}"><caption>{escape(caption)}</caption>{rows}</table>'


def _filled(one: Pair, field: str) -> bool:
    return any(side is not None and field in side.slots for side in (one.gold, one.found))


def _row(field: str, one: Pair) -> str:
    sizes = [len(side.slots.get(field, ())) for side in (one.gold, one.found) if side is not None]
    differs = one.agreed.get(field, 0) != max(sizes) and len(sizes) == 2
    cells = "".join(f"<td>{escape(_shown(side, field))}</td>" for side in (one.gold, one.found))
    return f'<tr class="{"differs" if differs else ""}"><th>{field}</th>{cells}</tr>'


def _shown(side: Told | None, field: str) -> str:
    return "" if side is None else show(side.event.get(field)) or ""
