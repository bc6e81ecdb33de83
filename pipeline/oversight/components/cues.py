"""Cues: words that may tell an event, one label for each type of event.

Reads tokens; adds doc.spans["cues"], from patterns/cues/. Later stages spend their work where a
cue stands; a cue by itself tells nothing.
"""

from spacy.language import Language
from spacy.tokens import Doc, Span

from oversight.matching import AnchoredMatcher
from oversight.patterns import Pattern, PatternError, TokenPattern, read_patterns
from oversight.text import read


@Language.factory("cues", assigns=["doc.spans"])
def make_cues(nlp: Language, name: str) -> "Cues":
    """Return the component."""
    return Cues()


class Cues:
    """One matcher over the patterns of all event types."""

    def __init__(self) -> None:
        self.entries = read_patterns("cues")
        self.matcher = AnchoredMatcher([_tokens(entry) for entry in self.entries])

    def __call__(self, doc: Doc) -> Doc:
        """Add doc.spans["cues"]."""
        found = []
        for match in self.matcher(read(doc)):
            entry = self.entries[match.rule]
            found.append(Span(doc, match.start, match.end, label=entry.label, span_id=entry.id))
        doc.spans["cues"] = sorted(found, key=lambda span: (span.start, span.end, span.id_))
        return doc


def _tokens(entry: Pattern) -> list[TokenPattern]:
    if isinstance(entry.pattern, str):
        raise PatternError(f"{entry.id}: a phrase. Here a list of token descriptions is wanted.")
    return entry.pattern
