"""Who has no name: `one parent`, `the girl's grandmother`; and the pronouns for them."""

from functools import cache

from oversight.quotes.cast import Cast
from oversight.quotes.memory import Speaker
from oversight.quotes.mentions import Mention
from oversight.resources import patterns_dir
from oversight.vocabulary.terms import read_table

MANY = "many"  # `residents`: neither he nor she


@cache
def genders() -> dict[str, str]:
    """Return the pronoun of words for people: "mother" is she, "spokesperson" they."""
    rows = read_table(patterns_dir() / "quotes" / "genders.csv")
    return {row["word"]: row["pronoun"] for row in rows}


def gender_of(word: str) -> str:
    """Return the pronoun of a word for somebody; where it tells none, they may be he or she."""
    plural = word.endswith("s") and word.rstrip("s") not in ("", word)
    return genders().get(word, MANY if plural or word in ("staff", "people") else "they")


def nameless(mention: Mention, cast: Cast) -> Speaker:
    """Return a speaker without a name, or whom `the man`, `the woman` means."""
    word = cast.norms[mention.end - 1]
    low = max(0, mention.start - 3)
    definite = any(cast.norms[i] == "the" for i in range(low, mention.start))
    if definite and word in cast.mentions.called:
        return Speaker(cast.mentions.called[word], mention.start, mention.end)
    if definite and word == "judge" and (judge := _judge(cast)) is not None:
        return Speaker(judge, mention.start, mention.end)
    if definite and word in ("man", "woman"):
        key = cast.memory.person_for("she" if word == "woman" else "he")
        if key is not None:
            return Speaker(key, mention.start, mention.end)
    return Speaker(None, mention.start, mention.end, nameless=True, gender=gender_of(word))


def _judge(cast: Cast) -> str | None:
    """Return the one judge whom the article names: `Mr Justice Lund`, `Judge Lund`."""
    judges = {
        m.key
        for m in cast.mentions.items
        if m.kind == "PERSON" and {"justice", "judge"}.intersection(cast.norms[m.start - 1 : m.end])
    }
    return judges.pop() if len(judges) == 1 else None
