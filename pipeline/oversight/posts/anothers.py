"""Roles that a pattern finds beside a name, and that are a trade, or somebody else's."""

from oversight.events.context.clause_roles import is_plural
from oversight.events.context.clauses import left_of
from oversight.events.context.frames import Frame
from oversight.events.context.skeleton import Skeleton
from oversight.patterns import read_words

# "a social worker by training"
_TRADES = frozenset({"training", "background", "profession", "trade"})
_BEFORE_ROLE = read_words("events/words/before_role.txt") | {"next", "interim"}
_SPEECH = read_words("posts/words/speech.txt")
_REPORTING = _SPEECH | {"found"}


def is_anothers(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether the role is a trade, or the comma beside it ties it to others: "the election
    of Ada Lovell as leader, Ben Carr …", "to the member, Ben Carr, the minister said".
    """
    if frame.pattern.id == "post/role-person" and (_is_to_them(frame) or _is_freelance(frame)):
        return True
    if frame.pattern.id == "post/person-role" and _heads_letter(skeleton, frame):
        return True
    after = skeleton.norms[frame.last + 1 : frame.last + 3]
    if after[:1] == ["by"] and not _TRADES.isdisjoint(after):
        return True
    if frame.pattern.id == "post/role-comma-person":
        if is_plural(frame.slots["role"]):
            return True  # "the commissioner appointed by ministers, Ada Lovell, said"
        if skeleton.norms[frame.last + 1] in _REPORTING:
            return True  # "without a social worker, Ada Lovell found"
        if frame.first and skeleton.norms[frame.first - 1] == "another":
            return True  # "by appointing another director, Ada Lovell said"
        before = [t for t in left_of(skeleton, frame.first) if t.norm_ not in _BEFORE_ROLE][:2]
        named = len(before) == 2 and before[0].norm_ == "as" and before[1].ent_type_ == "PERSON"
        return named and before[1].nbor().norm_ not in ("'s", "'")
    if frame.pattern.id != "post/person-apposition" or frame.first < 2:
        return False
    role = frame.slots.get("role")
    if role is not None and is_plural(role) and skeleton.norms[frame.first - 1] != "and":
        return True  # "on the advice of Ada Lovell, ministers acted"
    held = "ROLE" in skeleton.labels[frame.first - 2 : frame.first]
    opens = skeleton.norms[frame.first + 1 : frame.first + 3] == [",", "the"]
    return held and opens and skeleton.norms[frame.last + 1] in _SPEECH


def _is_to_them(frame: Frame) -> bool:
    """Tell whether a pronoun only follows several: "to send ministers her findings"."""
    return is_plural(frame.slots["role"]) and frame.slots["person"].label_ != "PERSON"


def _is_freelance(frame: Frame) -> bool:
    """Tell whether somebody works for herself: "independent social worker Ada Lovell"."""
    role = frame.slots["role"]
    before = role.doc[role.start - 1].norm_ if role.start else ""
    return role.kb_id_ == "social_worker" and before == "independent"


def _heads_letter(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether a line only says from whom a page comes: "From: the Home Office and Ada Lovell
    MP".
    """
    opening = [token.norm_ for token in left_of(skeleton, frame.first)][:-3:-1]
    return opening[:2] == ["from", ":"]
