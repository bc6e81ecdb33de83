"""The wheel: built from the source archive, installed, run far from the checkout."""

import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

STORY = """Ofsted has rated children’s services at Leeds City Council inadequate.

Jo Hart, the council’s director of children’s services, said: “We are sorry that we have let down
children who needed our help.”
"""


def call(*command: object, **options: object) -> str:
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, check=False, **options
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


@pytest.fixture(scope="module")
def built(root, tmp_path_factory) -> Path:
    """A folder with the source archive, and the wheel made from that and not from the checkout."""
    folder = tmp_path_factory.mktemp("dist")
    call(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, root)
    return folder


@pytest.fixture(scope="module")
def installed(built, tmp_path_factory) -> Path:
    """A Python that has our dependencies, and of ourselves nothing but the wheel."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder / "venv", with_pip=False)
    python = folder / "venv/bin/python"
    [wheel] = built.glob("*.whl")
    call(sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps", wheel)
    site = Path(
        call(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
    )
    # Folders that a .pth names are searched last, and their own .pth files (ours among them,
    # where this environment has an editable install) are not followed.
    ours = [path for path in sys.path if path.endswith("site-packages")]
    (site / "dependencies.pth").write_text("\n".join(ours) + "\n")
    return python


def alone(**settings: str) -> dict[str, str]:
    """The environment, without what could lead back to the checkout."""
    return {**{k: v for k, v in os.environ.items() if k != "PYTHONPATH"}, **settings}


def test_the_wheel_has_all_it_needs_and_no_more(built):
    [wheel] = built.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top.split("-")[0] for top in tops} == {"oversight"}
    assert any(name.startswith("oversight/_data/patterns/") for name in names)
    assert any(name.startswith("oversight/_data/models/") for name in names)
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("licenses/LICENSES/CC-BY-SA-4.0.txt") for name in names)
    assert not [name for name in names if "/models/training/" in name]
    assert wheel.stat().st_size < 60_000_000


def test_the_source_archive_has_tests_and_data(built):
    [archive] = built.glob("*.tar.gz")
    with tarfile.open(archive) as tar:
        names = {name.partition("/")[2] for name in tar.getnames()}
    for name in ("README.md", "Makefile", "requirements.lock", "data/gold/w01.json"):
        assert name in names
    assert "tests/test_packaging.py" in names
    assert not [name for name in names if name.startswith((".venv", "out/", ".git/"))]


def test_the_installed_program_in_an_empty_folder(installed, root, run, tmp_path):
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    place = call(
        installed, "-c", "import oversight; print(oversight.__file__)", cwd=tmp_path, env=alone()
    )
    assert str(root) not in place
    program = installed.parent / "oversight"
    events = call(program, "extract", "story.txt", cwd=tmp_path, env=alone())
    assert events.count("\n") >= 2
    assert events == run("extract", str(tmp_path / "story.txt")).stdout.decode()


def test_an_edited_pattern_is_used_at_once_in_a_checkout(root, tmp_path):
    for name in ("pipeline", "patterns", "models"):
        ignore = shutil.ignore_patterns("__pycache__", "training", "*.spacy")
        shutil.copytree(root / name, tmp_path / name, ignore=ignore)
    env = alone(PYTHONPATH=str(tmp_path / "pipeline"))
    count = "import oversight.resources as r; print(len(list(r.patterns_dir().rglob('new.jsonl'))))"
    assert call(sys.executable, "-c", count, cwd=tmp_path, env=env) == "0\n"
    (tmp_path / "patterns/cues/new.jsonl").write_text("")
    assert call(sys.executable, "-c", count, cwd=tmp_path, env=env) == "1\n"
