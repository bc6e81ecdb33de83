"""One person of the names that are the same: "Alison Hart", "Allison Hart", "Mrs Hart"."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from oversight.people.lexicon import Lexicon
from oversight.people.names import Name
from oversight.people.words import Words


@dataclass(slots=True)
class Person:
    """A person of an article with the names found so far, in order of their place."""

    names: list[Name] = field(default_factory=list)
    gender: str = ""

    @property
    def given(self) -> list[str]:
        """The given names by which the person goes."""
        return [name.units[0].key for name in self.names if name.full]

    @property
    def surnames(self) -> set[str]:
        """The surname as one and, of several words, the last alone."""
        return {key for name in self.names for key in _surname_keys(name)}


def _surname_keys(name: Name) -> list[str]:
    keys = [unit.key for unit in name.units]
    rest = keys[1:] if name.full else keys
    return list(dict.fromkeys([rest[-1], " ".join(rest)]))


def make_people(names: Iterable[Name], words: Words) -> list[Person]:
    """Return the people in order of their first name in the text."""
    found = list(names)
    people: list[Person] = []
    for name in found:
        if name.full:
            _join_full(name, people, words)
    for name in found:
        if not name.full:
            _join_surname(name, people, words)
    for person in people:
        person.names.sort(key=lambda name: name.start)
    return sorted(people, key=lambda person: person.names[0].start)


def _join_full(name: Name, people: list[Person], words: Words) -> None:
    gender = gender_of(name, words)
    for person in people:
        if any(same_name(name, other, words.lexicon) for other in person.names) and not _differ(
            person.gender, gender
        ):
            person.names.append(name)
            person.gender = person.gender or gender
            return
    people.append(Person([name], gender))


def _join_surname(name: Name, people: list[Person], words: Words) -> None:
    gender = gender_of(name, words)
    person = choose(name.units[0].key, name.start, people, gender)
    if person is None and name.units[0].head.given:
        # "Sir Gerald", "Miss Moira"
        first = [p for p in people if name.units[0].key in p.given]
        person = first[0] if len(first) == 1 and not _differ(first[0].gender, gender) else None
    if person is None:
        people.append(Person([name], gender))
        return
    person.names.append(name)
    person.gender = gender or person.gender


def choose(surname: str, place: int, people: Sequence[Person], gender: str = "") -> Person | None:
    """Return the person of that surname who was named last before `place`, else the first one."""
    same = [p for p in people if surname in p.surnames and not _differ(p.gender, gender)]
    if not same:
        return None

    def distance(person: Person) -> tuple[int, int]:
        before = [name.start for name in person.names if name.start < place]
        return (0, place - max(before)) if before else (1, min(n.start for n in person.names))

    return min(same, key=distance)


def _differ(one: str, other: str) -> bool:
    return {one, other} == {"f", "m"}


def gender_of(name: Name, words: Words) -> str:
    """Return "f" or "m" where a title or the given name tells, else ""."""
    for i in name.titles:
        told = words.lexicon.honorifics[words.words[i].norm]
        if told:
            return told
    given = name.units[0].head.given if name.full else ""
    return given if given in ("f", "m") else ""


def same_name(one: Name, other: Name, lexicon: Lexicon) -> bool:
    """Tell whether two full names can be one person's."""
    if not other.full:
        return False
    first, second = one.units[0].key, other.units[0].key
    last, end = one.units[-1].key, other.units[-1].key
    if last == end:
        return _same_given(first, second, lexicon)
    return first == second and min(len(last), len(end)) > 5 and near(last, end)


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
        parts.append(words.words[i].text)
        if i + 1 < name.end and words.space[i]:
            parts.append(" ")
    return "".join(parts).replace("’", "'").replace("ʼ", "'")
