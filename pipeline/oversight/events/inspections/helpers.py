"""Visits that a passage on a helper leaves to its own council: who helps is not who is visited."""

from collections.abc import Iterator

from spacy.tokens import Doc

from oversight.components.references import main_council
from oversight.events.candidate import Slot
from oversight.events.inspections.telling import Telling
from oversight.meaning import Value
from oversight.posts.homes import nearest_mention
from oversight.spans import text_of


def of_main_council(doc: Doc, tellings: list[Telling]) -> Iterator[Telling]:
    """Yield the tellings; a visit told without a council, in a passage on one of whose inspections
    nothing else is told, is of the council that the article is about, where it was inspected.
    """
    key = main_council(doc)
    told = {_key(one) for one in tellings if names_council(one)}
    for telling in tellings:
        passing = telling.council is not None and not (telling.judgements or telling.outcome)
        passing = (
            passing
            and not _names_trust(telling)
            and _key(telling) not in told
            and not names_council(telling)
        )
        cited = nearest_mention(doc, key, telling.sentence.start) if passing and key else None
        if key in told and cited is not None:
            value: Value = {"kind": "council", "key": key, "text": text_of(cited)}
            telling.council = Slot.of(value, cited)
        yield telling


def _key(telling: Telling) -> str | None:
    return None if telling.council is None else str(telling.council.value["key"])


def _names_trust(telling: Telling) -> bool:
    """Tell whether the sentence of a telling speaks of a trust, whose council is known."""
    return any(token.norm_ in ("trust", "company") for token in telling.sentence)


def names_council(telling: Telling) -> bool:
    """Tell whether the council of a telling stands in its sentence."""
    if telling.council is None or not telling.council.spans:
        return False
    place = telling.council.spans[0][0]
    return telling.sentence.start_char <= place < telling.sentence.end_char
