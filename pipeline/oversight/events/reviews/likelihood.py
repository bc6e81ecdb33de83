"""Whether a pattern tells of a review at all: what it leaves open, and whose it is not."""

from collections.abc import Callable

from spacy.tokens import Doc, Token

from oversight.events.context.arguments import posts_of
from oversight.events.context.authors import author_at
from oversight.events.context.clauses import POSSESSIVES, left_of
from oversight.events.context.frames import Frame
from oversight.events.context.skeleton import SENTENCE_END, Skeleton
from oversight.events.reviews.acts import Acts
from oversight.events.reviews.commissioners import is_commissioner, is_politician
from oversight.events.reviews.hands import Hands
from oversight.events.reviews.subjects import is_of_others
from oversight.patterns import read_words

_ASKING = read_words("events/words/asking.txt")
_EXAMINED = read_words("events/words/examined.txt")
_SCHOLARS = read_words("events/words/reviewed_scholars.txt")
# A pattern that does not say otherwise spans at most this many tokens.
_SPAN = 32
_NEAR = 4
_NOUNS = frozenset({"review", "audit", "inquiry", "investigation", "report"})
# "To look after homes", "to look for staff": nothing is examined.
_NOT_LOOKED = frozenset({"after", "for", "forward", "like", "up", "out"})
# "To go through the files", "to find out": no review without these.
_PARTICLES = {"go": {"through", "over", "into", "back"}, "find": {"out"}, "carry": {"out"}}
_BOARDS = frozenset({"safeguarding", "lscb", "serious"})
_OUTSIDERS = frozenset({"company", "charity", "association"})
# What a council itself is told to do is no review of it: "has until May to complete an audit".
_OWED = frozenset({"complete", "conduct", "undertake", "carry", "finish"})
_SHOWING = read_words("events/words/showing_broadcasts.txt")
_OWING = frozenset({"must", "until", "required", "told", "ordered", "directed", "obliged"})

Check = Callable[[Skeleton, Frame, Hands, Acts], bool]


def is_likely(skeleton: Skeleton, frame: Frame, hands: Hands, acts: Acts) -> bool:
    """Tell whether what a pattern leaves open is there: who was paid to report, who told."""
    if frame.last - frame.first > frame.value.get("reach", _SPAN):
        return False
    if is_of_others(skeleton, frame) or _is_owed(skeleton, frame) or _is_shown(skeleton, frame):
        return False
    if frame.value.get("asked") and "reviewer" in frame.slots and not _can_review(frame, hands):
        return False
    last, after = skeleton.norms[frame.last], skeleton.norms[frame.last + 1]
    if (last == "look" and after in _NOT_LOOKED) or after not in _PARTICLES.get(last, {after}):
        return False
    checks = [holds for flag, holds in _CHECKS.items() if frame.value.get(flag)]
    return checks[0](skeleton, frame, hands, acts) if checks else True


def _is_shown(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether readers are led to a broadcast: "Watch Ada Lovell's report:"."""
    return not _SHOWING.isdisjoint(skeleton.norms[max(0, frame.first - 2) : frame.first + 1])


def _is_owed(skeleton: Skeleton, frame: Frame) -> bool:
    """Tell whether a council has to hold it: a requirement, and no review of its own."""
    if frame.value["kind"] != "audit" or frame.value.get("asked"):
        return False
    before = skeleton.norms[max(0, frame.first - 12) : frame.first]
    if SENTENCE_END in before:
        before = before[len(before) - before[::-1].index(SENTENCE_END) :]
    return not _OWED.isdisjoint(before[-5:]) and not _OWING.isdisjoint(before)


def _can_review(frame: Frame, hands: Hands) -> bool:
    """Tell whether who was asked to look is one who reviews: no inspectorate, no department."""
    reviewer = hands.reviewer.value if hands.reviewer else {}
    if frame.slots["reviewer"].text.lower() in POSSESSIVES:
        return False  # "asked its former director, Ada Lovell, to look into it"
    return bool(reviewer) and not (frame.value.get("called") and reviewer["kind"] == "government")


def _was_told(skeleton: Skeleton, frame: Frame, hands: Hands, acts: Acts) -> bool:
    return bool(acts.told)


def _is_of_case(skeleton: Skeleton, frame: Frame, hands: Hands, acts: Acts) -> bool:
    """Tell whether a report into a death is a safeguarding board's."""
    number = skeleton.sentence_of[frame.first]
    around = skeleton.keys[max(0, number - _NEAR) : number + _NEAR + 1]
    near = any(not _BOARDS.isdisjoint(key.split()) for _, _, keys in around for key in keys)
    return bool(acts.told) and near


def _is_outsiders(skeleton: Skeleton, frame: Frame, hands: Hands, acts: Acts) -> bool:
    """Tell whether somebody from outside looked into it."""
    reviewer = hands.reviewer.value if hands.reviewer else {}
    doc = skeleton.sources[frame.first].doc
    return reviewer.get("kind") in _OUTSIDERS or is_expert(doc, skeleton.doc[frame.first])


def _is_again(skeleton: Skeleton, frame: Frame, hands: Hands, acts: Acts) -> bool:
    """Tell whether "the last one" is another review than that of the sentence before."""
    return bool(acts.dates) and _follows_review(skeleton, frame, hands, acts)


def _is_of_peers(skeleton: Skeleton, frame: Frame, hands: Hands, acts: Acts) -> bool:
    """Tell whether the sentence, or one beside it, speaks of peers."""
    number = skeleton.sentence_of[frame.first]
    return any("peer" in keys for _, _, keys in skeleton.keys[max(0, number - 1) : number + 2])


def _follows_review(skeleton: Skeleton, frame: Frame, hands: Hands, acts: Acts) -> bool:
    """Tell whether the sentence before speaks of a review: "the council ordered it"."""
    number = skeleton.sentence_of[frame.first]
    return number > 0 and not _NOUNS.isdisjoint(skeleton.keys[number - 1][2])


def _is_weighed(skeleton: Skeleton, frame: Frame, hands: Hands, acts: Acts) -> bool:
    """Tell whether it is no minister who decides: no review is told by that."""
    deciding = skeleton.norms[frame.first].startswith(("consider", "decid"))
    return not deciding or not _is_ministers(skeleton, frame.first)


def _is_holders(skeleton: Skeleton, frame: Frame, hands: Hands, acts: Acts) -> bool:
    """Tell whether it is a commissioner who begins the words: "Ada Lovell recommended in May"."""
    return is_commissioner(skeleton.sources[frame.first].doc, skeleton.doc[frame.first])


def _is_paid(skeleton: Skeleton, frame: Frame, hands: Hands, acts: Acts) -> bool:
    """Tell whether a report is one that was asked for, or comes from who writes such reports."""
    if hands.reviewer is None or skeleton.norms[frame.first - 2 : frame.first] == ["for", "a"]:
        return False  # "voted to ask for a report from Ada Lovell"
    asked = not _ASKING.isdisjoint(token.norm_ for token in frame.sentence)
    expert = is_expert(skeleton.sources[frame.last].doc, skeleton.doc[frame.last])
    return asked or expert or hands.reviewer.value["kind"] in ("company", "charity")


def _is_peers(skeleton: Skeleton, frame: Frame, hands: Hands, acts: Acts) -> bool:
    return hands.reviewer is not None and hands.reviewer.value["kind"] == "association"


def _is_named(skeleton: Skeleton, frame: Frame, hands: Hands, acts: Acts) -> bool:
    return hands.reviewer is not None


def _is_told(skeleton: Skeleton, frame: Frame, hands: Hands, acts: Acts) -> bool:
    """Tell whether it is whoever reviews, and no minister, that told in a report or letter."""
    doc = skeleton.sources[frame.first].doc
    for token in left_of(skeleton, frame.first):
        if token.ent_type_ in ("PERSON", "ROLE"):
            minister = author_at(doc, skeleton, token) is not None
            return hands.reviewer is not None and not minister
    return hands.reviewer is not None


def _is_examined(skeleton: Skeleton, frame: Frame, hands: Hands, acts: Acts) -> bool:
    """Tell whether what is examined is a council's work with children, and by no politician."""
    keys = skeleton.keys[skeleton.sentence_of[frame.first]][2]
    words = {word for key in keys for word in key.split()}
    if words.isdisjoint(_EXAMINED) and "AREA" not in keys:
        return False
    token = skeleton.doc[skeleton.place_of[frame.slots["reviewer"].start]]
    return not is_politician(skeleton.sources[frame.first].doc, token)


def _examines(skeleton: Skeleton, frame: Frame, hands: Hands, acts: Acts) -> bool:
    """Tell whether the sentence, by somebody unnamed, speaks of a council's work with children."""
    keys = skeleton.keys[skeleton.sentence_of[frame.first]][2]
    words = {word for key in keys for word in key.split()}
    return not words.isdisjoint(_EXAMINED) or "AREA" in keys


# What a pattern's value says is still to be looked at; the first that it has decides.
_CHECKS: dict[str, Check] = {
    "plural": _was_told,
    "case": _is_of_case,
    "outsider": _is_outsiders,
    "it": _follows_review,
    "again": _is_again,
    "peer": _is_of_peers,
    "holder": _is_holders,
    "weigher": _is_named,
    "weighs": _is_weighed,
    "paid": _is_paid,
    "peers": _is_peers,
    "examined": _is_examined,
    "examines": _examines,
    "named": _is_named,
    "teller": _is_told,
    "in": _is_named,
}


def is_expert(doc: Doc, token: Token) -> bool:
    """Tell whether a person is a scholar or a peer who holds no post that the article tells of."""
    key = token.ent_id_.rpartition(":")[2]
    if token.ent_type_ != "PERSON" or not key.isdigit():
        return False
    titles = {title.lower().rstrip(".") for title in doc._.people[int(key)]["honorifics"]}
    posts = {post["kind"] for post in posts_of(doc, int(key))}
    return not titles.isdisjoint(_SCHOLARS) and posts <= {"other", "adviser"}


def _is_ministers(skeleton: Skeleton, k: int) -> bool:
    """Tell whether a minister weighs it up alone: no review is told by that."""
    for token in left_of(skeleton, k):
        if token.ent_type_ in ("PERSON", "COUNCIL", "ROLE", "BODY"):
            return author_at(skeleton.sources[token.i].doc, skeleton, token) is not None
    return False
