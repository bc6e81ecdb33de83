"""One person of the names that are the same: "Alison Hart", "Allison Hart", "Mrs Hart"."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from oversight.people.lexicon import Lexicon
from oversight.people.names import Name
from oversight.people.words import Words

# So many letters a surname must have for a slip of one letter to be a slip.
_LONG = 5


@dataclass(slots=True, eq=False)
class Person:
    """A person of an article with the names found so far, in order of their place."""

    names: list[Name] = field(default_factory=list)
    gender: str = ""
    forms: dict[str, Name] = field(default_factory=dict)
    starts: list[int] = field(default_factory=list)

    @property
    def given(self) -> list[str]:
        """The given names by which the person goes."""
        return [name.units[0].key for name in self.forms.values() if name.full]

    @property
    def surnames(self) -> set[str]:
        """The surname as one and, of several words, the last alone."""
        return {key for name in self.forms.values() for key in _surname_keys(name)}


def _surname_keys(name: Name) -> list[str]:
    keys = [unit.key for unit in name.units]
    rest = keys[1:] if name.full else keys
    return list(dict.fromkeys([rest[-1], " ".join(rest)]))


class Register:
    """The people found so far, by their surnames and given names."""

    def __init__(self, words: Words) -> None:
        self.people: list[Person] = []
        self._words = words
        self._by_name: dict[str, list[Person]] = defaultdict(list)

    def add_full(self, name: Name) -> None:
        """Take a name with given name and surname."""
        gender = gender_of(name, self._words)
        for key in (name.units[-1].key, name.units[0].key):
            for person in self._by_name[key]:
                if not _differ(person.gender, gender) and self._same(person, name):
                    self._add(person, name, person.gender or gender)
                    return
        self._add(Person(), name, gender)

    def add_doubtful(self, name: Name) -> None:
        """Take two names behind a title: a double surname, or a full name."""
        key = " ".join(unit.key for unit in name.units)
        same = [p for p in self._by_name[key] if key in p.surnames]
        if same:
            self._add(same[0], name, same[0].gender or gender_of(name, self._words))
        else:
            self.add_full(name)

    def add_surname(self, name: Name) -> None:
        """Take a surname, or a first name, behind a title: "Ms Example", "Sir Jo"."""
        gender, key = gender_of(name, self._words), name.units[0].key
        person = choose(name.start, [p for p in self._by_name[key] if key in p.surnames], gender)
        if person is None and name.units[0].head.given:
            first = [p for p in self._by_name[key] if key in p.given]
            person = first[0] if len(first) == 1 and not _differ(first[0].gender, gender) else None
        if person is None and len(key) > _LONG:
            like = [p for p in self.people if any(near(key, other) for other in p.surnames)]
            person = like[0] if len(like) == 1 and not _differ(like[0].gender, gender) else None
        self._add(person or Person(), name, gender or (person.gender if person else ""))

    def _same(self, person: Person, name: Name) -> bool:
        lexicon = self._words.lexicon
        return any(same_name(name, other, lexicon) for other in person.forms.values())

    def _add(self, person: Person, name: Name, gender: str) -> None:
        if not person.names:
            self.people.append(person)
        person.names.append(name)
        person.gender = gender
        key = " ".join(unit.key for unit in name.units)
        if key in person.forms:
            return
        person.forms[key] = name
        for part in {*_surname_keys(name), name.units[0].key}:
            if person not in self._by_name[part]:
                self._by_name[part].append(person)


def make_people(names: Iterable[Name], words: Words) -> list[Person]:
    """Return the people in order of their first name in the text."""
    found = list(names)
    register = Register(words)
    # "Ms Rhodes White" may have two surnames or two names: who is told in full comes first.
    doubtful = [n for n in found if n.full and n.titles and not n.units[0].head.given]
    set_aside = {id(name) for name in doubtful}
    for name in found:
        if name.full and id(name) not in set_aside:
            register.add_full(name)
    for name in doubtful:
        register.add_doubtful(name)
    for person in register.people:
        person.starts = [name.start for name in person.names]
    for name in found:
        if not name.full:
            register.add_surname(name)
    for person in register.people:
        person.names.sort(key=lambda name: name.start)
        person.starts = [name.start for name in person.names]
    return sorted(register.people, key=lambda person: person.starts[0])


def choose(place: int, people: Sequence[Person], gender: str = "") -> Person | None:
    """Return who was named last before `place`, else who is named first after it."""
    same = [p for p in people if not _differ(p.gender, gender)]

    def distance(person: Person) -> tuple[int, int]:
        before = bisect_left(person.starts, place)
        if before:
            return 0, place - person.starts[before - 1]
        return 1, person.starts[0] if person.starts else place

    return min(same, key=distance, default=None)


def _differ(one: str, other: str) -> bool:
    return {one, other} == {"f", "m"}


def gender_of(name: Name, words: Words) -> str:
    """Return "f" or "m" where a title or the given name tells, else ""."""
    for i in name.titles:
        told = words.lexicon.honorifics[words.words[i].norm]
        if told:
            return told
    head = name.units[0].head
    alone = not name.full and not name.titles
    given = head.given if (name.full or alone) and not head.weak else ""
    return given if given in ("f", "m") else ""


def same_name(one: Name, other: Name, lexicon: Lexicon) -> bool:
    """Tell whether two full names can be one person's."""
    if not other.full:
        return False
    first, second = one.units[0].key, other.units[0].key
    last, end = one.units[-1].key, other.units[-1].key
    if last == end:
        return _same_given(first, second, lexicon)
    return first == second and min(len(last), len(end)) > _LONG and near(last, end)


def _same_given(one: str, other: str, lexicon: Lexicon) -> bool:
    if one == other or (one, other) in lexicon.nicknames or (other, one) in lexicon.nicknames:
        return True
    if one.rstrip(".") == other[:1] or other.rstrip(".") == one[:1]:
        return True
    genders = {lexicon.given.get(one, ""), lexicon.given.get(other, "")}
    return min(len(one), len(other)) > 3 and near(one, other) and genders != {"f", "m"}


def near(one: str, other: str) -> bool:
    """Tell whether one letter put in, left out, changed or swapped makes one word the other."""
    if abs(len(one) - len(other)) > 1:
        return False
    head = 0
    while head < min(len(one), len(other)) and one[head] == other[head]:
        head += 1
    a, b = one[head:], other[head:]
    swapped = len(a) > 1 and len(b) > 1 and a[0] == b[1] and a[1] == b[0] and a[2:] == b[2:]
    return swapped or a[1:] == b[1:] or a[1:] == b or a == b[1:]


def best_form(person: Person, words: Words) -> str:
    """Return the fullest form of the name: of several the more frequent, then the first."""
    forms = [form(name, words) for name in person.names]
    counts = Counter(forms)
    longest = max(len(name.units) for name in person.names)
    choices = [
        text for name, text in zip(person.names, forms, strict=True) if len(name.units) == longest
    ]
    mixed = [text for text in choices if not text.isupper()] or [choices[0].title()]
    return max(mixed, key=lambda text: counts[text])


def form(name: Name, words: Words) -> str:
    """Return the name as printed, with single blanks and straight apostrophes."""
    parts = []
    for i in range(name.start, name.end):
        # "Lord (Norman) Warner"
        parts.append("" if words.words[i].text == ")" else words.words[i].text)
        if i + 1 < name.end and words.space[i]:
            parts.append(" ")
    return "".join(parts).replace("’", "'").replace("ʼ", "'")
