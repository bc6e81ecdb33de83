"""Registers: council keys to register entries, by the date on which they are meant.

Reads doc.spans["councils"]; adds doc._.registers: key -> the entries that it can mean, each
{"name", "gss", "other_gss", "start", "end", "services", "nation"}, oldest first.
"""

from collections.abc import Collection
from functools import cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from oversight.resources import patterns_dir
from oversight.vocabulary.terms import read_table

Doc.set_extension("registers", default=None, force=True)


@cache
def _register() -> dict[str, list[dict[str, Any]]]:
    entries: dict[str, list[dict[str, Any]]] = {}
    for row in read_table(patterns_dir() / "councils" / "councils.csv"):
        entries.setdefault(row["key"], []).append(
            {
                "name": row["name"],
                "gss": row["gss"] or None,
                "other_gss": row["other_gss"].split(),
                "start": row["start"] or None,
                "end": row["end"] or None,
                "services": row["services"] == "yes",
                "nation": row["nation"],
            }
        )
    return entries


def candidates(key: str) -> list[dict[str, Any]]:
    """Return the register's entries for a council's key, oldest first; an unknown key has none."""
    return [dict(entry) for entry in _register().get(key, [])]


def council(key: str, on: str | None, printed: Collection[str] = ()) -> dict[str, Any] | None:
    """Return {"name", "gss"} of the entry valid at `on` (ISO 8601 / EDTF).

    Without a date it is the latest entry, of those that have a name as `printed`, in lower case,
    where one has; a date outside all of them takes the nearest. An unknown key gives None.
    """
    entries = _register().get(key)
    if not entries:
        return None
    day = _day(on)
    called = [entry for entry in entries if _is_called(entry["name"], printed)]
    chosen = (called or entries)[-1]
    if day:
        begun = [entry for entry in entries if (entry["start"] or "") <= day]
        chosen = begun[-1] if begun else entries[0]
    return {"name": chosen["name"], "gss": chosen["gss"]}


def _is_called(name: str, printed: Collection[str]) -> bool:
    """Tell whether a name is as printed, or ends alike: "Bucks County Council"."""
    ending = " ".join(name.lower().split()[-2:])
    return any(text.endswith(ending) for text in printed)


def _day(on: str | None) -> str:
    """Return a day inside an EDTF value to look up: the end of an interval, else its start."""
    first, _, last = (on or "").partition("/")
    value = last if last not in ("", "..") else first
    if value in ("", ".."):
        return ""
    # A year or month is looked up at its end, so that a council of April is that year's.
    return value + "-12-31"[len(value) - 4 :] if len(value) in (4, 7) else value


@Language.factory(
    "registers", requires=["doc.spans"], assigns=["doc._.registers"], default_config={}
)
def make_registers(nlp: Language, name: str) -> "Registers":
    """Return the component."""
    return Registers()


class Registers:
    """Set the register entries that a Doc's councils can mean."""

    def __call__(self, doc: Doc) -> Doc:
        """Set doc._.registers."""
        keys = sorted({span.kb_id_ for span in doc.spans.get("councils", [])})
        doc._.registers = {key: candidates(key) for key in keys}
        return doc
