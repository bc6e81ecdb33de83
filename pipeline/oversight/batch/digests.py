"""Digests of what records depend on beside the article: the program, the model, the patterns."""

import hashlib
import platform
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

from oversight.batch.settings import Settings
from oversight.resources import ResourceError, models_dir, patterns_dir

_PACKAGE = Path(__file__).resolve().parents[1]
_LIBRARIES = ("spacy", "thinc", "numpy", "pydantic", "trafilatura", "dateparser")


def versions() -> dict[str, str]:
    """Return the versions of what is at work."""
    found = {"oversight": _own_version(), "python": platform.python_version()}
    return found | {name: _version(name) for name in _LIBRARIES}


def digests(settings: Settings) -> dict[str, str]:
    """Return a digest each for the program, its model and its patterns."""
    found = {
        "program": _digest(_PACKAGE, _PACKAGE.rglob("*.py"), sorted(versions().items())),
        "patterns": _folder(patterns_dir),
        "model": _folder(models_dir),
    }
    if settings.patterns:
        found["own_patterns"] = _of_path(Path(settings.patterns))
    if settings.model:
        path = Path(settings.model)
        found["own_model"] = _of_path(path) if path.exists() else _version(settings.model)
    return found


def _own_version() -> str:
    from oversight import __version__

    return __version__


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not installed"


def _folder(find: object) -> str:
    assert callable(find)
    try:
        return _of_path(find())
    except ResourceError:
        return "none"


def _of_path(path: Path) -> str:
    return _digest(path, path.rglob("*"))


def _digest(home: Path, files: Iterable[Path], more: object = "") -> str:
    digest = hashlib.sha256(repr(more).encode())
    for file in sorted(file for file in files if file.is_file()):
        if "__pycache__" in file.parts:
            continue
        digest.update(f"{file.relative_to(home).as_posix()}\0".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:16]
