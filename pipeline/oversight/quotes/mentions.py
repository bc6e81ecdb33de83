"""Who can speak: people, pronouns, bodies, councils, documents and nameless sources, in order."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from spacy.tokens import Doc, Span

from oversight.quotes.cues import Finder
from oversight.resources import patterns_dir
from oversight.spans import group

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_THEY = frozenset({"they", "them", "their"})
_IT = frozenset({"it", "its"})
PRONOUNS = {
    **dict.fromkeys(_HE, "he"),
    **dict.fromkeys(_SHE, "she"),
    **dict.fromkeys(_THEY, "they"),
    **dict.fromkeys(_IT, "it"),
}
POSSESSIVES = {"his": "he", "her": "she", "its": "it", "their": "they"}
# Labels of sources that somebody has written.
DOCUMENTS = frozenset({"REPORT", "LETTER", "NOTICE", "AUTHOR", "PAPER"})
NOMINATIVE = frozenset({"he", "she", "they", "it"})
# Posts that are no office: who holds one stays without name.
_PLAIN = frozenset({"social_worker", "other"})
# Where two mentions share a token, the kind named first keeps it.
_RANK = ("PERSON", "REF", "PRONOUN", "BODY", "COUNCIL", "SOURCE", "ORG", "ROLE", "PLACE")


@cache
def honorifics() -> frozenset[str]:
    """Return titles before names, in lower case without full stops."""
    path = patterns_dir() / "people" / "honorifics.csv"
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    return frozenset(line.split(",")[0].rstrip(".") for line in lines)


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens [start, end). `kind` as in _RANK; `key` what it stands for, where known.

    `label` keeps the finer kind: a source's (REPORT, INSPECTORS, …), a pronoun's (he, she).
    """

    start: int
    end: int
    kind: str
    key: str | None
    label: str = ""

    @property
    def person(self) -> bool:
        """Tell whether it stands for a person that is known."""
        return self.key is not None and self.key.startswith("person:")


class Mentions:
    """The mentions of a Doc by place."""

    def __init__(self, doc: Doc, norms: list[str], sources: Finder) -> None:
        self.norms = norms
        found = _settle(_collect(doc, norms, sources))
        # What people are called: "Orla's mum, Ida Lund", "Judge Lund", so that "the mum" is she.
        self.called = {
            norms[m.end - 1]: after.key
            for m, after in pairwise(found)
            if after.key is not None and _tells(m, after, norms)
        }
        following = [*found[1:], None]
        self.items = [
            m for m, after in zip(found, following, strict=False) if not _tells(m, after, norms)
        ]
        self.starts = [mention.start for mention in self.items]
        self.tokens = {i for mention in self.items for i in range(mention.start, mention.end)}
        self.heads = {span.start for name in ("roles", "people") for span in group(doc, name)}
        self.role_end = {
            i: span.end for span in group(doc, "roles") for i in range(span.start, span.end)
        }

    def covers(self, token: int) -> bool:
        """Tell whether a token is part of a mention."""
        return token in self.tokens

    def premodifies(self, mention: Mention) -> bool:
        """Tell whether a body only tells whose office follows: `Leeds Council leader Ida Lund`."""
        if mention.kind not in ("BODY", "COUNCIL", "PLACE", "REF", "ORG"):
            return False
        # "Inspectors" are a post themselves, a part of none
        return mention.end in self.heads or self.role_end.get(mention.start, 0) > mention.end

    def between(self, start: int, end: int) -> list[Mention]:
        """Return the mentions that lie in tokens [start, end)."""
        low = bisect_left(self.starts, start)
        high = bisect_left(self.starts, end)
        return [mention for mention in self.items[low:high] if mention.end <= end]


def _collect(doc: Doc, norms: list[str], sources: Finder) -> Iterable[Mention]:
    for span in group(doc, "people"):
        yield Mention(span.start, span.end, "PERSON", f"person:{span.kb_id_}")
    found = sources(norms)
    documents = {start: entry.label for start, _, entry in found}
    for span in group(doc, "references"):
        if len(span) == 1 and span[0].norm_ in PRONOUNS:
            continue  # whom a cue's pronoun means is told by who spoke last
        label = PRONOUNS.get(span[0].norm_, "") if len(span) == 1 else ""
        for i in range(span.start, span.end):
            label = documents.get(i, label)
        yield Mention(span.start, span.end, "REF", span.kb_id_, label)
    for span in group(doc, "bodies"):
        yield Mention(span.start, span.end, "BODY", f"body:{span.kb_id_}")
    for span in group(doc, "councils"):
        kind = "PLACE" if span.label_ == "PLACE" else "COUNCIL"
        yield Mention(span.start, span.end, kind, f"council:{span.kb_id_}")
    for span in group(doc, "roles"):
        yield Mention(span.start, span.end, "ROLE", None, span.kb_id_)
    for span in group(doc, "names"):
        if span.label_ == "ORG":
            yield Mention(span.start, span.end, "ORG", f"org:{_clean(span)}")
    offices = {
        i
        for span in group(doc, "roles")
        if len(span) > 1 and span.kb_id_ not in _PLAIN
        for i in range(span.start, span.end)
    }
    for start, end, entry in found:
        if entry.label == "NAMELESS" and start and doc[start].text[0].isupper():
            continue  # "National Union of Foster Workers"
        if entry.label == "NAMELESS" and start in offices:
            continue  # "the cabinet member"
        yield Mention(start, end, "SOURCE", None, entry.label)
    for i, norm in enumerate(norms):
        if norm in PRONOUNS:
            yield Mention(i, i + 1, "PRONOUN", None, PRONOUNS[norm])


def _clean(span: Span) -> str:
    return " ".join(span.text.split())


def _settle(found: Iterable[Mention]) -> list[Mention]:
    taken: set[int] = set()
    kept: list[Mention] = []
    ordered = sorted(found, key=lambda m: (_RANK.index(m.kind), m.start, -m.end))
    for mention in ordered:
        tokens = range(mention.start, mention.end)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            kept.append(mention)
    kept.sort(key=lambda m: m.start)
    return kept


def _tells(mention: Mention, after: Mention | None, norms: list[str]) -> bool:
    """Tell whether words for somebody only introduce a name: `Orla's mum, Ida Lund, said`."""
    if after is None or after.kind != "PERSON":
        return False
    gap = norms[mention.end : after.start]
    if mention.label == "SPOKESPERSON":
        return not gap  # "Tory spokesman Ida Lund"
    return mention.label == "NAMELESS" and gap in ([], [","])
