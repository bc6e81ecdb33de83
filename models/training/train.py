"""Train one pipeline from its config, with numpy's matrix products.

python -m training.train CONFIG OUT [--training.max_steps 100 …]
"""

import sys
from pathlib import Path

import srsly
from spacy import util
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from threadpoolctl import threadpool_limits

from oversight.ops import our_ops
from training import augment, tokens, transfer  # noqa: F401  (register what the configs name)


def main(config: str, out: str, *rest: str) -> None:
    """Train; `rest`: settings as in `spacy train`."""
    pairs = zip(rest[::2], rest[1::2], strict=True)
    overrides = {name.removeprefix("--"): value_of(value) for name, value in pairs}
    loaded = util.load_config(config, overrides=overrides, interpolate=False)
    Path(out).mkdir(parents=True, exist_ok=True)
    with our_ops(), threadpool_limits(1):
        train(init_nlp(loaded), Path(out))


def value_of(text: str) -> object:
    """Read a setting as JSON where it is some."""
    try:
        return srsly.json_loads(text)
    except ValueError:
        return text


if __name__ == "__main__":
    main(*sys.argv[1:])
