"""Where a post is when its sentence does not say: by the kind of role."""

import csv
from functools import cache
from typing import Any

from spacy.tokens import Doc, Span

from oversight import meaning
from oversight.components.layout import block_at
from oversight.components.references import council_in_focus
from oversight.patterns import read_words
from oversight.posts.bodies import board_before, owner_by_kind
from oversight.resources import patterns_dir
from oversight.spans import group, text_of
from oversight.text import read

# Sent by ministers; theirs is the council that they are sent to.
SENT = frozenset({"commissioner", "adviser"})
OF_NO_COUNCIL = read_words("posts/words/no_council.txt")
_OF_SCHOOLS = read_words("posts/words/schools.txt")
# Who is a company's or a charity's as well as a council's.
_LED = frozenset({"chief_executive", "board_chair", "director_other", "deputy_chief_executive"})
# Who leads a trust as well as a council, and how far into a sentence the trust's name may stand.
_LEADING = frozenset({"chief_executive", "deputy_chief_executive", "director_other"})
_ELECTED = frozenset({"council_leader", "deputy_leader", "lead_member", "councillor"})
_CHAIRS = ("chair", "chairman", "chairwoman", "chairperson")
_TRUSTS = frozenset({"trust", "company"})
_OPENS = 2


@cache
def _homes() -> dict[str, str]:
    path = patterns_dir() / "posts" / "homes.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {row["kind"]: row["home"] for row in csv.DictReader(file)}


def fits_home(kind: str, organisation: str) -> bool:
    """Tell whether a role of this kind can be at a council: a union's branch secretary is not."""
    return organisation != "council" or _homes().get(kind, "none") in ("council", "none")


def is_of_school(role: dict[str, Any]) -> bool:
    """Tell whether a role is a school's: "head teacher", "chair of governors"."""
    words = str(role["title"] or role["text"] or "").lower().split()
    return role["kind"] == "other" and not _OF_SCHOOLS.isdisjoint(words)


@cache
def _elsewhere() -> dict[tuple[str, str], str]:
    path = patterns_dir() / "posts" / "elsewhere.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {(row["kind"], row["organisation"]): row["becomes"] for row in csv.DictReader(file)}


def kind_at(kind: str, organisation: str) -> str:
    """Return what a role is called at a kind of organisation: a charity's head of policy leads no
    service of a council.
    """
    return _elsewhere().get((kind, organisation), kind)


def home_of(doc: Doc, kind: str, place: Span) -> list[tuple[dict[str, Any], Span]]:
    """Return the organisation of a role of this kind at this place, and a span that names it."""
    home = _homes().get(kind, "none")
    norms = read(doc).norms
    words = norms[place.start : place.end]
    if home == "council" and not (OF_NO_COUNCIL | _OF_SCHOOLS).isdisjoint(words):
        return []
    if "trust" in norms[max(0, place.start - 1) : place.start + 1]:
        home = "trust"
    if kind == "other" and any(word.endswith(_CHAIRS) for word in words):
        home = "board"  # "vice-chair"
    owner = owner_by_kind(doc, place) if kind in _LED else []
    if owner:
        return owner
    if home == "none":
        return []
    if home == "board":
        return board_before(doc, place)
    trust = _of_trust(doc, place) if kind in _LEADING else []
    if trust:
        return trust
    if home == "council":
        key = _council_at(doc, kind, place)
        cited = nearest_mention(doc, key, place.start) if key else None
        if key is None or cited is None:
            return []
        return [({"kind": "council", "key": key, "text": text_of(cited)}, cited)]
    return _nearest_body(doc, home, place)


def _council_at(doc: Doc, kind: str, place: Span) -> str | None:
    """Return the council that a post is at: the one its clause is about, but whoever is elected
    is of the article's own, where their paragraph names no other.
    """
    key = council_in_focus(doc, place.start)
    main: str | None = (doc._.council_focus or {}).get("main")
    block = block_at(doc, place.start)
    if kind not in _ELECTED or main is None or key == main or block is None:
        return key
    named = (*group(doc, "councils"), *group(doc, "references"))
    told = any(
        block.start <= span.start < block.end
        and span.label_.startswith(("COUNCIL", "PLACE"))
        and key in span.kb_id_.removeprefix("council:").split("+")
        for span in named
    )
    return key if told else main


def _of_trust(doc: Doc, place: Span) -> list[tuple[dict[str, Any], Span]]:
    """Return the trust or company with which the sentence, or the one before it, begins, where no
    council is named since: "Leeds Children First has a new team. Chief executive Ada Lovell …".
    """
    named = [span for span in group(doc, "bodies") if span.end <= place.start]
    for span in named[-1:]:
        begins = [i for i in range(span.end, place.start + 1) if doc[i].is_sent_start]
        councils = [*group(doc, "councils"), *group(doc, "references")]
        between = any(
            span.end <= other.start < place.start and other.label_.startswith(("COUNCIL", "PLACE"))
            for other in councils
        )
        opens = span.start - span.sent.start <= _OPENS
        found = [v for v in meaning.organisations(span) if v["kind"] in _TRUSTS]
        if found and opens and not between and len(begins) <= 1:
            return [(found[0], span)]
    return []


def nearest_mention(doc: Doc, key: str, i: int) -> Span | None:
    """Return the span nearest to token `i` that names or stands for the council."""
    named = [span for span in group(doc, "councils") if span.kb_id_ == key]
    standing = [span for span in group(doc, "references") if span.kb_id_ == f"council:{key}"]
    return min(named + standing, key=lambda span: abs(span.start - i), default=None)


def _nearest_body(doc: Doc, kind: str, place: Span) -> list[tuple[dict[str, Any], Span]]:
    bodies = [
        (abs(span.start - place.start), span.start, value, span)
        for span in group(doc, "bodies")
        for value in meaning.organisations(span)
        if value["kind"] == kind
    ]
    return [min(bodies, key=lambda item: item[:2])[2:]] if bodies else []
