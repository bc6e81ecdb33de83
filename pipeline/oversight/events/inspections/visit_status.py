"""Whether a visit was made, is planned or was called off."""

from itertools import pairwise

from spacy.tokens import Doc, Token

from oversight.events.candidate import Slot
from oversight.events.context import timing
from oversight.events.context.arguments import date_slot
from oversight.events.context.skeleton import SENTENCE_END
from oversight.events.inspections.clause import Clause, words


def _words_around(clause: Clause, token: Token) -> set[str]:
    """Return the words that speak of this visit, and of none before or after it."""
    others = [other.i for other in clause.labelled("INSPECTION_KIND")]
    start = max([clause.start, *(i + 1 for i in others if i < token.i)])
    end = min([clause.end, *(i for i in others if i > token.i)])
    norms = clause.skeleton.norms
    if norms[start : token.i].count("what") and "will" in norms[start : token.i]:
        start = norms.index("will", start) + 1  # "carries out what will be its last visit"
    for i in range(token.i, end - 1):
        if norms[i] == "and" and norms[i + 1] in words("planning"):
            end = i
            break
    return set(norms[start:end])


def _is_called_off(clause: Clause) -> bool:
    """Tell whether a clause says that something "has been put off", "was called off"."""
    norms = clause.skeleton.norms[clause.start : clause.end]
    return any(
        f"{verb} {particle}" in words("called_off") and norms[k - 1] in words("being")
        for k, (verb, particle) in enumerate(pairwise(norms))
        if k
    )


def _is_not_held(clause: Clause, token: Token) -> bool:
    """Tell whether a clause says that a visit "had not taken place", "never happened"."""
    after = clause.skeleton.norms[token.i + 1 : clause.end]
    denied = [k for k, word in enumerate(after) if word in ("not", "n't", "never")]
    return any(not words("taking_place").isdisjoint(after[k + 1 : k + 3]) for k in denied)


def is_undone_next(clause: Clause) -> bool:
    """Tell whether "was due in May but has been postponed" is what the sentence says, and no new
    day follows.
    """
    skeleton, start = clause.skeleton, clause.end + 1
    if skeleton.norms[clause.end : clause.end + 1] != ["but"]:
        return False
    end = skeleton.norms.index(SENTENCE_END, start)
    off = Clause(skeleton, start, end)
    norms = skeleton.norms[start:end]
    undone = not words("cancelling").isdisjoint(norms) or _is_called_off(off)
    return undone and "DATE" not in skeleton.labels[start:end]


def status_of(doc: Doc, clause: Clause, token: Token, date: Token | None) -> Slot:
    """Return whether a visit has happened, is planned or was called off."""
    span = clause.source(token)
    value = None if date is None else date_slot(clause.source(date))
    norms = _words_around(clause, token)
    planned = not norms.isdisjoint(words("planning") | words("awaiting"))
    ahead = timing.is_ahead(value.value if value else None, doc._.published)
    refused = "will" in norms and not norms.isdisjoint({"not", "n't", "longer"})
    refused = refused or _is_not_held(clause, token)
    if refused or not norms.isdisjoint(words("cancelling")) or _is_called_off(clause):
        return Slot.of("cancelled", span)
    if planned and is_undone_next(clause):
        return Slot.of("cancelled", span)
    gone = timing.settle("planned", value.value if value else None, doc._.published) != "planned"
    return Slot.of("planned" if ahead or (planned and not gone) else "happened", span)
