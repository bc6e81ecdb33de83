"""Cabinets: lists of who gets which brief, under "the new leader has unveiled his cabinet".

Each entry names a brief and a councillor ("Children's services: Cllr Ada Lovell"), or a post
("Deputy leader: Cllr Ben Carr"). A list alone tells nobody's coming; what stands before it does.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Span

from oversight import meaning
from oversight.events.candidate import Candidate, Slot, filled
from oversight.events.context.arguments import home_slot, mention, person_slot
from oversight.events.context.skeleton import Skeleton
from oversight.patterns import read_words
from oversight.spans import text_of

_MARKS = frozenset({":", "-", "–", "—"})
_COUNCILLORS = read_words("posts/words/councillors.txt")
_NEWS = read_words("events/words/cabinet_news.txt")
_OFFICES = frozenset({"lead_member", "deputy_leader", "council_leader"})
# So many sentences below the news an entry may stand; a brief is so long at most.
_REACH = 14
_LONGEST = 10


def find(doc: Doc, skeleton: Skeleton) -> Iterator[Candidate]:
    """Yield an appointment for each entry of a list under the news of a cabinet."""
    news = -_REACH
    for number, (first, last) in enumerate(skeleton.ranges()):
        words = skeleton.norms[first:last]
        if "cabinet" in words and not _NEWS.isdisjoint(words):
            news = number
        elif number - news < _REACH:
            yield from _entry(doc, skeleton, first, last - 1)


def _entry(doc: Doc, skeleton: Skeleton, first: int, end: int) -> Iterator[Candidate]:
    """Yield what "brief: person" in the tokens [first, end) tells."""
    if end - first < 3 or end - first > _LONGEST or skeleton.norms[end - 2] not in _MARKS:
        return
    name = skeleton.sources[end - 1]
    person = person_slot(name) if skeleton.labels[end - 1] == "PERSON" else None
    role = _role(doc, skeleton, first, end - 2, name)
    if person is None or role is None:
        return
    sentence = skeleton.sentences[skeleton.sentence_of[first]]
    home = home_slot(doc, role.value["kind"], name)
    fields = filled(person=person, role=role, organisation=home)
    status = Slot.of("happened", sentence)
    yield Candidate("appointment", "cabinet/entry", fields, mention(sentence), status)


def _role(doc: Doc, skeleton: Skeleton, first: int, end: int, name: Span) -> Slot | None:
    """Return the post in the tokens [first, end): an office, or a brief of a councillor's."""
    brief = doc[skeleton.sources[first].start : skeleton.sources[end - 1].end]
    roles = [k for k in range(first, end) if skeleton.labels[k] == "ROLE"]
    if roles:
        span = skeleton.sources[roles[0]]
        office = span.kb_id_ in _OFFICES
        return Slot.of(meaning.role(span), span) if office else None
    index = meaning.person_index(name)
    titles = [] if index is None else doc._.people[index]["honorifics"]
    if _COUNCILLORS.isdisjoint(title.lower() for title in titles):
        return None
    value = {"kind": "lead_member", "title": None, "interim": False, "text": text_of(brief)}
    return Slot.of(value, brief)
