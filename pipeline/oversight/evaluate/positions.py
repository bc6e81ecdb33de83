"""Where in a JSON text each value begins, so that an error can name its line."""

import re
from json import JSONDecoder

Path = tuple[str | int, ...]

_SPACE = re.compile(r"[ \t\n\r]*")
_DECODER = JSONDecoder()


def starts(text: str) -> dict[Path, int]:
    """Give the offset of each value of a valid JSON text: ("events", 0, "type") → 17."""
    found: dict[Path, int] = {}
    _walk(text, _skip(text, 0), (), found)
    return found


def line_of(text: str, offset: int) -> int:
    """Give the line (from 1) of an offset."""
    return text.count("\n", 0, offset) + 1


def line_at(text: str, found: dict[Path, int], path: Path) -> int:
    """Give the line of a path, or of the nearest thing around it that is there."""
    while path and path not in found:
        path = path[:-1]
    return line_of(text, found.get(path, 0))


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _walk(text: str, at: int, path: Path, found: dict[Path, int]) -> int:
    """Note the value that begins at `at` and all within it; give the offset behind it."""
    found[path] = at
    if text[at] == "{":
        return _walk_members(text, at, path, found)
    if text[at] == "[":
        return _walk_elements(text, at, path, found)
    return _DECODER.raw_decode(text, at)[1]


def _walk_members(text: str, at: int, path: Path, found: dict[Path, int]) -> int:
    at = _skip(text, at + 1)
    while text[at] != "}":
        key, at = _DECODER.raw_decode(text, at)
        at = _walk(text, _skip(text, _skip(text, at) + 1), (*path, key), found)
        at = _next(text, at)
    return at + 1


def _walk_elements(text: str, at: int, path: Path, found: dict[Path, int]) -> int:
    at, index = _skip(text, at + 1), 0
    while text[at] != "]":
        at = _next(text, _walk(text, at, (*path, index), found))
        index += 1
    return at + 1


def _next(text: str, at: int) -> int:
    """Step over white space and a comma."""
    at = _skip(text, at)
    return _skip(text, at + 1) if text[at] == "," else at
