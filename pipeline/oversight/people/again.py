"""The second look: bare surnames and first names of people who are named in full elsewhere."""

from collections.abc import Iterator, Sequence

from oversight.people.chains import Person, choose
from oversight.people.runs import Ground
from oversight.people.words import Words

Mention = tuple[int, int, int]  # start token, end token, number of the person


def find_again(
    words: Words,
    people: Sequence[Person],
    ground: Ground,
    taken: set[int],
) -> Iterator[Mention]:
    """Yield the mentions that only other mentions explain, in order."""
    closed, places = ground.closed, ground.places
    surnames = _index((key, n) for n, person in enumerate(people) for key in person.surnames)
    given = _index((key, n) for n, person in enumerate(people) for key in person.given)
    heads = {key.split("-")[0].split(" ")[0] for key in surnames} | set(given)
    for i, word in enumerate(words.words):
        if word.key not in heads or i in taken or closed[i] or not word.text[:1].isalpha():
            continue
        found = _surname_at(i, words, surnames, people, closed)
        if found is not None and _free(words, i, found[1], taken):
            if _surely(words, i, found[1], places):
                yield found
            continue
        if not word.text[:1].isupper() or word.weak or places[i]:
            continue
        if len(given.get(word.key, ())) == 1 and _free(words, i, i + 1, taken):
            yield i, i + 1, given[word.key][0]


def _index(pairs: Iterator[tuple[str, int]]) -> dict[str, list[int]]:
    index: dict[str, list[int]] = {}
    for key, n in pairs:
        if n not in index.setdefault(key, []):
            index[key].append(n)
    return index


def _surname_at(
    i: int,
    words: Words,
    surnames: dict[str, list[int]],
    people: Sequence[Person],
    closed: list[bool],
) -> Mention | None:
    """Return the longest surname that starts at token i."""
    best: Mention | None = None
    key = ""
    for end in range(i + 1, min(i + 7, len(words.words)) + 1):
        word = words.words[end - 1]
        if closed[end - 1]:
            break
        gap = " " if key and words.space[end - 2] else ""
        key += gap + word.key
        if key in surnames and word.text[:1].isupper():
            numbers = surnames[key]
            person = choose(i, [people[n] for n in numbers])
            number = next(n for n in numbers if people[n] is person)
            best = (i, end, number)
        if not words.space[end - 1] and words.norm(end) != "-" and word.text != "-":
            break
    return best


def _free(words: Words, start: int, end: int, taken: set[int]) -> bool:
    """Tell whether no other name surrounds the words: "Hill Street", "Paul Walker"."""
    before = words.words[start - 1] if start else None
    after = words.words[end] if end < len(words.words) else None
    if after is not None and after.glued and words.space[end - 1]:
        return False
    if after is not None and not words.starts[end]:
        if not words.space[end - 1] and after.text == "-":
            return False
        if words.space[end - 1] and after.name_like and (after.organisation or not after.never):
            return False
    if before is None or words.starts[start]:
        return True
    if before.text == "-" and not words.space[start - 1]:
        return False
    return not before.name_like or before.honorific or before.never or start - 1 in taken


def _surely(words: Words, start: int, end: int, places: list[bool]) -> bool:
    """Tell a surname from the word or place that is spelt like it."""
    word = words.words[start]
    doubtful = places[start] or (
        words.starts[start] and (word.norm in words.lower or word.never or word.weak)
    )
    if end - start > 1 or not doubtful:
        return True
    following = words.norm(end)
    lexicon = words.lexicon
    return following in lexicon.speech or (not places[start] and following in lexicon.verbs_after)
