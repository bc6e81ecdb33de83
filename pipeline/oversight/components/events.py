"""Events (relation extraction): what the article tells, one candidate per happening.

Reads all earlier stages; adds doc._.events, a list of candidates as plain data
(`oversight.events.candidate.Candidate.to_json`). Each family of event types finds its tellings
in the article's skeleton; tellings of one happening are then merged. An article that is not
about children's social care (doc._.in_scope is False) has none. Ofsted's own reports and letters
are forms, read by a family of their own (`oversight.reports`).
"""

from spacy.language import Language
from spacy.tokens import Doc

from oversight.events import find_candidates
from oversight.events.discourse.chronicles import date_by_sections
from oversight.events.discourse.commissions import complete_commissions
from oversight.events.discourse.likewise import follow_likewise
from oversight.events.discourse.merge import merge_tellings
from oversight.events.discourse.reshuffles import date_reshuffles
from oversight.events.discourse.sequel_hirings import follow_hirings
from oversight.events.discourse.sequel_parties import follow_parties
from oversight.events.discourse.sequels import follow
from oversight.references.letters import mark_writer
from oversight.reports.find import read_form
from oversight.scope import in_scope
from oversight.story import skeleton_of
from oversight.text import read

Doc.set_extension("events", default=[], force=True)
Doc.set_extension("in_scope", default=None, force=True)
# What reading knew of the document: its kind, and where its pages begin.
Doc.set_extension("kind", default="article", force=True)
Doc.set_extension("pages", default=[], force=True)


@Language.factory("events", assigns=["doc._.events", "doc._.in_scope"])
def make_events(nlp: Language, name: str) -> "Events":
    """Return the component."""
    return Events()


class Events:
    """The shell of the stage; the work is done in `oversight.events`."""

    def __call__(self, doc: Doc) -> Doc:
        """Add doc._.events."""
        if doc._.kind != "article":
            read_form(doc)
            return doc
        doc._.in_scope = in_scope(read(doc).plain)
        if not doc._.in_scope:
            doc._.events = []
            return doc
        mark_writer(doc)
        skeleton = skeleton_of(doc)
        told = list(find_candidates(doc, skeleton))
        date_by_sections(doc, told)
        found = merge_tellings(told)
        # Who reviews comes first: "she" of a later sentence is then known to be that.
        follow_hirings(doc, skeleton, found)
        follow_parties(doc, skeleton, found)
        follow(doc, skeleton, found)
        follow_likewise(doc, skeleton, found)
        complete_commissions(found)
        date_reshuffles(doc, skeleton, found)
        date_by_sections(doc, found)
        doc._.events = [candidate.to_json() for candidate in found if not candidate.untold]
        return doc
