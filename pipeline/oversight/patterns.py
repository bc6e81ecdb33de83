"""The one reader of pattern files: JSON lines, each entry carrying its own proof."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from oversight.resources import patterns_dir
from oversight.wordlists import PatternError, read_words

__all__ = [
    "Pattern",
    "PatternError",
    "TokenPattern",
    "plain_first",
    "read_patterns",
    "read_words",
    "with_words",
]

TokenPattern = dict[str, Any]


class Pattern(BaseModel):
    """One entry of a pattern file.

    `pattern` is a phrase (matched on NORM) or a list of spaCy token descriptions. `slots` maps
    the index of a token description to the name of what stands there. `match` holds texts in
    which the pattern must be found, `skip` texts in which it must not.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    label: str = Field(min_length=1)
    id: str = Field(min_length=1)
    pattern: str | list[TokenPattern] = Field(min_length=1)
    value: Any = None
    slots: dict[int, str] = Field(default_factory=dict)
    match: list[str] = Field(min_length=1)
    skip: list[str] = Field(default_factory=list)


def read_patterns(path: str | Path) -> list[Pattern]:
    """Return the entries of one file, or of all `.jsonl` files below a folder.

    A relative path is looked up in the project's own patterns folder.
    Raises PatternError with file and line where an entry is not as it should be.
    """
    place = patterns_dir() / path
    if not place.exists():
        raise PatternError(f"{path}: no such file or folder. Pattern files end in .jsonl.")
    files = sorted(place.rglob("*.jsonl")) if place.is_dir() else [place]
    entries = [entry for file in files for entry in _read_file(file)]
    return entries


def _read_file(file: Path) -> Iterator[Pattern]:
    seen: dict[str, int] = {}
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        entry = _read_entry(line, f"{file.name}:{number}")
        if entry.id in seen:
            raise PatternError(
                f"{file.name}:{number}: id {entry.id!r} stands already in line {seen[entry.id]}. "
                "Each entry needs an id of its own."
            )
        seen[entry.id] = number
        yield entry


def _read_entry(line: str, where: str) -> Pattern:
    try:
        return Pattern.model_validate(json.loads(line))
    except json.JSONDecodeError as error:
        raise PatternError(f"{where}: not JSON ({error}). One entry a line.") from error
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise PatternError(
            f"{where}: {field}: {first['msg']}. "
            "Each entry needs label, id, pattern and match (at least one example)."
        ) from error


def with_words(tokens: list[TokenPattern]) -> list[TokenPattern]:
    """Return token descriptions with the words of their lists in place of their names.

    `{"NORM": {"IN": "@posts/words/when"}}` stands for the words of posts/words/when.txt.
    Raises PatternError where there is no such list.
    """
    return [{key: _with_words(wanted) for key, wanted in token.items()} for token in tokens]


def _with_words(wanted: Any) -> Any:
    if not isinstance(wanted, dict):
        return wanted
    return {
        key: sorted(read_words(f"{inner[1:]}.txt"))
        if isinstance(inner, str) and inner.startswith("@")
        else inner
        for key, inner in wanted.items()
    }


def plain_first(pattern: str | list[TokenPattern]) -> list[list[TokenPattern]]:
    """Return the pattern once for each word that its first token may be.

    spaCy's Matcher tests a word list (`IN`) of a first token at every token of a text, in
    Python; a plain word it compares by number. What is matched stays the same.
    """
    if isinstance(pattern, str):
        raise PatternError(f"{pattern}: a phrase. Here a list of token descriptions is wanted.")
    first, rest = pattern[0], pattern[1:]
    words = first.get("NORM")
    if not isinstance(words, dict) or set(words) != {"IN"} or "OP" in first:
        return [pattern]
    return [[{**first, "NORM": word}, *rest] for word in words["IN"]]
