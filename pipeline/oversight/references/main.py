"""Which council an article is about, and whether that is only one of several."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from oversight.references.expressions import Expression, words
from oversight.references.helpers import runs_anothers
from oversight.references.kinds import KINDS, fits, is_named
from oversight.references.outlets import is_of_outlet
from oversight.references.prominence import SUBJECT, prominence
from oversight.references.scene import Mention, Scene, Sentence
from oversight.references.sections import HEADLINES

_LEAD = 3  # paragraphs
_TITLE, _FIRST = 3.0, 1.0
_SPOKEN = 1.5  # said as a council, or a subject
_BACKGROUND = 0.3  # of somebody's post there
_TRUST = 0.7  # by the name of the trust that runs its services
_ASIDE = 0.5  # said of it by a speaker, or as of who helps
_PAST = 0.2  # where somebody comes from
_MEANT = 0.3  # by "the city" anywhere, where it is the only one
_CALLED = 3.0  # "the county" speaks for a council that is one
_AT_ONCE = 0.75  # each "the council" behind the one named first, where no other is named yet
# A council's name alone above the article: whose page it is; the more so where it says "we", or
# where the name is the full one.
_OUTLET, _OWN = 1.5, 10.0
# With a smaller share of all mentions a main council that no headline names is only one of several;
# where another one is named before it, a share below the second figure is too small.
_MAIN = 0.4
_UNANNOUNCED = 0.6
# So many councils, each with so little, are a round-up, whatever its headline names.
_ROUND_UP, _THIN = 7, 0.3
_PAIR = 2  # a headline or sentence with more councils is a row of them


def find_main(scene: Scene, references: Sequence[Expression]) -> str | None:
    """Return the council that headline, lead and story name most; `references`: "the county"."""
    weights: dict[str, float] = defaultdict(float)
    lead = [s.paragraph for s in scene.sentences if s.label == "PARAGRAPH"][:1]
    headline = _headline(scene)
    for n, sentence in enumerate(scene.sentences):
        first = bool(lead) and 0 <= sentence.paragraph - lead[0] < _LEAD
        titled = sentence.label == "TITLE" or n == headline
        for mention in sentence.councils:
            weights[mention.key] += _weight(scene, sentence, mention, titled, first)
        for home in sentence.homes:
            weights[home.key] += _TRUST + _FIRST * first
    told = _told_of_in_lead(scene, lead)
    for key, said in _called_at_once(scene, references).items():
        weights[key] += min(_CALLED, _AT_ONCE * said)
    called = [one.value for one in references if _is_in_lead(scene, one, lead)]
    later = Counter(one.value for one in references if one.value in KINDS)
    meant = {value: [key for key in weights if is_named(key, value)] for value in later}
    for key in weights:
        weights[key] += _CALLED * sum(fits(key, value) for value in called) / max(1, len(called))
        # Of one that alone can be called so.
        weights[key] += _MEANT * sum(n for value, n in later.items() if meant[value] == [key])
        if key in told or not told:
            weights[key] += _OUTLET * is_of_outlet(key, scene.outlet)
    for key in scene.mastheads[:1]:
        weights[key] += _OWN if scene.in_own_voice else _OUTLET
    if scene.owner is not None:
        weights[scene.owner] += _OWN
    return max(weights, key=lambda key: weights[key]) if weights else None


def _first_named(scene: Scene) -> str | None:
    """Return the council that the article's body names first."""
    body = (s for s in scene.sentences if s.label == "PARAGRAPH" and s.councils)
    return next((s.councils[0].key for s in body), None)


def _told_of_in_lead(scene: Scene, lead: Sequence[int]) -> set[str]:
    """Return the councils that headlines and first paragraphs name."""
    return {
        mention.key
        for sentence in scene.sentences
        if sentence.label in HEADLINES or (lead and 0 <= sentence.paragraph - lead[0] < _LEAD)
        for mention in sentence.councils
    }


def _called_at_once(scene: Scene, references: Sequence[Expression]) -> Counter[str]:
    """Count how often "the council" is said of the one named first, before any other is named."""
    first = _first_named(scene)
    named = [m for s in scene.sentences for m in s.councils if s.label == "PARAGRAPH"]
    others = [m.start for m in named if m.key != first]
    here = [m.start for m in named if m.key == first]
    if first is None:
        return Counter()
    end = min(others, default=len(scene.norms))
    said = sum(here[0] < one.start < end and one.value not in KINDS for one in references)
    return Counter({first: said})


def _weight(scene: Scene, sentence: Sentence, mention: Mention, titled: bool, first: bool) -> float:
    subject = prominence(scene, sentence, mention) == SUBJECT
    base = _SPOKEN if mention.kind == "COUNCIL" or subject else 1.0
    if mention.background and not mention.held:
        return _PAST
    if mention.background:
        base = _BACKGROUND
        if first and mention.key == _first_named(scene):
            return base + _FIRST  # "The woman who runs children's services in Leeds has quit"
    if scene.quoted[mention.start] or runs_anothers(scene, mention):
        return _ASIDE
    if first:
        return base + _FIRST
    # "Bury unpicks deal with Bolton" is a story about Bury.
    keys = {m.key for m in sentence.councils}
    told = _lead_of(scene)
    alone = mention.key == told if told in keys else subject or len(keys) == 1
    alone = alone and scene.norm(mention.start - 1) not in words()["parting"]
    return base + _TITLE if titled and alone else base


def _is_in_lead(scene: Scene, one: Expression, lead: Sequence[int]) -> bool:
    """Tell "the county", "the city" in the first paragraphs."""
    if not lead or one.value not in ("city", "county", "island"):
        return False
    return 0 <= scene.sentences[scene.at(one.start)].paragraph - lead[0] < _LEAD


def _headline(scene: Scene) -> int:
    """Return the number of the first headline or standfirst that names a council."""
    heads = [n for n, s in enumerate(scene.sentences) if s.label in HEADLINES and s.councils]
    return heads[0] if heads else -1


def is_several(scene: Scene, main: str | None, anaphors: set[int]) -> bool:
    """Tell whether the main council is only one of several that an article is about.

    A story tells at once whose it is, and says "the council" from then on. `anaphors`: the first
    tokens of such references.
    """
    if main is not None and main == scene.owner:
        return False
    if main in scene.mastheads and scene.in_own_voice:
        return False
    counts = _spoken_of(scene, main, anaphors)
    share = counts[main or ""] / max(1, counts.total())
    if len(counts) >= _ROUND_UP and share < _THIN:
        return True
    if len(counts) < 2 or share >= _UNANNOUNCED or _is_headlined(scene, main, anaphors):
        return False
    return not _is_first(scene, main) or (len(counts) > 2 and share < _MAIN)


def _spoken_of(scene: Scene, main: str | None, anaphors: set[int]) -> Counter[str]:
    """Count mentions of councils; a reference counts for the one named last."""
    counts: Counter[str] = Counter()
    places = {m.start: m for s in scene.sentences for m in s.councils if not m.background or m.held}
    last = main
    for i in sorted({*places, *anaphors}):
        if i in places:
            last = places[i].key
        if last is not None and not (i in places and places[i].held):
            counts[last] += 1
    return counts


def _is_headlined(scene: Scene, main: str | None, anaphors: set[int]) -> bool:
    """Tell whether a headline names the main council as its subject, or says "the council"."""
    for sentence in scene.sentences:
        if sentence.label not in HEADLINES:
            continue
        named = [m for m in sentence.councils if not m.background]
        keys = {m.key for m in named}
        if named and named[0].key == main and len(keys) <= _PAIR:
            return True
        # "Bury steps in at Bolton": the lead tells whose story it is.
        if main in keys and len(keys) <= _PAIR and main == _lead_of(scene):
            return True
        if not named and any(sentence.start <= i < sentence.end for i in anaphors):
            return True
    return False


def _lead_of(scene: Scene) -> str | None:
    """Return the council with which the first paragraph's sentence begins."""
    lead = next((s for s in scene.sentences if s.label == "PARAGRAPH"), None)
    if lead is None or not lead.councils:
        return None
    first = lead.councils[0]
    return first.key if first.start - lead.start <= 1 and not first.background else None


def _is_first(scene: Scene, main: str | None) -> bool:
    """Tell whether the main council is named before all others, and not in a row of them."""
    for sentence in scene.sentences:
        keys = [m.key for m in sentence.councils]
        if keys:
            return keys[0] == main and len(set(keys)) <= _PAIR
    return False
