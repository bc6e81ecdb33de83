"""`oversight export` from outside."""

import pytest

from oversight.export.targets import TARGETS


@pytest.mark.parametrize("target", ["csv", "sqlite", "popolo", "ics"])
def test_each_target(run, gold_run, tmp_path, target):
    out = tmp_path / "made"
    done = run("export", gold_run, "--to", target, "-o", out)
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.decode().endswith(f"written to {out}\n")
    assert out.is_dir() == (TARGETS[target].out == "folder")


@pytest.mark.parametrize("target", TARGETS)
def test_the_same_bytes_again(folder, tmp_path, target):
    from oversight.export.targets import export

    made = []
    for name in ("one", "two"):
        out = tmp_path / name / "made"
        export(folder, target, out)
        files = sorted(out.rglob("*")) if out.is_dir() else [out]
        made.append([path.read_bytes() for path in files if path.is_file()])
    assert made[0] == made[1]


def test_what_is_wrong_is_said_in_a_line(run, gold_run, tmp_path):
    cases = [
        ("nowhere", "csv", tmp_path / "out", b"nowhere"),
        (gold_run, "csv", gold_run / "events.jsonl", b"events.jsonl: "),
        (gold_run, "sqlite", tmp_path, b": "),
        (gold_run, "papyrus", tmp_path / "out", b"papyrus"),
    ]
    for folder, target, out, words in cases:
        done = run("export", folder, "--to", target, "-o", out)
        assert (done.returncode, done.stdout) == (2, b"")
        assert words in done.stderr
        assert b"Traceback" not in done.stderr


def test_a_missing_package_is_named(folder, tmp_path, monkeypatch):
    import sys

    from oversight.export.targets import ExportError, export

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.delitem(sys.modules, "oversight.export.parquet", raising=False)
    with pytest.raises(ExportError, match=r"pip install 'oversight\[parquet\]'"):
        export(folder, "parquet", tmp_path)
