"""Full names in an article, and surnames behind a title: what is surely a person's name.

A name is a run of capitalised words that begins with a given name, stands behind a title, or has
a person's surroundings (a post before or behind it, a verb of saying, an age).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from oversight.people.alone import stands_alone
from oversight.people.context import announced, described
from oversight.people.runs import Ground, Run, Unit, runs
from oversight.people.words import Words

_LONGEST = 4


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name at tokens [start, end); `titles`: the tokens of its honorifics."""

    start: int
    end: int
    units: tuple[Unit, ...]
    titles: tuple[int, ...]

    @property
    def full(self) -> bool:
        """It has a given name and a surname."""
        return len(self.units) > 1


def find_names(words: Words, ground: Ground) -> Iterator[Name]:
    """Yield the names in order."""
    for run in runs(words, ground):
        yield from _names_in(run, words, ground)


def _names_in(run: Run, words: Words, ground: Ground) -> Iterator[Name]:
    units = run.units
    if run.titles:
        yield from _titled(run)
        return
    before = units[0].start in ground.bylines or announced(words, units[0].start, ground.posts_end)
    told = before or described(words, units[-1].end, ground.posts_start)
    whole = Name(units[0].start, units[-1].end, tuple(units), ())
    told = told or (len(units) == 2 and _is_learned(whole, words, ground))
    first = _first(units, words, told)
    last = first
    while last < len(units) and last - first < _LONGEST and not _ends_name(units, first, last):
        last += 1
    if last - first < 2:
        if last == 1 and _is_alone(units[0], words, ground):
            yield Name(units[0].start, units[0].end, (units[0],), ())
        return
    if last < len(units) and units[last].tail.organisation and not units[last].tail.surname_too:
        return  # "Stephen Lawrence Inquiry"
    if first and units[last - 1].tail.organisation and not words.starts[units[0].start]:
        return  # "Gunton Warren High"
    name = Name(units[first].start, units[last - 1].end, tuple(units[first:last]), ())
    if _is_person(name, words, before and first == 0, ground):
        yield name


def _begins(unit: Unit) -> bool:
    """Tell whether a name may begin with the unit: "Ann", "J."."""
    return bool(unit.head.given) or (unit.head.initial and unit.head.text[1:] == ".")


def _is_alone(unit: Unit, words: Words, ground: Ground) -> bool:
    """Tell whether a word by itself is a first name: "her son Alfie", "Kezia, 19, said"."""
    if unit.start in ground.bylines or unit.double:
        return False
    place, posts = (unit.start, unit.end), (ground.posts_start, ground.posts_end)
    return stands_alone(words, place, posts, unit.place)


def _first(units: list[Unit], words: Words, told: bool) -> int:
    """Return the unit with which a name may begin: the first given name, as a rule."""
    first = next((k for k, unit in enumerate(units) if _begins(unit)), None)
    if first is None:
        first = 0
        while first < len(units) and units[first].blocked:
            first += 1
        return first
    unknown = units[0]
    if first != 1 or unknown.blocked or unknown.place:
        return first
    # "Xanthos James Example", "Fazeela Begum": a rare given name before one that is known.
    return 0 if told else first


def _ends_name(units: list[Unit], first: int, k: int) -> bool:
    unit = units[k]
    if not unit.blocked:
        return False
    # "Erin Hill", "Anne Young" are people; "Victoria Hill School" is none.
    more = k + 1 < len(units) and units[k + 1].blocked
    return k == first or not unit.tail.surname_too or more


def _titled(run: Run) -> Iterator[Name]:
    units = run.units
    last = 0
    while last < min(len(units), _LONGEST):
        unit = units[last]
        # "Councillor J Senior"
        initials = last > 0 and units[last - 1].head.initial
        if unit.blocked and not unit.tail.surname_too and not initials:
            break
        last += 1
    if last:
        yield Name(units[0].start, units[last - 1].end, tuple(units[:last]), tuple(run.titles))


def _is_person(name: Name, words: Words, before: bool, ground: Ground) -> bool:
    head, tail = name.units[0], name.units[-1]
    if " ".join(unit.key for unit in name.units) in words.lexicon.not_people:
        return False
    if words.norm(name.end) == "/" or words.norm(name.start - 1) == "/":
        return False  # "Picture: Ann Example/Agency" names an account, as a rule
    told = before or described(words, name.end, ground.posts_start)
    if told or _is_surrounded(name, words) or _is_learned(name, words, ground):
        return not head.blocked and not (head.place and not head.head.given)
    if not _begins(head):
        return False
    located = words.norm(name.start - 1) in words.lexicon.place_before
    if tail.tail.norm in words.lexicon.needs_proof:
        return False  # "Charlotte Street"
    if tail.tail.organisation and (located or sum(not u.head.initial for u in name.units) > 2):
        return False  # "in Chester Hill", "Gunton Warren High"
    weak = head.head.weak and not (head.double and head.tail.given)  # "Mei-Ling Chow"
    if weak or head.place:
        return tail.double and not words.starts[name.start] and not located
    return True


def _is_surrounded(name: Name, words: Words) -> bool:
    """Tell "..., Xantor Quellby, said ..." and the shape of "Xantor Quellby-Lane"."""
    if len(name.units) == 2 and name.units[1].double and not words.starts[name.start]:
        return True
    commas = words.norm(name.start - 1) == "," == words.norm(name.end)
    return commas and words.norm(name.end + 1) in words.lexicon.speech


def _is_learned(name: Name, words: Words, ground: Ground) -> bool:
    """Tell a name that the learned recogniser found and that does what people do.

    Alone it is no proof: it takes constituencies and schools for people.
    """
    if not ground.learned.issuperset(range(name.start, name.end)):
        return False
    strange = any(unit.place or unit.tail.organisation for unit in name.units)
    before, after = words.norm(name.start - 1), words.norm(name.end)
    lexicon = words.lexicon
    return after in lexicon.verbs_after and not strange and before not in lexicon.place_before
