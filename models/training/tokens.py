"""The pipeline's own tokenizer: spaCy's English one, with runs of one sign kept whole."""

from collections.abc import Callable

import spacy
from spacy.attrs import ORTH
from spacy.language import Language
from spacy.util import compile_prefix_regex, compile_suffix_regex

# "=====", "_____", "!!!", "***": the treebanks have each as one token, spaCy's default as many.
RUNS = ("==+", "__+", r"\*\*+", "!!+", r"\?\?+", "##+", "~~+", "<<", ">>")

WHOLE = ("etc.", "Ft.", "Lt.", "Sgt.", "approx.", "Sat.", "Wed.")


@spacy.registry.callbacks("oversight.keep_runs.v1")
def make_keep_runs() -> Callable[[Language], Language]:
    """As a callback for `initialize.before_init`."""
    return keep_runs


def keep_runs(nlp: Language) -> Language:
    """Put the runs before the tokenizer's other prefixes and suffixes."""
    defaults = nlp.Defaults
    runs = list(RUNS)
    nlp.tokenizer.prefix_search = compile_prefix_regex(runs + list(defaults.prefixes)).search
    nlp.tokenizer.suffix_search = compile_suffix_regex(runs + list(defaults.suffixes)).search
    for word in WHOLE:
        nlp.tokenizer.add_special_case(word, [{ORTH: word}])
    return nlp
