"""What tests share: where extra data is, which tools the machine has, the program itself."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.language import Language

import oversight

ROOT = Path(__file__).resolve().parent.parent
IN_CI = os.environ.get("OVERSIGHT_CI") == "1"

Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def pipeline() -> Language:
    """The whole pipeline, built once a process."""
    return oversight.load()


@pytest.fixture(scope="session")
def extra() -> Path:
    """The folder of extra data, which not every machine has: OVERSIGHT_EXTRA, or beside us."""
    folder = Path(os.environ.get("OVERSIGHT_EXTRA") or ROOT.parent / "shared")
    if not folder.is_dir():
        pytest.skip(f"no extra data: {folder.name} is no folder (OVERSIGHT_EXTRA names one)")
    return folder


@pytest.fixture(scope="session")
def tool() -> Callable[[str], str]:
    """Find one of Debian's programs; without it a test skips, and fails where CI installs it."""

    def find(*names: str) -> str:
        for name in names:
            if path := shutil.which(name):
                return path
        missing = f"{' or '.join(names)} is not installed"
        if IN_CI:
            pytest.fail(missing)
        pytest.skip(missing)

    return find


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run `oversight` as a process of its own in an empty folder; give what it printed."""

    def start(
        *arguments: str, env: dict[str, str] | None = None, **options: object
    ) -> subprocess.CompletedProcess[bytes]:
        work = tmp_path / "work"
        work.mkdir(exist_ok=True)
        path = os.pathsep.join([str(ROOT / "pipeline"), os.environ.get("PYTHONPATH", "")])
        settings = {**os.environ, "PYTHONPATH": path.rstrip(os.pathsep), **(env or {})}
        command = [sys.executable, "-m", "oversight", *arguments]
        options = {"cwd": work, "timeout": 120, **options}
        return subprocess.run(command, capture_output=True, env=settings, check=False, **options)

    return start
