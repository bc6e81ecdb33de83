"""Several people before one cue: who speaks for those who speak together, and who does not."""

from oversight.quotes.cues import Cue
from oversight.quotes.fold import Folded
from oversight.quotes.heads import LINKS, Heads
from oversight.quotes.mentions import Mention

_JOINTS = frozenset({"and", "but"})
_REACH = 12  # tokens before a mention in which its verb's subject may stand


class Together:
    """Chooses among the mentions that stand before a cue."""

    def __init__(self, heads: Heads) -> None:
        self.heads = heads
        self.mentions = heads.mentions
        self.norms = heads.norms

    def first_joined(self, sentence: Folded, mention: Mention) -> Mention:
        """Return the first of two that speak together: `Mrs Lund and Mr Pell said`."""
        for other in reversed(self.mentions.between(sentence.start, mention.start)):
            gap = range(other.end, mention.start)
            words = {self.norms[i] for i in gap if not self.mentions.covers(i)}
            if other.kind == "ROLE" and not words - LINKS:
                continue
            same = other.person == mention.person and other.kind != "PRONOUN"
            named = other.key is not None and "and" in words and not words - LINKS
            joined = same and named and not self.mentions.premodifies(other)
            return other if joined and not self._is_object(sentence, other) else mention
        return mention

    def _is_object(self, sentence: Folded, mention: Mention) -> bool:
        """Tell whether a subject stands before a mention, so that it is none itself."""
        if not self.heads.is_free(mention):
            return True
        before = self.mentions.between(max(sentence.start, mention.start - _REACH), mention.start)
        subjects = [m for m in before if m.kind in ("PERSON", "PRONOUN", "BODY", "COUNCIL", "REF")]
        return any(self.heads.is_free(m) for m in subjects[-1:])

    def first_of(self, sentence: Folded, mention: Mention) -> Mention:
        """Return the first of those who speak together: `in a joint statement, A and B said`."""
        before = self.mentions.between(sentence.start, mention.start)
        people = [m for m in before if m.kind == "PERSON" and self.heads.is_free(m)]
        return people[0] if people else mention

    def is_joined(self, mention: Mention, cue: Cue) -> bool:
        """Tell whether a mention is the object of a verb before the cue's: `defended the plan but
        conceded`.
        """
        between = self.norms[mention.end : cue.start]
        return not _JOINTS.isdisjoint(between) and not mention.person

    def subject_of_first_verb(self, sentence: Folded, mention: Mention) -> Mention | None:
        """Return the person who is the subject of both verbs, where a mention is an object."""
        for other in reversed(self.mentions.between(sentence.start, mention.start)):
            if other.kind == "PRONOUN" and not self.heads.is_nominative(other):
                continue
            if (other.person or other.kind == "PRONOUN") and self.heads.is_free(other):
                return other
        return None
