"""Who reviews and who asked, by the words around a review: "led by Ada", "ordered by Leeds"."""

from typing import NamedTuple

from spacy.tokens import Doc

from oversight.events.candidate import Slot
from oversight.events.context.skeleton import Skeleton
from oversight.events.reviews.reviewers import (
    asker_before,
    doer_before,
    named_after,
    officials_at,
    organisation_for,
    owner,
    party_at,
    plain_after,
)
from oversight.patterns import read_words

_ASKING = read_words("events/words/asking.txt")
_LEADING = read_words("events/words/leading.txt")
_REACH = 28
_NEAR = 6
_PRINTING = frozenset({"published", "released"})
_PASSIVE = frozenset({"was", "has", "had", "is", "were"})
_REFUSED = read_words("events/words/review_refused.txt")
_CHARGED = read_words("events/words/review_charged.txt")
_WISHES = frozenset({"invitation", "request"})
_ASKERS = frozenset({"COUNCIL", "BODY", "ROLE", "AREA"})


class Hands(NamedTuple):
    """Who reviews, and who commissioned it."""

    reviewer: Slot | None = None
    commissioner: Slot | None = None


def hands_around(doc: Doc, skeleton: Skeleton, k: int, end: int) -> Hands:
    """Return who reviews and who asked, of the review at token `k` of a sentence that ends at
    `end`.
    """
    reading = _Reading(doc, skeleton, end, owner(skeleton, k), asker_before(doc, skeleton, k))
    for j in range(k + 1, min(k + _REACH, end)):
        if not skeleton.labels[j] and not reading.goes_on(j):
            break
    return Hands(reading.reviewer or doer_before(skeleton, k), reading.asker)


class _Reading:
    """The words behind a review, read one by one: "by" tells another after "ordered" than after
    "led".
    """

    def __init__(
        self, doc: Doc, skeleton: Skeleton, end: int, reviewer: Slot | None, asker: Slot | None
    ) -> None:
        self.doc, self.skeleton, self.end = doc, skeleton, end
        self.reviewer, self.asker = reviewer, asker
        self.asked = self.printed = False

    def goes_on(self, j: int) -> bool:
        """Take in the word at `j`; tell whether those behind it still speak of the review."""
        skeleton = self.skeleton
        word, after = skeleton.norms[j], skeleton.norms[j + 1]
        if word in (";", "but") or (word == "that" and not self._is_relative(j)):
            return False
        if word == "by" and skeleton.norms[j - 1] in _REFUSED:
            return False  # "calls for an inquiry were turned down by ministers"
        if word == "which":
            self._which(j)
        elif (
            word in _CHARGED and skeleton.labels[j - 1] == "COUNCIL" and "to" in skeleton.norms[j:]
        ):
            self._charged(j)
        elif word == "paid":
            self._ask(j - 1)  # "a review that the council paid £9,000 for"
        elif word in _ASKING and after != "-":  # "the set-up"
            self.asked = True
            self._ask(j - 1)
        elif word in _LEADING:
            self.asked = self.printed = False
        elif word in _PRINTING:
            self.printed = True
        elif word == "by" and not self.printed:  # "published by the board" is not who reviewed
            self._by(j)
        elif word == "from" and (self.asked or self.asker is not None):
            self._from(j)
        elif word in _WISHES and after == "of":
            self._for(j + 1)  # "at the request of the board"
        elif word in _WISHES:
            self._ask(j - 2)
        elif word == "for" or (word == "behalf" and after == "of"):
            self._for(j)
        return True

    def _is_relative(self, j: int) -> bool:
        """Tell whether "that" goes on with the review, and does not say what it found."""
        if self.skeleton.norms[j + 1] in _PASSIVE:
            return True
        asked = self.skeleton.norms[j + 2] in _CHARGED
        return self.skeleton.labels[j + 1] == "COUNCIL" and asked

    def _ask(self, j: int) -> None:
        if self.skeleton.labels[j] in _ASKERS:
            self.asker = self.asker or self._organisation(j)

    def _by(self, j: int) -> None:
        found = named_after(self.skeleton, j, self.end)
        if found is not None and self.asked:
            self.asker = self.asker or self._organisation(found.i)
        elif found is not None:
            self.reviewer = self.reviewer or party_at(self.skeleton, found)
        elif not self.asked:
            officials = officials_at(self.doc, self.skeleton, j + 1)
            self.reviewer = self.reviewer or officials or plain_after(self.skeleton, j)

    def _from(self, j: int) -> None:
        found = named_after(self.skeleton, j, self.end)
        if found is not None:
            self.reviewer = self.reviewer or party_at(self.skeleton, found)
        elif not self.asked:
            self.reviewer = self.reviewer or plain_after(self.skeleton, j)

    def _which(self, j: int) -> None:
        """Take whoever "were asked to carry out" it, behind "which" at `j`."""
        for k in range(j + 1, min(j + _NEAR, self.end)):
            passive = self.skeleton.norms[k + 1] in _PASSIVE
            if passive and not _CHARGED.isdisjoint(self.skeleton.norms[k + 1 : k + 4]):
                self.reviewer = self.reviewer or party_at(self.skeleton, self.skeleton.doc[k])
                return

    def _charged(self, j: int) -> None:
        """Take both of "a review that Leeds asked its former director, Ada Lovell, to do"."""
        self._ask(j - 1)
        for k in range(j + 1, min(j + 2 * _NEAR, self.end)):
            if self.skeleton.labels[k] == "PERSON":
                behind = self.skeleton.norms[k + 1 : k + 3]
                found = party_at(self.skeleton, self.skeleton.doc[k]) if "to" in behind else None
                self.reviewer = self.reviewer or found

    def _for(self, j: int) -> None:
        found = named_after(self.skeleton, j, min(self.end, j + _NEAR))
        if found is not None and found.ent_type_ != "PERSON":
            self.asker = self.asker or self._organisation(found.i)

    def _organisation(self, j: int) -> Slot | None:
        return organisation_for(self.doc, self.skeleton, self.skeleton.doc[j])
