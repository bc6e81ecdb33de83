"""From an item to its outcome, in a worker: read, look whether it is in scope, extract."""

import ctypes
import importlib
import sys
from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING

from oversight.batch.extraction import extract_reading, stage_error
from oversight.batch.outcome import Outcome, failure_of, outcome_of
from oversight.batch.settings import Settings
from oversight.batch.watch import Watch
from oversight.read import ArticleError, Reading
from oversight.read.items import Item, read_item
from oversight.records import Article
from oversight.records.published import published_on

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.vocab import Vocab

# Articles that share a memory zone: spaCy forgets the words that are new in them together.
ZONE = 32
# What the pipeline makes at its first article has to be made before a zone begins: this one is
# in scope, so that it goes through all stages.
_FIRST = """Inspectors rate services inadequate

Ofsted has rated children's services at Kirklees Council inadequate after a visit in May 2016. Jo
Hart, who was appointed director of children's services in 2015, said: "We are sorry." She will
leave the council in April, the leader said, and will be replaced by Sam Moss.

The education secretary has issued an improvement notice, and a commissioner will review whether a
trust should take over the services by July 2017. The council was ordered to set up an improvement
board, chaired by Pat Lowe, and will spend an extra £2m on it; Leeds City Council is its partner.
Social workers, whose average caseload is 24, will strike for two days over pay, Unison said.
"""


class Extractor:
    """The pipeline of one process, with what it takes to run it for days."""

    def __init__(self, settings: Settings, watch: Watch) -> None:
        self.settings = settings
        self.watch = watch
        module, _, function = settings.loader.partition(":")
        load = getattr(importlib.import_module(module), function)
        self.nlp: Language = load(settings.patterns, settings.model)
        self._zone = ExitStack()
        self._left = 0
        warm_up(self.nlp)

    def __call__(self, item: Item) -> Outcome:
        """Return the lines of one item, whatever is wrong with it."""
        self._renew_zone()
        self.watch.begin("read")
        try:
            outcome = self._extract(item)
        except ArticleError as error:
            outcome = failure_of(error)
        return outcome._replace(seconds=self.watch.end())

    def _extract(self, item: Item) -> Outcome:
        reading = replace(read_item(item), published_default=self.settings.published)
        self._refuse_long(reading.article, item)
        if not self.settings.all:
            self.watch.enter("scope")
            if (settled := settle(reading)) is not None:
                return outcome_of(settled, [])
        result = extract_reading(reading, self.nlp, self.watch.enter)
        if isinstance(result, ArticleError):
            raise result
        self.watch.enter("write")
        least = self.settings.min_confidence
        sure = [event for event in result.events if (event.confidence or 0.0) >= least]
        return outcome_of(result.article, sure)

    def _refuse_long(self, article: Article, item: Item) -> None:
        most = self.settings.max_chars
        if len(article.text) > most:
            found = f"a text of {len(article.text):,} characters"
            error = item.place.error(found, f"At most {most:,} are wanted (--max-chars)")
            error.id, error.source = article.id, article.source
            raise error

    def _renew_zone(self) -> None:
        if self._left == 0:
            self._zone.close()
            give_back_memory()
            for vocab in vocabularies(self.nlp):
                self._zone.enter_context(vocab.memory_zone())
            self._left = ZONE
        self._left -= 1


def settle(reading: Reading) -> Article | None:
    """Return the article's record if it is out of scope: it has no events, as a look shows."""
    from oversight.scope import in_scope

    article = reading.article
    # Reports and letters are forms: their events are read off them, whatever their words.
    if article.kind != "article" or in_scope(article.text):
        return None
    published = article.published
    if published is None and reading.published_default:
        published = published_on(reading.published_default)
    return article.model_copy(update={"in_scope": False, "published": published})


def load_pipeline(patterns: str | None, model: str | None) -> "Language":
    """Return oversight's own pipeline."""
    from oversight.lean import lean_start

    with lean_start():
        import oversight

        return oversight.load(patterns, model)


def give_back_memory() -> None:
    """Return to the system what was freed: else it stays with the process, in pieces."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # glibc's own
        if trim is not None:
            trim(0)


def warm_up(nlp: "Language") -> None:
    """Run one article through all stages."""
    from oversight.assemble import article_of

    extract_reading(Reading(article_of(_FIRST)), nlp)


def vocabularies(nlp: "Language") -> "list[Vocab]":
    """Return the vocabularies at work in this process, each once."""
    from oversight.learned import loaded

    found = {id(one.vocab): one.vocab for one in (nlp, *loaded())}
    return list(found.values())


def crash_of(item: Item, stage: str, found: str) -> Outcome:
    """Return the outcome of an item whose worker did not live to tell."""
    place = item.place
    if stage == "read":
        return failure_of(place.error(found, "An article that can be read is wanted"))
    return failure_of(stage_error(place.id, place.source, stage, found))
