"""What the naming of speakers shares: an article's mentions, its memory, its main bodies."""

from collections import Counter

from spacy.tokens import Doc

from oversight.quotes.memory import Memory
from oversight.quotes.mentions import Mentions
from oversight.quotes.subjects import Subjects
from oversight.vocabulary.bodies import body


class Cast:
    """The mentions of one article with what they tell of the article as a whole."""

    def __init__(self, doc: Doc, mentions: Mentions) -> None:
        self.doc = doc
        self.norms = mentions.norms
        self.mentions = mentions
        self.subjects = Subjects(doc, mentions)
        self.memory = Memory(doc)
        self.council = self._main_council()
        self.inspectorate = self.body("ofsted") or self.of_kind("inspectorate") or "body:ofsted"

    def _main_council(self) -> str | None:
        """Return the council that the article speaks of most."""
        kinds = ("COUNCIL", "PLACE", "REF")
        keys = [m.key for m in self.mentions.items if m.kind in kinds and m.key is not None]
        counts = Counter(key for key in keys if key.startswith("council:") and "+" not in key)
        return max(counts, key=counts.__getitem__, default=None)

    def body(self, name: str) -> str | None:
        """Return the key of a body that the article names."""
        key = f"body:{name}"
        return key if any(mention.key == key for mention in self.mentions.items) else None

    def of_kind(self, kind: str) -> str | None:
        """Return the first body of a kind that the article names."""
        for mention in self.mentions.items:
            if mention.kind != "BODY" or mention.key is None:
                continue
            if body(mention.key.partition(":")[2])["kind"] == kind:
                return mention.key
        return None
