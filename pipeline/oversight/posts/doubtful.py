"""Posts that give way to others: guesses about people whose post is known, letters behind names."""

from typing import Any

Posts = list[dict[str, Any]]

# Patterns that give a description without a name to whoever is named in the sentence beside.
_GUESSES = frozenset({"post/introduced-as", "post/described-after"})
_WORK = (["author"], ["reviewer"])
_LETTERS = "post/person-role"


def without_doubtful(posts: Posts) -> Posts:
    """Return the posts without those that others of the same person make doubtful."""
    return [p for p in _without_seats(_without_guesses(posts)) if not _is_of_work(p)]


def _is_of_work(post: dict[str, Any]) -> bool:
    """Tell whether a title only says what somebody did: "independent author Ada Lovell"."""
    return str(post["title"] or "").lower().split()[-1:] in _WORK


def _without_guesses(posts: Posts) -> Posts:
    """Drop descriptions without a name of people of whom the article says what they are now."""
    known = {p["person"] for p in posts if p["rule"] not in _GUESSES and p["time"] == "current"}
    return [p for p in posts if p["rule"] not in _GUESSES or p["person"] not in known]


def _without_seats(posts: Posts) -> Posts:
    """Drop the letters behind a name ("Ada Lovell MP") of people who are told to be more."""
    more = {p["person"] for p in posts if p["kind"] != "mp" and p["time"] == "current"}
    seats = [p for p in posts if p["rule"] == _LETTERS and p["kind"] == "mp"]
    return [p for p in posts if p not in seats or p["person"] not in more]
