"""Plain text: one file, one article, exactly as it came."""

from oversight.read.decode import WANTED, DecodeError, decode
from oversight.read.reading import Place, Reading, make_reading


def read_text(data: bytes, place: Place) -> Reading:
    """Return the article in `data`. Raises ArticleError."""
    return make_reading(decode_at(data, place), place)


def decode_at(data: bytes, place: Place) -> str:
    """Return `data` as text. Raises ArticleError where it is none."""
    if not data.strip():
        raise place.error("an empty file", "An article has words")
    try:
        return decode(data)
    except DecodeError as error:
        raise place.error(str(error), WANTED) from None
