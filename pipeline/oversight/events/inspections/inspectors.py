"""Who inspects, and what they write."""

from spacy.tokens import Token

from oversight.events.inspections.clause import Clause, words
from oversight.meaning import organisations


def is_inspectorate(clause: Clause, token: Token) -> bool:
    """Tell whether a token is the inspectors, and not what they wrote."""
    return "report" not in token.norm_ and is_of_inspectorate(clause, token)


def is_of_inspectorate(clause: Clause, token: Token) -> bool:
    """Tell whether a token is the inspectors, or stands for what they wrote."""
    if token.ent_type_ == "ROLE":
        return token.ent_id_ == "inspector"
    if token.ent_type_ != "BODY":
        return False
    found = organisations(clause.source(token))
    return bool(found) and found[0]["kind"] == "inspectorate"


def inspectors_in(clause: Clause) -> list[Token]:
    """Return the tokens of a clause that are inspectors, and not what they wrote."""
    named = clause.labelled("BODY", "ROLE")
    return [token for token in named if is_inspectorate(clause, token)]


def is_report(token: Token) -> bool:
    """Tell whether a token is a report, a letter, the findings: "the report" may be one token."""
    return not words("reports").isdisjoint(token.norm_.split())


def is_about_others(clause: Clause) -> bool:
    """Tell whether a sentence speaks of schools, or of how councils are inspected at large."""
    keys = clause.skeleton.keys[clause.skeleton.sentence_of[clause.start]][2]
    return not words("at_large").isdisjoint(keys) or is_about_regime(clause)


def is_about_regime(clause: Clause) -> bool:
    """Tell whether a sentence that names no council speaks of how councils will be inspected."""
    keys = clause.skeleton.keys[clause.skeleton.sentence_of[clause.start]][2]
    if "COUNCIL" in keys:
        return False
    plural = not {"councils", "authorities"}.isdisjoint(keys) and "will" in keys
    return plural or not (words("regimes").isdisjoint(keys) or words("reforming").isdisjoint(keys))
