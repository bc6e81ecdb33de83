"""Who wrote it: the shape of a byline and of a name that stands alone."""

import re

from oversight.layout.lexicon import byline_words, function_words, job_words

_CUE = re.compile(
    r"(?:-\s*)?(?:(?:Words|Written|Reported|Posted|Compiled|Edited|Story|Article|Digest|Analysis|"
    r"Comment|Opinion|Interview|Exclusive) by|By|by|BY|Author|Reporter|Words|Report)"
    r"\s*:?\s+(?=[A-Z])"
)
_NAME = re.compile(
    r"(?:[A-Z]\.?|[A-Z][a-z]{1,3}\.|(?:Mc|Mac|De|Le|La|O['’]|D['’])?[A-Z][\w'’]*[a-z](?:-[A-Z]?[\w'’]+)*"
    r"|[A-Z]{2,}(?:['’-][A-Z]+)*)$"
)
_TOKEN = re.compile(r"\S+")
_JOINT = {"and", "&"}
_PARTICLES = {"de", "van", "von", "der", "den", "du", "la", "le", "al", "bin", "ten"}
_MOST = 4  # words in one name
_JOB = 6  # words at most in a reporter's job


def find_byline(line: str) -> tuple[int, int] | None:
    """Return where the names of a "By …" line stand, or None."""
    cue = _CUE.match(line)
    if not cue:
        return None
    end = _names_end(line, cue.end())
    return (cue.end(), end) if end > cue.end() else None


def find_titled_name(line: str) -> tuple[int, int] | None:
    """Return where the name of "Ann Lee, education correspondent" stands, or None."""
    name, comma, job = line.partition(",")
    words = job.lower().split()
    titled = 0 < len(words) <= _JOB and any(word in job_words() for word in words)
    return (0, len(name)) if comma and titled and name_shaped(name) else None


def name_shaped(text: str) -> bool:
    """Tell whether the text is one name or several, and nothing else: "Ann Lee and Bo Hart"."""
    stripped = text.strip()
    return bool(stripped) and _names_end(stripped, 0) == len(stripped)


def _names_end(line: str, start: int) -> int:
    """Return where the names that begin at `start` end; `start` where there is no full name."""
    best = place = start
    count = 0  # words of the present name
    for word in _TOKEN.finditer(line, start):
        plain = word.group().rstrip(",|")
        closed = plain != word.group()
        lower = plain.lower()
        if lower in _JOINT and best == place and best > start:
            count = 0
            continue
        if not (_NAME.match(plain) and _may_name(lower)) and not (count and lower in _PARTICLES):
            break
        count += 1
        if count > _MOST:
            return start
        place = word.start() + len(plain)
        if count >= 2 and lower not in _PARTICLES:
            best = place
        if closed:
            if best != place:
                break
            count = 0
    return best


def _may_name(word: str) -> bool:
    plain = word.strip(".").removesuffix("'s").removesuffix("’s")
    return plain not in byline_words() and plain not in function_words()
