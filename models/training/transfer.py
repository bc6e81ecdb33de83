"""Start the name recogniser's tok2vec from one that has learned syntax."""

from collections.abc import Callable

import spacy
from spacy.language import Language


@spacy.registry.callbacks("oversight.tok2vec_from.v1")
def make_transfer(source: str | None) -> Callable[[Language], Language]:
    """`source`: a pipeline with a tok2vec of the same shape; None leaves the random start."""

    def transfer(nlp: Language) -> Language:
        if source:
            learned = spacy.load(source).get_pipe("tok2vec").model
            own = nlp.get_pipe("ner").model.get_ref("tok2vec").layers[0]
            own.from_dict(learned.to_dict())
        return nlp

    return transfer
