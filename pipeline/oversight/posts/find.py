"""Find posts: frames propose, and each role goes to the person who claims it best."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from spacy.tokens import Doc, Span

from oversight import meaning
from oversight.events.context.clause_roles import located, owner_of
from oversight.events.context.frames import Frame, FrameMatcher
from oversight.events.context.skeleton import Skeleton
from oversight.events.context.subjects import person_before, subject_of
from oversight.patterns import read_words
from oversight.posts.anothers import is_anothers
from oversight.posts.counterparts import find_counterparts
from oversight.posts.deputies import find_deputies, find_predecessors
from oversight.posts.described import describe, is_councillor
from oversight.posts.doubtful import without_doubtful
from oversight.posts.groups import find_group_leaders
from oversight.posts.homes import home_of
from oversight.posts.introduced import named_after_lead, named_before, named_next
from oversight.posts.joined import find_joined, find_second_homes
from oversight.posts.plain_boards import nearer_board
from oversight.posts.resume import find_resume
from oversight.posts.seats import find_seats

_FORMER = read_words("posts/words/former.txt")
_FUTURE = read_words("posts/words/future.txt")
_TIMES = _FORMER | _FUTURE | read_words("posts/words/times.txt")
_SENTENCES_BACK = 2
_IN_BRACKETS = 6
# Where a pattern's person stands, if not in a slot.
_FINDERS = {
    "subject": subject_of,
    "verb": subject_of,
    "clause": person_before,
    "next": named_next,
    "lead": named_after_lead,
    "named_before": named_before,
}
# "a past president": the title says so itself.
_PAST = frozenset({"past", "former", "ex"})
# Of these there are many: "the job" that somebody fills is another's.
_NO_OFFICES = frozenset({"social_worker", "inspector", "spokesperson", "mp", "minister", "other"})
_AT_THE_TIME = ("at", "the", "time")
_LEADS = read_words("posts/words/leads.txt")
_PAST_VERBS = read_words("posts/words/past_verbs.txt")


def find_posts(doc: Doc, skeleton: Skeleton, matcher: FrameMatcher) -> list[dict[str, Any]]:
    """Return the posts told in the skeleton's sentences, in order of their place."""
    found = (_with_subject(skeleton, frame) for frame in matcher(skeleton))
    frames = [frame for frame in found if _fits(frame) and not is_anothers(skeleton, frame)]
    frames.sort(key=lambda frame: (frame.value["rank"], frame.start))
    taken: set[int] = set()
    posts = []
    for frame in frames:
        place = _claimed(frame)
        if taken.isdisjoint(place):
            taken.update(place)
            posts.append(_post(doc, skeleton, with_place(skeleton, with_lead(skeleton, frame))))
    posts = without_doubtful(posts)
    posts.sort(key=lambda post: (post["at"], post["person"]))
    posts.extend(list(find_joined(doc, skeleton, posts)))
    posts.extend(list(find_second_homes(skeleton, posts)))
    posts.extend(list(find_deputies(doc, skeleton, posts)))
    posts.extend(list(find_predecessors(doc, skeleton, posts)))
    posts.extend(list(find_counterparts(doc, skeleton, posts)))
    posts.extend(list(find_group_leaders(doc, posts)))
    posts.extend(list(find_resume(doc)))
    posts.extend(list(find_seats(doc, posts)))
    return sorted(posts, key=lambda post: (post["at"], post["person"]))


def _with_subject(skeleton: Skeleton, frame: Frame) -> Frame:
    """Return the frame with the subject of its verb as the person, where a pattern wants that."""
    frame = _with_last_kind(skeleton, frame)
    if not frame.slots:
        return frame
    where = frame.value.get("person")
    if where not in _FINDERS:
        return frame
    verb = frame.slots.get("verb")
    k = skeleton.place_of[verb.start] if where == "verb" and verb is not None else frame.first
    subject = _FINDERS[where](skeleton, k)
    if subject is None:
        return frame
    return replace(frame, slots={**frame.slots, "person": skeleton.sources[subject.i]})


def _with_last_kind(skeleton: Skeleton, frame: Frame) -> Frame:
    """Return a frame of "the equivalent role", "the holder of the post" with the kind told last."""
    if not frame.value.get("same"):
        return frame
    least = skeleton.sentence_of[frame.first] - _SENTENCES_BACK
    for k in range(frame.first - 1, -1, -1):
        if skeleton.sentence_of[k] < least:
            break
        if skeleton.labels[k] == "ROLE" and skeleton.doc[k].ent_id_ not in _NO_OFFICES:
            kind = meaning.role(skeleton.sources[k])["kind"]
            value = {**frame.value, "kind": kind}
            pattern = frame.pattern.model_copy(update={"value": value})
            return replace(frame, pattern=pattern)
    return replace(frame, slots={})


def _fits(frame: Frame) -> bool:
    """Tell whether the frame's role is one its pattern is for, and its person is known."""
    person = frame.slots.get("person")
    if person is None or meaning.person_index(person) is None:
        return False
    only = frame.value.get("only")
    if only is not None and frame.slots["role"].kb_id_ not in only:
        return False
    if frame.value.get("of") == "councillors" and not is_councillor(frame):
        return False
    return "at" not in frame.value or _is_at(frame)


def _is_at(frame: Frame) -> bool:
    """Tell whether the organisation is of a kind that the pattern is for: a union."""
    found = meaning.organisations(frame.slots["organisation"])
    return any(value["kind"] in frame.value["at"] for value in found)


def with_lead(skeleton: Skeleton, frame: Frame) -> Frame:
    """Return the frame with the words before its role: "the council's former ROLE"."""
    if not frame.value.get("lead"):
        return frame
    slots = dict(frame.slots)
    start = frame.start
    for k in range(_before_bracket(skeleton, frame.first) - 1, -1, -1):
        token, span = skeleton.doc[k], skeleton.sources[k]
        if token.ent_type_ in ("COUNCIL", "BODY") and "owner" not in slots:
            slots["owner"] = span
        elif token.norm_ in _TIMES:
            slots["time"] = (
                span if "time" not in slots else span.doc[span.start : slots["time"].end]
            )
        elif token.ent_type_ or token.norm_ not in _LEADS:
            break
        start = span.start
    return replace(frame, start=start, slots=slots)


def _before_bracket(skeleton: Skeleton, k: int) -> int:
    """Return where the brackets open that close right before `k`: "Leeds Council (Lab) ROLE"."""
    if k < 1 or skeleton.norms[k - 1] != ")":
        return k
    opening = [j for j in range(max(0, k - _IN_BRACKETS), k - 1) if skeleton.norms[j] == "("]
    return opening[-1] if opening else k


def with_place(skeleton: Skeleton, frame: Frame) -> Frame:
    """Return the frame with the place of its clause as its organisation, where it names none:
    "Leeds, where she is ROLE", "In Leeds, ROLE Ada Lovell …", "Leeds, whose ROLE …".
    """
    if "organisation" in frame.slots or "owner" in frame.slots:
        return frame
    role = frame.slots.get("role")
    k = frame.first if role is None else skeleton.place_of[role.start]
    place = owner_of(skeleton, k) or located(skeleton, k)
    if place is None:
        return frame
    return replace(frame, slots={**frame.slots, "organisation": place})


def _claimed(frame: Frame) -> range:
    span = frame.slots.get("role") or frame.slots.get("organisation") or frame.slots["group"]
    return range(span.start, span.end)


def _post(doc: Doc, skeleton: Skeleton, frame: Frame) -> dict[str, Any]:
    role = frame.slots.get("role")
    described, found, where = describe(doc, frame)
    homes = [(value, where) for value in found] if where is not None else []
    if not homes and not _is_of_elsewhere(frame):
        homes = home_of(doc, described["kind"], role or frame.words)
        if described["kind"] == "board_chair":
            homes = nearer_board(skeleton, role or frame.words, homes)
    if not homes and described["kind"] == "board_chair" and is_councillor(frame):
        # "Present: Councillor Lovell (Chair)": of the committee that the minutes are of.
        described = {**described, "kind": "councillor"}
        homes = home_of(doc, "councillor", role or frame.words)
    home, cited = homes[0] if homes else (None, None)
    person = frame.slots["person"]
    return {
        "person": meaning.person_index(person),
        "person_span": [person.start, person.end],
        "role": [role.start, role.end] if role else None,
        "kind": described["kind"],
        "title": described["title"],
        "interim": described["interim"] or bool(frame.value.get("interim")),
        "organisation": home,
        "organisation_span": [cited.start, cited.end] if cited is not None else None,
        "stated": bool(found),
        "time": _time(frame),
        "sentence": [frame.sentence.start, frame.sentence.end],
        "at": frame.start,
        "end": frame.end,
        "rule": frame.pattern.id,
    }


def _is_of_elsewhere(frame: Frame) -> bool:
    """Tell whether whoever is described had a post somewhere: "a former council chief executive"
    in a story on Leeds had it at another council.
    """
    return frame.value.get("person") == "next" and _time(frame) == "former"


def _time(frame: Frame) -> str:
    words = {*_words(frame.slots.get("time")), *_PAST.intersection(_words(frame.slots.get("role")))}
    before = [token.norm_ for token in frame.sentence.doc[max(0, frame.start - 2) : frame.start]]
    if words & _FORMER or frame.value.get("time") == "former" or _is_of_then(frame):
        return "former"
    if before == ["predecessor", "as"]:
        return "former"
    if words & _FUTURE:
        return "future"
    told = frame.slots.get("verb")
    verb = set(_words(told))
    if (
        told is not None
        and verb == {"spent"}
        and told.start
        and told.doc[told.start - 1].norm_ == "has"
    ):
        return "current"  # "who has spent nine years as director"
    # "who has led the council", and leads it still
    if verb & _PAST_VERBS and "has" not in verb:
        return "former"
    return "current"


def _is_of_then(frame: Frame) -> bool:
    """Tell whether the words go on with "at the time"."""
    doc = frame.sentence.doc
    # "At the" may be taken for what ties a role to its place.
    near = [token.norm_ for token in doc[max(0, frame.end - 2) : frame.end + len(_AT_THE_TIME)]]
    return any(tuple(near[k : k + len(_AT_THE_TIME)]) == _AT_THE_TIME for k in range(3))


def _words(span: Span | None) -> Iterator[str]:
    if span is not None:
        yield from (token.norm_ for token in span)
