"""A council's or a person's timeline as SVG: inspections as the spine, terms as bars, the rest.

All texts are escaped by the template; here only shapes and places are worked out.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from oversight.export.directory import Directory, Term
from oversight.merging.times import Days, days_of
from oversight.records import AnyEvent
from oversight.records.events import Inspection
from oversight.site.shapes import LEFT, RIGHT, WIDTH, Bar, Lane, Mark, Scale, Timeline
from oversight.site.titles import overall_rating
from oversight.site.views import Entry
from oversight.site.words import first_upper, plain, say_money

ROW = 26  # height of a bar's row

# How wide a character of a label is, at the size that the style sheet gives it.
_CHAR = 6.6

_LANES = (
    ("Interventions", ("intervention", "service_transfer", "partnership", "board")),
    ("Reviews, duties", ("review", "requirement")),
    ("Strikes", ("industrial_action",)),
    ("Money", ("funding",)),
)
_MOST_BARS = 14
_LONGEST = 60  # characters of a bar's label; the table below has it whole


def draw(
    entries: Sequence[Entry],
    terms: Iterable[Term],
    directory: Directory,
    told: Mapping[str, int],
    by_person: bool = False,
) -> Timeline | None:
    """Return the timeline of some dated entries and terms, or None where nothing is dated.

    `told` has the day of each article's publication.
    """
    dated = [entry for entry in entries if entry.is_dated and entry.first]
    shown = [entry for entry in dated if entry.event.type not in ("statement", "figure")]
    held = [term for term in terms if any(term.days)]
    scale = _scale(shown, held, told)
    if scale is None:
        return None
    marks = _inspections([entry for entry in shown if entry.event.type == "inspection"], scale)
    levels = max((mark.label_y for mark in marks), default=0)
    spine = 34 + levels * 16 if marks else 18
    for mark in marks:
        mark.y, mark.label_y = spine, spine - 14 - mark.label_y * 16
    bars = _bars(held, scale, directory, by_person, told)
    top = spine + (34 if marks else 8)
    for place, bar in enumerate(bars[:_MOST_BARS]):
        bar.y = top + place * ROW
    lanes_y = top + len(bars[:_MOST_BARS]) * ROW + (8 if bars else 0)
    lanes = list(_lanes(shown, scale, lanes_y))
    height = lanes_y + sum(30 for _ in lanes) + 30
    return Timeline(
        height=height,
        years=_years(scale),
        spine_y=spine,
        inspections=marks,
        bars=bars[:_MOST_BARS],
        bars_y=top,
        lanes=lanes,
        left_out=max(0, len(bars) - _MOST_BARS),
    )


def _scale(shown: Sequence[Entry], terms: Sequence[Term], told: Mapping[str, int]) -> Scale | None:
    days = [date.fromisoformat(day).toordinal() for e in shown for day in (e.first, e.last)]
    days += [day for term in terms for one in term.days if one for day in one]
    days += [told[key] for term in terms for key in map(_article, term.events) if told.get(key)]
    if not days:
        return None
    first = date.fromordinal(min(days)).year
    last = date.fromordinal(max(days)).year
    return Scale(date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal())


def _years(scale: Scale) -> list[tuple[float, str]]:
    first, last = (date.fromordinal(day).year for day in (scale.first, scale.last))
    step = max(1, (last - first + 12) // 12)
    return [
        (scale.at(date(year, 1, 1).toordinal()), str(year))
        for year in range(first, last + 1)
        if (year - first) % step == 0
    ]


def _inspections(entries: Sequence[Entry], scale: Scale) -> list[Mark]:
    """Return the inspections along the spine, their labels on as many levels as they need."""
    marks: list[Mark] = []
    ends: list[float] = []  # where the last label of each level ends
    for entry in sorted(entries, key=lambda one: (one.first, one.id)):
        event = entry.event
        assert isinstance(event, Inspection)
        rating = overall_rating(event)
        x = scale.middle(_days(entry))
        label = first_upper(plain(rating)) if rating else _short_kind(event)
        half = len(label) * _CHAR / 2
        place = min(max(x, LEFT + half), WIDTH - RIGHT - half)
        level = next((i for i, end in enumerate(ends) if end < place - half), len(ends))
        if level == len(ends):
            ends.append(0)
        ends[level] = place + half + 8
        words = f"{entry.title}, {entry.when}"
        kind = rating or "ungraded"
        marks.append(Mark(x, 0, label, words, f"#e-{entry.id}", kind, level, label_x=place))
    return marks


def _short_kind(event: Inspection) -> str:
    names = {"monitoring_visit": "visit", "focused_visit": "focused visit", "inspection": ""}
    return names.get(event.kind or "", plain(event.kind))


def _days(entry: Entry) -> Days:
    return Days(*(date.fromisoformat(day).toordinal() for day in (entry.first, entry.last)))


def _bars(
    terms: Sequence[Term],
    scale: Scale,
    directory: Directory,
    by_person: bool,
    told: Mapping[str, int],
) -> list[Bar]:
    bars = []
    for term in sorted(terms, key=lambda one: _bar_order(one, directory)):
        start, end = (days_of(value) for value in (term.start, term.end))
        left = scale.middle(start) if start else None
        right = scale.middle(end) if end else None
        known = max((told[key] for key in map(_article, term.events) if told.get(key)), default=0)
        # An end that nobody tells is open: a short stretch that fades, never a guess at a day.
        x = left if left is not None else max(LEFT, (right or LEFT) - 60)
        until = right if right is not None else _open_end(term, x, scale.at(known))
        post = directory.posts[term.post]
        name = directory.people[term.person].name
        body = directory.bodies[post.body].name if post.body else ""
        parts = (plain(post.title), body) if by_person else (name, plain(post.title))
        label = ", ".join(part for part in parts if part)
        if len(label) > _LONGEST:
            label = label[: _LONGEST - 1].rstrip(" ,") + "…"
        width = max(6.0, round(until - x, 1))
        bar = Bar(x, 0, width, label, "", f"#e-{term.events[0].id}", left is None, right is None)
        _place_label(bar)
        bars.append(bar)
    return bars


def _open_end(term: Term, x: float, known: float) -> float:
    """Return where a bar without an end stops: a little after the last that is known of it."""
    last = max(x, known) if term.current is not False and not term.has_left else x
    return float(min(WIDTH - RIGHT, last + 45))


def _article(event: AnyEvent) -> str:
    return event.article_id


def _place_label(bar: Bar) -> None:
    """Put the label behind the bar, or before it, or into it: where there is room."""
    length = len(bar.label) * _CHAR
    behind = bar.x + bar.width + 6
    if behind + length <= WIDTH - RIGHT:
        bar.label_x, bar.anchor = behind, "start"
    elif bar.x - 6 - length >= LEFT:
        bar.label_x, bar.anchor = bar.x - 6, "end"
    else:
        bar.label_x, bar.anchor, bar.is_inside = bar.x + bar.width / 2, "middle", True


# Whose coming and going a council's story is about comes first.
_FIRST = (
    "director_childrens_services",
    "chief_executive",
    "council_leader",
    "lead_member",
    "commissioner",
)


def _bar_order(term: Term, directory: Directory) -> tuple[int, int, str]:
    kind = directory.posts[term.post].kind
    start, end = term.days
    first = start.first if start else end.first - 366 if end else 0
    return (_FIRST.index(kind) if kind in _FIRST else len(_FIRST), first, term.person)


def _lanes(entries: Sequence[Entry], scale: Scale, y: float) -> Iterable[Lane]:
    for name, types in _LANES:
        marks = []
        for entry in entries:
            if entry.event.type in types:
                amount = getattr(entry.event, "amount", None)
                label = say_money(amount) if amount else ""
                words = f"{entry.title}, {entry.when}"
                x = scale.middle(_days(entry))
                kind = entry.event.type.replace("_", "-")
                marks.append(Mark(x, y + 14, label, words, f"#e-{entry.id}", kind))
        if marks:
            yield Lane(name, y + 14, _spread(marks))
            y += 30


def _spread(marks: list[Mark]) -> list[Mark]:
    """Keep a label only where it does not run into the one before."""
    end = 0.0
    for mark in sorted(marks, key=lambda one: (one.x, one.href)):
        half = len(mark.label) * _CHAR / 2
        if mark.label and mark.x - half < end:
            mark.label = ""
        if mark.label:
            end = mark.x + half + 6
    return marks
