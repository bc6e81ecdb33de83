"""Cues: words that may tell an event, one label for each type of event.

Reads tokens; adds doc.spans["cues"], from patterns/cues/. Later stages spend their work where a
cue stands; a cue by itself tells nothing.
"""

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from oversight.patterns import plain_first, read_patterns


@Language.factory("cues", assigns=["doc.spans"])
def make_cues(nlp: Language, name: str) -> "Cues":
    """Return the component."""
    return Cues(nlp.vocab)


class Cues:
    """One Matcher over the patterns of all event types."""

    def __init__(self, vocab: Vocab) -> None:
        self.labels: dict[str, str] = {}
        self.matcher = Matcher(vocab, validate=False)
        for entry in read_patterns("cues"):
            self.labels[entry.id] = entry.label
            self.matcher.add(entry.id, plain_first(entry.pattern))

    def __call__(self, doc: Doc) -> Doc:
        """Add doc.spans["cues"]."""
        strings = doc.vocab.strings
        found = []
        for key, start, end in self.matcher(doc):
            rule = strings[key]
            found.append(Span(doc, start, end, label=self.labels[rule], span_id=rule))
        doc.spans["cues"] = sorted(found, key=lambda span: (span.start, span.end, span.id_))
        return doc
