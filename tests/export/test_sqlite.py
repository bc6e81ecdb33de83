"""The database, asked by sqlite3, and by Datasette over HTTP."""

import json
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from contextlib import closing

import pytest

from oversight.export.targets import export


@pytest.fixture
def base(exported):
    with closing(sqlite3.connect(exported("sqlite"))) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


def test_every_key_leads_somewhere(base):
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    assert base.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert len(base.execute("PRAGMA foreign_key_list(events)").fetchall()) == 4


def test_all_events_are_there(base, folder):
    rows = base.execute("SELECT id, type, record FROM events").fetchall()
    assert {(row["id"], row["type"]) for row in rows} == {(e.id, e.type) for e in folder.events}
    assert all(json.loads(row["record"])["status"] for row in rows)
    for kind in {event.type for event in folder.events}:
        [count] = base.execute(f'SELECT count(*) FROM "{kind}"').fetchone()
        assert count == sum(event.type == kind for event in folder.events)


def test_search_over_the_evidence(base):
    found = base.execute(
        "SELECT e.text, v.type FROM evidence_fts f JOIN evidence e ON e.id = f.rowid "
        "JOIN events v ON v.id = e.event_id WHERE evidence_fts MATCH 'commissioner'"
    ).fetchall()
    assert found
    assert all("commissioner" in row["text"].lower() for row in found)


def test_who_held_which_post(base):
    row = base.execute(
        "SELECT p.name, o.name AS place FROM terms t JOIN people p ON p.id = t.person_id "
        "JOIN posts s ON s.id = t.post_id JOIN organisations o ON o.id = s.organisation_id "
        "WHERE s.kind = 'director_childrens_services' ORDER BY p.name LIMIT 1"
    ).fetchone()
    assert row["name"]
    assert row["place"]


def test_evidence_is_in_its_articles_text(base):
    rows = base.execute(
        'SELECT a.text AS whole, e.start, e."end", e.text FROM evidence e '
        "JOIN articles a ON a.id = e.article_id"
    ).fetchall()
    assert rows
    assert all(row["whole"][row["start"] : row["end"]] == row["text"] for row in rows)


def test_words_out_to_do_harm_are_words(harmful, tmp_path):
    out = tmp_path / "base.db"
    export(harmful, "sqlite", out)
    export(harmful, "sqlite", out)  # written anew, not added to
    with closing(sqlite3.connect(out)) as base:
        assert base.execute("SELECT count(*) FROM events").fetchone() == (8,)
        names = {row[0] for row in base.execute("SELECT name FROM board")}
    assert '"; DROP TABLE events; --' in names


@pytest.fixture
def datasette(exported):
    """Datasette as a server of its own, on a free port."""
    pytest.importorskip("datasette")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "datasette", "serve", str(exported("sqlite"))]
    options = ["--host", "127.0.0.1", "--port", str(port)]
    with subprocess.Popen(
        [*command, *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            address = f"http://127.0.0.1:{port}/out"
            wait_for(f"{address}.json", server)
            yield address
        finally:
            server.terminate()


def wait_for(address: str, server: subprocess.Popen) -> None:
    for _ in range(150):
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except (urllib.error.URLError, ConnectionError):
            assert server.poll() is None, "Datasette has ended"
            time.sleep(0.2)
        else:
            return
    pytest.fail("Datasette did not answer")


def ask(address: str) -> dict:
    with urllib.request.urlopen(address, timeout=30) as answer:
        return json.load(answer)


def test_datasette_answers(datasette, folder):
    tables = {table["name"]: table for table in ask(f"{datasette}.json")["tables"]}
    assert tables["events"]["count"] == len(folder.events)
    assert tables["evidence"]["fts_table"] == "evidence_fts"
    found = ask(f"{datasette}/evidence.json?_search=commissioner&_shape=objects")["rows"]
    assert found
    sql = urllib.parse.quote("select type, count(*) as n from events group by type order by n desc")
    rows = ask(f"{datasette}.json?sql={sql}&_shape=objects")["rows"]
    assert {row["type"] for row in rows} == {event.type for event in folder.events}
