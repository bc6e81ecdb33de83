"""Posts: which person holds, held or will hold which role where.

Reads people, roles, councils, bodies and references; adds doc._.posts, one plain dict for each
time a role is attached to a person: person (index into doc._.people), role and
organisation_span (token ranges), kind, title, interim, organisation, time, sentence, rule.
"""

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from oversight.events.context.frames import FrameMatcher
from oversight.patterns import read_patterns
from oversight.posts.find import find_posts
from oversight.story import skeleton_of

Doc.set_extension("posts", default=[], force=True)


@Language.factory("posts", requires=["doc.spans"], assigns=["doc._.posts"])
def make_posts(nlp: Language, name: str) -> "Posts":
    """Return the component."""
    return Posts(nlp.vocab)


class Posts:
    """The shell of the stage; the work is done in `oversight.posts`."""

    def __init__(self, vocab: Vocab) -> None:
        self.matcher = FrameMatcher(vocab, read_patterns("posts/posts.jsonl"))

    def __call__(self, doc: Doc) -> Doc:
        """Add doc._.posts."""
        skeleton = skeleton_of(doc)
        found: list[dict[str, Any]] = find_posts(doc, skeleton, self.matcher)
        doc._.posts = found
        return doc
