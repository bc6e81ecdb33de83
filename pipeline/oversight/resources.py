"""Where the patterns and the models are: in a checkout, else inside the installed package."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent


class ResourceError(Exception):
    """A folder that oversight needs is in neither place."""


@cache
def _folder(name: str) -> Path:
    # A checkout is known by its layout, not by the working directory, so that an edited
    # pattern is used at once and an installed oversight never picks up a stranger's folder.
    if _PACKAGE.parent.name == "pipeline" and (_CHECKOUT / name).is_dir():
        return _CHECKOUT / name
    packaged = _PACKAGE / "_data" / name
    if packaged.is_dir():
        return packaged
    raise ResourceError(f"{packaged}: no such folder. oversight was installed without its {name}.")


def patterns_dir() -> Path:
    """Return the folder of pattern files."""
    return _folder("patterns")


def models_dir() -> Path:
    """Return the folder of trained pipelines."""
    return _folder("models")
