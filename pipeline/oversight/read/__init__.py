"""Reading: files, folders and standard input become articles. Nothing here knows of NLP."""

from oversight.read.error import ArticleError
from oversight.read.reading import Hint, Reading
from oversight.read.sources import read_articles
from oversight.records.published import published_on

__all__ = ["ArticleError", "Hint", "Reading", "published_on", "read_articles"]
