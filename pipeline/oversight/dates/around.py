"""The words around an expression, by the classes of context.csv."""

from pathlib import Path

from oversight.dates.lex import Tokens
from oversight.dates.parse import Expression
from oversight.dates.tense import Tenses, read_classes


class Context:
    """The classes of words that tell whether an expression beside them is one of time."""

    def __init__(self, folder: Path, sentences: Tenses) -> None:
        self.classes = read_classes(folder / "context.csv")
        self.sentences = sentences

    def around(self, tokens: Tokens) -> "Around":
        """Return what can be asked of a line's tokens."""
        return Around(self, tokens)


class Around:
    """A line's tokens as the neighbours of the expressions in it."""

    def __init__(self, context: Context, tokens: Tokens) -> None:
        self.tokens = tokens
        self._context = context

    def is_in(self, norm: str, name: str) -> bool:
        """Tell whether a word is of a class."""
        return norm in self._context.classes.get(name, ())

    def ends(self, at: int) -> bool:
        """Tell whether a token ends a sentence."""
        return self._context.sentences.ends(self.tokens, at)

    def word(self, at: int) -> str:
        """Return the word at a place; empty beyond the line and beyond the sentence."""
        if not 0 <= at < len(self.tokens) or self.tokens[at].text[0] in "\r\n":
            return ""
        return "" if self.ends(at) else self.tokens[at].norm

    def follows(self, expression: Expression, start: str, skip: int = 1) -> bool:
        """Tell whether the word `skip` places behind the expression's next begins like that."""
        return self.word(expression.end + skip).startswith(start)

    def is_capital(self, expression: Expression, name: str) -> bool:
        """Tell whether the first token that is such a word is written with a capital."""
        for at in range(expression.start, expression.end):
            if name in self.tokens.word(at).values:
                return self.tokens[at].text[0].isupper()
        return True
