"""A lean start: what only costs time while a program starts is left out."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType


@contextmanager
def lean_start() -> Iterator[None]:
    """Leave out what only costs time while a program starts: a quarter of a second or more."""
    # `import spacy` imports all of spaCy's own program (projects, downloads) for this one name.
    info = ModuleType("spacy.cli.info")
    info.info = None  # type: ignore[attr-defined]
    sys.modules.setdefault("spacy.cli.info", info)
    # What is loaded now stays; there is no garbage to be looked for in it, now or later.
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
