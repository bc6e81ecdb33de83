"""What the naming of speakers shares: an article's mentions, its memory, its main bodies."""

from collections import Counter

from spacy.tokens import Doc

from oversight.quotes.memory import Memory
from oversight.quotes.mentions import Mentions
from oversight.quotes.subjects import Subjects
from oversight.vocabulary.bodies import body

# What one author may write, and no inspectorate does.
REVIEWS = frozenset({"review", "inquiry", "investigation", "study", "report"})
_AUTHOR_REACH = 10  # tokens between a review and its author
_STOPS = frozenset({".", ";", ":", '"', "said", "says", "found", "that"})


class Cast:
    """The mentions of one article with what they tell of the article as a whole."""

    def __init__(self, doc: Doc, mentions: Mentions) -> None:
        self.doc = doc
        self.norms = mentions.norms
        self.mentions = mentions
        self.subjects = Subjects(doc, mentions)
        self.memory = Memory(doc)
        self.council = self._main_council()
        self.reviewer = self._find_reviewer()
        named = self.body("ofsted") or self.of_kind("inspectorate") or self.body("lgsco")
        self.inspectorate = named or "body:ofsted"

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

    def _find_reviewer(self) -> str | None:
        """Return who wrote the review that the article tells of, wherever it says so."""
        items = self.mentions.items
        for place, mention in enumerate(items):
            if mention.label not in ("REPORT", "AUTHOR"):
                continue
            person = next((m for m in items[place + 1 : place + 4] if m.kind == "PERSON"), None)
            if person is None:
                continue
            gap = self.norms[mention.end : person.start]
            if any(self.doc[i].is_space for i in range(mention.end, person.start)):
                continue  # "… review finds", and the byline below
            named = mention.label == "AUTHOR" and gap[:1] in ([], [","])
            reviews = self.norms[mention.end - 1] in REVIEWS and "by" in gap
            if len(gap) <= _AUTHOR_REACH and (named or (reviews and _STOPS.isdisjoint(gap))):
                return person.key
        return None
