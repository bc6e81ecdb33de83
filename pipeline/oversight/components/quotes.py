"""Quotations with their speakers.

Reads doc.spans["people"] and, where they are there, doc.spans["blocks"], doc.spans["references"],
doc.spans["bodies"], doc.spans["councils"], doc.spans["roles"]; sets doc._.quotes, a list of
{"spans": [[start, end], …], "speaker": key | None, "speaker_span": [start, end] | None, "cue":
[start, end] | None, "marks": bool, "rule": id, "sentences": [[start, end], …]}, all of it in
tokens. Spans lie within the marks. A speaker's key is "person:3" (into doc._.people),
"body:ofsted", "council:kirklees" or, where no list knows the name, "org:Name As Printed"; None
where the speaker has neither name nor office.
"""

from spacy.language import Language
from spacy.tokens import Doc

from oversight.patterns import read_patterns
from oversight.quotes.attribution import find_statements
from oversight.quotes.cues import Finder, find_cues
from oversight.quotes.mentions import Mentions
from oversight.spans import require
from oversight.text import read

if not Doc.has_extension("quotes"):
    Doc.set_extension("quotes", default=[])


@Language.factory(
    "quotes",
    requires=["doc.spans", "doc._.people"],
    assigns=["doc._.quotes"],
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
        return doc
