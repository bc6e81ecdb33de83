"""What looks like a date and is none: names, scores, laws, verbs."""

from pathlib import Path

from oversight.dates import measured, named
from oversight.dates.around import Context
from oversight.dates.lex import Tokens
from oversight.dates.parse import Expression
from oversight.dates.tense import Tenses

_CHECKS = {**named.CHECKS, **measured.CHECKS}


class Acceptor:
    """Decides by the neighbouring words of context.csv whether an expression is one of time."""

    def __init__(self, folder: Path, sentences: Tenses) -> None:
        self._context = Context(folder, sentences)

    def __call__(self, expression: Expression, tokens: Tokens) -> bool:
        """Tell whether the expression stands."""
        check = _CHECKS.get(expression.kind)
        return check is None or check(expression, self._context.around(tokens))
