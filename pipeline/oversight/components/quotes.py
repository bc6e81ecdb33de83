"""Quotations with their speakers.

Reads doc.spans["people"] and, where they are there, doc.spans["blocks"], doc.spans["references"],
doc.spans["bodies"], doc.spans["councils"], doc.spans["roles"]; sets doc._.quotes, a list of
{"spans": [[start, end], …], "speaker": key | None, "speaker_span": [start, end] | None, "cue":
[start, end] | None, "marks": bool, "rule": id, "sentences": [[start, end], …]}, all of it in
tokens. Spans lie within the marks. A speaker's key is "person:3" (into doc._.people),
"body:ofsted", "council:kirklees" or, where no list knows the name, "org:Name As Printed"; None
where the speaker has neither name nor office. Words that stand for a speaker and are no reference
yet ("a spokesman", "it", "the review") join doc.spans["references"], where that is there.
"""

from spacy.language import Language
from spacy.tokens import Doc, Span

from oversight.patterns import read_patterns
from oversight.quotes.attribution import find_statements
from oversight.quotes.cues import Finder, find_cues
from oversight.quotes.mentions import Mentions
from oversight.spans import group, require
from oversight.text import read

# What stands for somebody or is a thing of its own ("a monitoring visit found", "the direction
# says"), and what a reference to each kind is called.
_GROUPS = ("people", "bodies", "councils", "references", "inspection_kinds", "instruments")
_LABELS = {"person": "PERSON_REF", "body": "BODY_REF", "council": "COUNCIL_REF"}

if not Doc.has_extension("quotes"):
    Doc.set_extension("quotes", default=[])


@Language.factory(
    "quotes",
    requires=["doc.spans", "doc._.people"],
    assigns=["doc._.quotes", "doc.spans"],
    default_config={"patterns": "quotes", "min_words": 6},
)
def make_quotes(nlp: Language, name: str, patterns: str, min_words: int) -> "Quotes":
    """Return the component; `min_words` is the length from which a fragment counts."""
    return Quotes(patterns, min_words)


class Quotes:
    """Finds quotations, joins them into statements and names the speakers."""

    def __init__(self, patterns: str, min_words: int) -> None:
        self.cues = Finder(read_patterns(f"{patterns}/cues.jsonl"))
        self.sources = Finder(read_patterns(f"{patterns}/sources.jsonl"))
        self.min_words = min_words

    def __call__(self, doc: Doc) -> Doc:
        """Set doc._.quotes."""
        require(doc, "quotes", "people")
        norms = read(doc).norms
        mentions = Mentions(doc, norms, self.sources)
        found = find_statements(doc, mentions, find_cues(norms, self.cues), self.min_words)
        doc._.quotes = [statement.to_json() for statement in found]
        _add_references(doc)
        return doc


def _add_references(doc: Doc) -> None:
    """Take the words that stand for a speaker, "a spokesman" and "it" among them, as references."""
    if "references" not in doc.spans:
        return
    known = [span for name in _GROUPS for span in group(doc, name)]
    taken = {i for span in known for i in range(span.start, span.end)}
    added = []
    for quote in doc._.quotes:
        label = _LABELS.get((quote["speaker"] or "").partition(":")[0])
        start, end = quote["speaker_span"] or (0, 0)
        if label is None or not taken.isdisjoint(range(start, end)) or start == end:
            continue
        taken.update(range(start, end))
        key = quote["speaker"]
        added.append(Span(doc, start, end, label, kb_id=key, span_id="quote/speaker"))
    if added:
        doc.spans["references"] = sorted([*group(doc, "references"), *added])
