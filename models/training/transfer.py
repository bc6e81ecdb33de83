"""Start from what is learned already: a whole pipeline, or syntax's tok2vec for the names."""

from collections.abc import Callable

import spacy
from spacy.language import Language


@spacy.registry.callbacks("oversight.tok2vec_from.v1")
def make_transfer(source: str | None) -> Callable[[Language], Language]:
    """`source`: an earlier recogniser, or a pipeline whose tok2vec has the shape of ours.

    None leaves the random start.
    """

    def transfer(nlp: Language) -> Language:
        if not source:
            return nlp
        learned = spacy.load(source)
        if learned.has_pipe("ner"):
            nlp.get_pipe("ner").from_bytes(learned.get_pipe("ner").to_bytes())
        else:
            own = nlp.get_pipe("ner").model.get_ref("tok2vec").layers[0]
            own.from_dict(learned.get_pipe("tok2vec").model.to_dict())
        return nlp

    return transfer


@spacy.registry.callbacks("oversight.resume.v1")
def make_resume(source: str | None) -> Callable[[Language], Language]:
    """`source`: an earlier run of the same config on the same data; None starts afresh."""

    def resume(nlp: Language) -> Language:
        if source:
            earlier = spacy.load(source)
            for name in nlp.pipe_names:
                old, new = earlier.get_pipe(name), nlp.get_pipe(name)
                if getattr(old, "labels", ()) == getattr(new, "labels", ()):
                    new.from_bytes(old.to_bytes())
        return nlp

    return resume
