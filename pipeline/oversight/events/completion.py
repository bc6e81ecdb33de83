"""Completion: the post of an appointment or departure from what else the article tells.

"She joined in 2010" names no post; that she leaves as director does. "He succeeds Ben Carr, who
retired": Carr's post is the one that his successor takes up.
"""

from collections.abc import Iterable

from oversight.events.candidate import Candidate


def complete_posts(candidates: list[Candidate]) -> None:
    """Fill in missing roles and organisations from the same person's other events."""
    for candidate in candidates:
        if candidate.type in ("appointment", "departure") and candidate.get("role") is None:
            _copy_post(candidate, _sources(candidate, candidates))


def _copy_post(candidate: Candidate, sources: Iterable[Candidate]) -> None:
    for source in sources:
        role, organisation = source.fields.get("role"), source.fields.get("organisation")
        if role is None or (organisation is None and candidate.type == "departure"):
            continue
        here, there = candidate.get("organisation"), source.get("organisation")
        if here and there and here != there and here.get("key") != there.get("key"):
            continue
        candidate.fields["role"] = role
        if organisation is not None:
            candidate.fields.setdefault("organisation", organisation)
        return


def _sources(candidate: Candidate, candidates: list[Candidate]) -> Iterable[Candidate]:
    """Yield the events that can tell the post, the surest first."""
    name = _name(candidate, "person")
    if candidate.type == "appointment":
        yield from (c for c in candidates if c.type == "departure" and _name(c, "person") == name)
        replaced = _name(candidate, "replaces")
        if replaced is not None:
            yield from (c for c in candidates if _name(c, "person") == replaced)
        else:
            yield from _held(candidates, name, current=True)
    else:
        yield from (
            c for c in candidates if c.type == "appointment" and _name(c, "replaces") == name
        )
        yield from _held(candidates, name, current=True)
        yield from _held(candidates, name, current=False)
        yield from (c for c in candidates if c.type == "appointment" and _name(c, "person") == name)


def _held(candidates: list[Candidate], name: str | None, current: bool) -> Iterable[Candidate]:
    return (
        c
        for c in candidates
        if c.type == "tenure" and _name(c, "person") == name and c.get("current") is current
    )


def _name(candidate: Candidate, field: str) -> str | None:
    value = candidate.get(field)
    return None if value is None else str(value["name"])
