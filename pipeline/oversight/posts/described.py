"""What post a frame describes, and where: the role's kind as its words and its place settle it."""

from typing import Any

from spacy.tokens import Doc, Span

from oversight import meaning
from oversight.events.context.frames import Frame
from oversight.patterns import read_words
from oversight.posts.homes import OF_NO_COUNCIL, SENT, fits_home, kind_at
from oversight.posts.unknown import unknown_body, unknown_owner
from oversight.spans import group

Described = dict[str, Any]

_GROUPS = read_words("posts/words/groups.txt")
_PARTIES = read_words("events/words/parties.txt") - {"'s"}
_GROUP_REACH = 12
_SCRUTINY = frozenset({"scrutiny", "overview"})
_SCRUTINY_REACH = 12
_BOARDS = frozenset({"board", "partnership", "panel", "trust"})
_PARTISANS = frozenset({"conservatives", "tories", "democrats", "dems", "greens", "group"})
_PANELS = frozenset({"panel", "committee", "scrutiny"})
# "leader of the Labour-run council"
_RULES = frozenset({"run", "led", "controlled"})
_COUNCILLORS = read_words("posts/words/councillors.txt")
_CHAIRS = ("chair", "chairman", "chairwoman", "chairperson")
_FOR_NOW = frozenset({"interim", "acting", "temporary"})


def describe(doc: Doc, frame: Frame) -> tuple[Described, list[dict[str, Any]], Span | None]:
    """Return a frame's role, the organisations stated with it, and the span that states them."""
    role = frame.slots.get("role")
    where = frame.slots.get("organisation") or frame.slots.get("owner")
    described = meaning.role(role) if role else _unnamed_role(frame)
    found = meaning.organisations(where) if where is not None else []
    described = _council_leader(frame, described, found)
    other = None if role is None else unknown_body(doc, role, described["kind"])
    if other is not None and (where is None or not found or other[1].start <= where.start):
        found, where = [other[0]], other[1]
    elif role is not None and not found:
        owner = unknown_owner(doc, role)
        found, where = ([owner[0]], owner[1]) if owner is not None else (found, where)
    if described["kind"] in SENT and found and _is_sent_by(doc, frame, found[0]):
        found = []  # the department's adviser serves a council
    if found:
        described = {**described, "kind": kind_at(described["kind"], found[0]["kind"])}
    inside = board_inside(role) if described["kind"] == "board_chair" and role else None
    if inside is not None and found and found[0]["kind"] == "council":
        found, where = meaning.organisations(inside)[:1], inside
    kind, found = _settled(frame, described["kind"], found)
    if kind == "mp" and found and found[0]["kind"] == "council":
        found = []  # "the Keighley member": of a seat, and not of a council
    if found and not (fits_home(kind, found[0]["kind"]) and _fits_title(role, found)):
        found = []
    return {**described, "kind": kind}, found, where


def board_inside(role: Span) -> Span | None:
    """Return the board that a chair's title names: "chair of the improvement board in Leeds"."""
    held = [span for span in group(role.doc, "bodies") if role.start < span.start < role.end]
    return next((span for span in held if span[-1].norm_ in _BOARDS), None)


def _is_sent_by(doc: Doc, frame: Frame, sender: dict[str, Any]) -> bool:
    """Tell whether a government has sent somebody to a council: its "adviser on child protection"
    stays with it.
    """
    after = doc[frame.end].norm_ if frame.end < len(doc) else ""
    return bool(sender["kind"] == "government") and after != "on"


def _fits_title(role: Span | None, found: list[dict[str, Any]]) -> bool:
    """Tell whether a title may be of a council: Kent's chief constable is of none."""
    words = set() if role is None else {token.norm_ for token in role}
    return found[0]["kind"] != "council" or OF_NO_COUNCIL.isdisjoint(words)


def _settled(
    frame: Frame, kind: str, found: list[dict[str, Any]]
) -> tuple[str, list[dict[str, Any]]]:
    """Return the kind that the words around a vague title tell, and where the post then is."""
    role = frame.slots.get("role")
    if kind == "director_childrens_services" and role is None and is_councillor(frame):
        return "lead_member", found  # "Cllr Ada Lovell, who is in charge of children's services"
    if kind == "board_chair" and role is not None and _is_scrutiny(frame, role):
        return "councillor", found
    if kind == "board_chair" and role is not None and _is_of_panel(frame, role):
        return "councillor", found
    if kind == "other" and role is not None and _is_vice_chair(frame, role):
        return "councillor", found
    if kind == "spokesperson" and _is_of_party(frame, found) and not _is_member(frame):
        return "councillor", []
    return ("other" if kind == "head" else kind), found


def _unnamed_role(frame: Frame) -> Described:
    words = {token.norm_ for token in frame.words}
    interim = bool(frame.value.get("interim"))
    interim = interim or (bool(frame.value.get("same")) and not _FOR_NOW.isdisjoint(words))
    return {"kind": frame.value["kind"], "title": None, "interim": interim}


def _council_leader(frame: Frame, described: Described, found: list[dict[str, Any]]) -> Described:
    """Return the role: "the council's Labour leader" leads the council, not the party's group."""
    title = str(described["title"] or "").lower()
    owned = "owner" in frame.slots and bool(found) and found[0]["kind"] == "council"
    leads = title.endswith(" leader") and "group" not in title and "opposition" not in title
    if described["kind"] == "councillor" and ((owned and leads) or _is_of_ruled(frame)):
        return {**described, "kind": "council_leader"}
    leader = described["kind"] == "council_leader" and "role" in frame.slots
    if leader and (_is_of_group(frame) or _is_of_partisans(frame)):
        return {**described, "kind": "councillor"}
    return described


def _is_of_partisans(frame: Frame) -> bool:
    """Tell whether a party's people are led: "the Conservatives' leader", "Lib Dem group's"."""
    role = frame.slots["role"]
    before = [token.norm_ for token in role.doc[max(0, role.start - 2) : role.start]]
    return before[1:] in (["'s"], ["'"]) and before[0] in _PARTISANS


def _is_of_ruled(frame: Frame) -> bool:
    """Tell whether a party's name only says who runs the council: "leader of the Labour-run"."""
    role = frame.slots.get("role")
    if role is None or not role[0].norm_.startswith("leader"):
        return False
    after = [token.norm_ for token in role.doc[role.end : role.end + 2]]
    return not _RULES.isdisjoint(after)


def _is_scrutiny(frame: Frame, role: Span) -> bool:
    """Tell whether a chair chairs councillors: "chair of the children's scrutiny committee"."""
    words: list[str] = []
    for token in role.doc[role.end : min(role.end + _SCRUTINY_REACH, frame.sentence.end)]:
        if token.norm_ in (",", ")", "."):
            break
        words.append(token.norm_)
    return words[:1] == ["of"] and not _SCRUTINY.isdisjoint(words)


def _is_of_panel(frame: Frame, role: Span) -> bool:
    """Tell whether a councillor chairs councillors: "panel chairman Coun Ada Lovell"."""
    words = {token.norm_ for token in role.doc[max(0, role.start - 2) : role.end]}
    return is_councillor(frame) and not _PANELS.isdisjoint(words)


def _is_vice_chair(frame: Frame, role: Span) -> bool:
    """Tell whether a councillor is vice-chair of councillors: "its vice-chair, Cllr Ada Lovell"."""
    words = {token.norm_ for token in role}
    return is_councillor(frame) and any(word.endswith(_CHAIRS) for word in words)


def is_councillor(frame: Frame) -> bool:
    """Tell whether the person is titled so: "Cllr Ada Lovell", "Cllr. Lovell"."""
    person = frame.slots["person"]
    return any(
        token.norm_ in _COUNCILLORS for token in person.doc[max(0, person.start - 2) : person.start]
    )


def _is_member(frame: Frame) -> bool:
    """Tell whether the person sits in the House: "Labour's spokeswoman, Ada Lovell MP"."""
    person = frame.slots["person"]
    return [token.norm_ for token in person.doc[person.end : person.end + 1]] == ["mp"]


def _is_of_party(frame: Frame, found: list[dict[str, Any]]) -> bool:
    """Tell whether a spokesman is a party's: "Labour's spokeswoman on children"."""
    role = frame.slots["role"]
    words = {token.norm_ for token in role.doc[max(0, role.start - 3) : role.end]}
    sides = _PARTIES | {"opposition", "shadow"}
    return any(value["kind"] == "party" for value in found) or not sides.isdisjoint(words)


def _is_of_group(frame: Frame) -> bool:
    """Tell whether a leader is a group's: "leader of the council's Ukip group", "of the Tories"."""
    role = frame.slots["role"]
    following: list[str] = []
    for token in role.doc[role.end : min(role.end + _GROUP_REACH, frame.sentence.end)]:
        if token.norm_ in (",", ")", ".") or token.norm_ in _RULES:
            break
        if token.norm_ == "and" and following[-1:] == ["council"]:
            break  # "leader of the council and Labour group"
        following.append(token.norm_)
    end = role.end + len(following)
    ruling = end < len(role.doc) and len(following) < _GROUP_REACH
    ruling = ruling and role.doc[end].norm_ in _RULES
    return following[:1] == ["of"] and not ruling and not _GROUPS.isdisjoint(following)
