"""What is told of an input that gives no article."""

from dataclasses import dataclass


@dataclass
class ArticleError(Exception):
    """One input, or one line of it, gives no article.

    `where` is for people (the path as given, with its line); `source` is for the record of it and
    never an absolute path.
    """

    where: str
    found: str
    wanted: str
    source: str
    line: int | None = None
    id: str | None = None
    stage: str = "read"

    def __str__(self) -> str:
        """Return the one line that a person reads."""
        return f"{self.where}: {self.found}. {self.wanted}."

    def to_json(self) -> dict[str, object]:
        """Return the record for errors.jsonl: what is not known is left out."""
        record = {"id": self.id, "source": self.source, "line": self.line, "stage": self.stage}
        known = {key: value for key, value in record.items() if value is not None}
        return {**known, "found": self.found, "wanted": self.wanted}
