"""What stands around a person's name and tells that it is one."""

from oversight.people.words import Words

# So many words may stand between a name's comma and the post or noun that describes the person.
_APPOSITION = 6


def announced(words: Words, start: int, posts_end: set[int]) -> bool:
    """Tell whether what stands before token `start` announces a person.

    `posts_end`: the tokens behind the titles of posts.
    """
    if start in posts_end:
        return True
    if start == 0 or words.starts[start]:
        return False
    lexicon, previous, second = words.lexicon, words.norm(start - 1), words.norm(start - 2)
    if previous == "by":
        return words.starts[start - 1] or second in lexicon.before_by
    if previous == ",":
        return start - 1 in posts_end or second in lexicon.person_nouns
    if previous == ":":
        return second in lexicon.credits
    if previous == "'s":
        return second in lexicon.parties  # "Labour's Jo Example"
    if previous == "-" and words.space[start - 1]:
        return start - 1 in posts_end
    return any(
        previous in known for known in (lexicon.person_nouns, lexicon.speech, lexicon.parties)
    )


def described(words: Words, end: int, posts_start: set[int]) -> bool:
    """Tell whether what stands behind a name, from token `end` on, speaks of a person.

    `posts_start`: the tokens at which the titles of posts start.
    """
    lexicon, following, second = words.lexicon, words.norm(end), words.norm(end + 1)
    if following in lexicon.speech or following in lexicon.person_verbs:
        return True
    if following == "(":
        return second in lexicon.parties
    if following in ("-", "–", "—"):
        return end + 1 in posts_start
    if following != ",":
        return False
    if second in lexicon.person_verbs or (second.isdigit() and words.norm(end + 2) == ","):
        return True
    for k in range(end + 1, end + 1 + _APPOSITION):
        if k in posts_start or (k > end + 1 and words.norm(k) in lexicon.person_nouns):
            return True
        if words.norm(k) in (",", ".", "said", "and", "which"):
            return False
    return False
