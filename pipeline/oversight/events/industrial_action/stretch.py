"""A stretch of a sentence around a trigger, and what it tells of a strike or a ballot."""

from dataclasses import dataclass

from spacy.tokens import Span

from oversight.events.candidate import Slot
from oversight.events.context.frames import Frame
from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.meaning import organisations
from oversight.patterns import read_words

_BREAKS = read_words("events/words/strike_breaks.txt")
_AGAIN = read_words("events/words/strike_again.txt")


@dataclass
class Telling:
    """One sentence's word on one strike or ballot."""

    kind: str
    place: int
    sentence: Span
    frame: Frame
    # None where the words do not say whether it took place.
    status: Slot | None = None
    council: Slot | None = None
    union: Slot | None = None
    date: Slot | None = None
    duration: Slot | None = None
    participants: Slot | None = None
    in_favour: Slot | None = None
    # "further strikes", "a second ballot": not the one told of before.
    again: bool = False
    # "They had originally planned": what was changed since.
    earlier: bool = False
    # "The vote closed on Friday", "it runs until June": more on one told of, never one by itself.
    follows: bool = False
    # Its date is the day on which a ballot closes.
    closes: bool = False
    # A strike of years ago, since which today's is the first.
    past: bool = False
    # The last day of action: "until Tuesday".
    ends: Slot | None = None


@dataclass(frozen=True)
class Stretch:
    """Tokens [start, end) of the skeleton, with the trigger that stands in them."""

    skeleton: Skeleton
    frame: Frame
    start: int
    end: int

    @property
    def norms(self) -> list[str]:
        """Return the words of the whole skeleton."""
        return self.skeleton.norms

    @property
    def sentence(self) -> Span:
        """Return the sentence of the article."""
        return self.skeleton.sentences[self.skeleton.sentence_of[self.frame.first]]

    def before(self, reach: int) -> list[str]:
        """Return up to `reach` words before the trigger."""
        return self.norms[max(self.start, self.frame.first - reach) : self.frame.first]

    def labelled(self, label: str) -> list[int]:
        """Return the tokens with a label."""
        return [k for k in range(self.start, self.end) if self.skeleton.labels[k] == label]

    def word(self, k: int) -> str:
        """Return the word at `k`; empty for what was found as something."""
        return "" if self.skeleton.labels[k] else self.norms[k]

    def number(self, k: int) -> float:
        """Return the value of the QUANTITY at `k`."""
        return float(self.skeleton.doc[k].ent_id_.split(" ")[0])

    def is_percent(self, k: int) -> bool:
        """Tell whether the QUANTITY at `k` is a share."""
        return self.skeleton.doc[k].ent_id_.endswith("percent")

    @property
    def again(self) -> bool:
        """Tell whether it is another one than the one told of before."""
        return not _AGAIN.isdisjoint(self.before(3))


def clause_of(skeleton: Skeleton, frame: Frame) -> Stretch:
    """Return the clause of a trigger."""
    start, end = frame.first, frame.last + 1
    while start and not _is_break(skeleton, start - 1):
        start -= 1
    while not _is_break(skeleton, end):
        end += 1
    return Stretch(skeleton, frame, start, end)


def _is_break(skeleton: Skeleton, k: int) -> bool:
    return skeleton.norms[k] in _BREAKS and not skeleton.labels[k]


def sentence_of(skeleton: Skeleton, frame: Frame) -> Stretch:
    """Return the sentence of a trigger."""
    start, end = frame.first, frame.last
    while start and skeleton.norms[start - 1] != SENTENCE_END:
        start -= 1
    while skeleton.norms[end] != SENTENCE_END:
        end += 1
    return Stretch(skeleton, frame, start, end)


def is_staff(stretch: Stretch, k: int) -> bool:
    """Tell whether the number at `k` is of social workers, not of directors."""
    return any(token.ent_id_ == "social_worker" for token in stretch.skeleton.doc[k + 1 : k + 4])


def union_in(stretch: Stretch) -> Slot | None:
    """Return the union that the sentence names, the nearest one before the trigger first."""
    whole, k = sentence_of(stretch.skeleton, stretch.frame), stretch.frame.first
    for j in [*range(k, whole.start - 1, -1), *range(k + 1, whole.end)]:
        found = union_at(stretch.skeleton, j)
        if found is not None:
            return found
    return None


def union_at(skeleton: Skeleton, k: int) -> Slot | None:
    """Return the union that token `k` names or stands for."""
    if skeleton.labels[k] != "BODY":
        return None
    span = skeleton.sources[k]
    found = [value for value in organisations(span) if value["kind"] == "union"]
    return Slot.of(found[0], span) if len(found) == 1 else None
