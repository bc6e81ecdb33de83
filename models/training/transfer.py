"""Start from what is learned already: a whole pipeline, or syntax's tok2vec for the names."""

from collections.abc import Callable
from typing import Any

import spacy
from spacy.language import Language
from thinc.api import Model


@spacy.registry.callbacks("oversight.tok2vec_from.v1")
def make_transfer(source: str | None) -> Callable[[Language], Language]:
    """`source`: an earlier recogniser, or a pipeline whose tok2vec has our width.

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
            copy_layers(learned.get_pipe("tok2vec").model, own)
        return nlp

    return transfer


def copy_layers(learned: Model, own: Model) -> None:
    """Copy the embedding, and of the window encoder as many layers as both have."""
    own.layers[0].from_dict(learned.layers[0].to_dict())
    windows = zip(own.layers[1].layers[0].layers, learned.layers[1].layers[0].layers, strict=False)
    for mine, theirs in windows:
        mine.from_dict(theirs.to_dict())


@spacy.registry.callbacks("oversight.resume.v1")
def make_resume(source: str | None) -> Callable[[Language], Language]:
    """`source`: an earlier run of the same config, whose labels are ours; None starts afresh."""

    def resume(nlp: Language) -> Language:
        if source:
            earlier = spacy.load(source)
            for name in nlp.pipe_names:
                old, new = earlier.get_pipe(name), nlp.get_pipe(name)
                if getattr(old, "labels", ()) == getattr(new, "labels", ()):
                    new.from_bytes(old.to_bytes())
        return nlp

    return resume


@spacy.registry.readers("oversight.labels_of.v1")
def read_labels(source: str | None, stage: str) -> Any:
    """Return the labels that a stage of an earlier run has; None, for those of the data, without.

    More data would bring rarer labels, and the weights of the run would fit no more.
    """
    return spacy.load(source).get_pipe(stage).label_data if source else None
