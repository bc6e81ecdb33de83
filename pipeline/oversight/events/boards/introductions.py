"""Boards that are spoken of for the first time: "an improvement board will oversee the work"."""

from oversight.events.boards.names import Name
from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.patterns import read_words

_VERBS = read_words("events/words/board_verbs.txt")
_AGENTS = read_words("events/words/board_agents.txt")
_CHAIRING = read_words("events/words/chairing.txt")
_BREAKS = frozenset({SENTENCE_END, ";", ":", "but", "while", "whilst", "whereas", "that"})
_MODALS = frozenset({"will", "'ll", "would", "to"})
# How far the verb of a board may stand behind it, over "chaired by …".
_REACH = 16


def is_introduced(skeleton: Skeleton, name: Name) -> bool:
    """Tell whether a board is told as new without a word on its setting up."""
    if name.is_indefinite and name.is_new:
        return True
    verb = _verb_of(skeleton, name)
    if name.is_new and verb is not None:
        return True
    if name.is_indefinite and verb is not None and skeleton.norms[name.last + 1] in _CHAIRING:
        return True  # "an improvement board chaired by Ada Lovell meets every month"
    # "is overseen by a joint board" tells of one that is there already.
    place = introduced_at(skeleton, name)[0] if verb is not None or _is_agent(skeleton, name) else 0
    return name.is_indefinite and not _MODALS.isdisjoint(skeleton.norms[max(0, place - 4) : place])


def introduced_at(skeleton: Skeleton, name: Name) -> tuple[int, int]:
    """Return the tokens whose status is the board's: its verb, or what it does, or itself."""
    if _is_agent(skeleton, name):
        return name.start_of_phrase - 2, name.start_of_phrase - 1
    verb = _verb_of(skeleton, name)
    return (name.first, name.last) if verb is None else (verb, verb)


def _verb_of(skeleton: Skeleton, name: Name) -> int | None:
    """Return the verb that a board is subject of: "will oversee", "has met"."""
    for k in range(name.last + 1, min(name.last + _REACH, len(skeleton.norms))):
        if skeleton.norms[k] in _BREAKS:
            return None
        if skeleton.norms[k] in _VERBS and not skeleton.labels[k]:
            return k
    return None


def _is_agent(skeleton: Skeleton, name: Name) -> bool:
    """Tell whether something is overseen by it, or somebody is to chair it."""
    before = skeleton.norms[max(0, name.start_of_phrase - 2) : name.start_of_phrase]
    if before[-1:] == ["by"]:
        return before[0] in _AGENTS
    return before[-1:] != [] and before[-1] in _CHAIRING
