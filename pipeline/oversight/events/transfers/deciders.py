"""Who is said to have decided a transfer, where words behind it tell; and who only advised it.

"Was thrown out by councillors", "on the orders of the department"; "recommended that".
"""

from spacy.tokens import Doc

from oversight.events.candidate import Slot
from oversight.events.context.authors import author_at, governments
from oversight.events.context.clauses import left_of, right_of
from oversight.events.context.concern import focus_slot
from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.patterns import read_words

_FAR = 14
_ADVISING = frozenset({"recommended", "recommends", "recommending", "recommendation", "advised"})
_LOOKING = frozenset({"review", "examine", "asked", "look", "advise", "report", "reviewing"})
_DECIDERS = read_words("events/words/transfer_deciders.txt")
_LEADERS = frozenset({"mayor", "council_leader"})
_DONE_WITH = read_words("events/words/transfer_done_with.txt")
_AGREED = frozenset({"agreed", "approved", "backed"})
_HEEDING = read_words("events/words/heeding.txt")
_ASSEMBLIES = read_words("events/words/assemblies.txt")
_DECIDING = read_words("events/words/deciding.txt")
_CLAUSES = frozenset({";", ":", "but", "while", "which", "who", "after"})
_COMMANDS = frozenset({"orders", "instructions", "order"})


def told_of(doc: Doc, skeleton: Skeleton, first: int) -> Slot | None:
    """Return the ministers who are to be told whether: "advise ministers whether it should go"."""
    for token in left_of(skeleton, first):
        if token.norm_ == "whether":
            start = min([other.i for other in left_of(skeleton, token.i)], default=token.i)
            return next(governments(doc, skeleton, start, token.i), None)
    return None


def who_agrees(doc: Doc, skeleton: Skeleton, last: int) -> Slot | None:
    """Return who took the advice: "recommended a trust, and the department agreed"."""
    for token in right_of(skeleton, last):
        if token.i - last > _FAR:
            return None
        if skeleton.norms[token.i + 1] in _HEEDING:
            slot = author_at(doc, skeleton, token)
            if slot is not None:
                return slot
    return None


def is_weighed(skeleton: Skeleton, first: int) -> bool:
    """Tell whether somebody only advises it: "recommended that", "asked to review whether"."""
    before = skeleton.norms[max(0, first - _FAR) : first + 1]
    if SENTENCE_END in before:
        before = before[len(before) - before[::-1].index(SENTENCE_END) :]
    if "that" in before and not _ADVISING.isdisjoint(before[: before.index("that")][-4:]):
        return True
    return "whether" in before and not _LOOKING.isdisjoint(before[: before.index("whether")])


def assembly_behind(doc: Doc, skeleton: Skeleton, last: int) -> Slot | None:
    """Return the council whose cabinet did it: "was thrown out by councillors"."""
    for token in right_of(skeleton, last):
        if token.i - last > _FAR or token.norm_ in _CLAUSES:
            return None
        near = skeleton.norms[token.i - 4 : token.i]
        leads = token.ent_type_ == "ROLE" and token.ent_id_ in _LEADERS
        if (leads or token.norm_ in _DECIDERS) and "by" in near:
            done = not _DONE_WITH.isdisjoint(skeleton.norms[last + 1 : token.i])
            return focus_slot(doc, skeleton, last) if done else None
    return None


def assembly_before(doc: Doc, skeleton: Skeleton, first: int) -> Slot | None:
    """Return the council whose cabinet resolved it: "the cabinet voted to let the contract go"."""
    for token in left_of(skeleton, first):
        if first - token.i > _FAR or token.norm_ in _CLAUSES:
            return None
        if token.norm_ in _ASSEMBLIES and not token.ent_type_:
            resolved = not _DECIDING.isdisjoint(skeleton.norms[token.i + 1 : first])
            return focus_slot(doc, skeleton, token.i) if resolved else None
    return None


def dates_decision(skeleton: Skeleton, last: int) -> bool:
    """Tell whether a date behind is the decision's: "was agreed by cabinet last month"."""
    words = skeleton.norms[last + 1 : last + _FAR]
    if SENTENCE_END in words:
        words = words[: words.index(SENTENCE_END)]
    agreed = not _AGREED.isdisjoint(words[:4])
    return agreed and "by" in words[:6] and not _DECIDERS.isdisjoint(words[:8])


def by_order(doc: Doc, skeleton: Skeleton, last: int) -> Slot | None:
    """Return who is named behind "on the orders of"."""
    for k in range(last + 1, min(last + _FAR, len(skeleton.norms) - 5)):
        if skeleton.norms[k] == SENTENCE_END:
            return None
        if skeleton.norms[k] in _COMMANDS and skeleton.norms[k + 1] == "of":
            return next(governments(doc, skeleton, k, k + 5), None)
    return None
