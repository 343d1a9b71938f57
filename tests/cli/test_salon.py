"""The verbs as an operator types them, one after the other, on a database of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import psycopg
import pytest

from daybook.embedded import Database, ServerOptions, running_database
from tests.walls.house import ROOT

MISTAKES, LISBON = ROOT / "demo" / "mistakes.xlsx", ROOT / "demo" / "bookings-aurora-lisbon.xlsx"
AS_OWNER = ("--location", "1", "--as", "owner@demo.example")
Ended = subprocess.CompletedProcess[str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("salon")


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Database]:
    """Kept running, so that each verb needs not start it."""
    database = running_database(folder, ServerOptions(unsafe_fast=True))
    yield database
    database.release()


@pytest.fixture(scope="module")
def run(server: Database, folder: Path) -> Callable[..., Ended]:
    """Runs a program of ours on that database."""
    mine = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}}
    env = mine | {"DAYBOOK_DATA_DIR": str(folder)}

    def run(*words: str, program: str = "daybook", **more: str) -> Ended:
        command = [sys.executable, "-m", program, *words]
        return subprocess.run(command, env=env | more, cwd=ROOT, check=False, capture_output=True, text=True)

    return run


@pytest.fixture(scope="module")
def salon(run: Callable[..., Ended]) -> Callable[..., Ended]:
    """The same, once the demo salon is there, which takes statements longer than a page may wait for."""
    for verb in ("migrate", "demo"):
        ended = run(verb, DAYBOOK_DB_TIMEOUT="1")
        assert ended.returncode == 0, ended.stderr
    return run


def test_without_tables_a_sentence_says_what_to_do(run):
    ended = run("demo")

    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == "daybook demo: the database has no tables yet: run `daybook migrate` first.\n"


def test_the_demo_is_made_once(salon):
    again, if_empty = salon("demo"), salon("demo", "--if-empty")

    assert (again.returncode, if_empty.returncode, if_empty.stdout) == (1, 0, "")
    assert "not empty" in again.stderr


def test_every_filter_finds_something_at_both_locations(salon):
    found = json.loads(salon(program="tests.cli.ask_every_filter").stdout)

    assert sorted(found) == ["Aurora Lisbon", "Aurora Tbilisi"]
    assert [question for counts in found.values() for question, count in counts.items() if not count] == []


def test_everything_is_right_after_the_demo(salon):
    ended = salon("check")

    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.splitlines() == [
        "right  settings",
        "right  migrations",
        "right  letters of names",
        "right  history",
        "right  stored sums",
    ]


def test_a_file_with_mistakes_is_told_whole_and_not_written(salon):
    ended = salon("upload", "bookings", str(MISTAKES), *AS_OWNER)

    assert ended.returncode == 1
    assert "problem  row 13, Date * “next Monday”: Write the date and time like 04.01.2016 10:30." in ended.stdout
    assert "Did you mean “Inês Carvalho”?" in ended.stdout
    assert ended.stdout.splitlines()[-2:] == [
        "Nothing was written.",
        "Mend the rows above, or let the good ones in now: --good-rows",
    ]


def test_near_names_are_taken_and_good_rows_written_once(salon):
    words = ("upload", "bookings", str(MISTAKES), *AS_OWNER, "--accept", "--good-rows")

    first, second = salon(*words), salon(*words)

    assert (first.returncode, second.returncode) == (1, 1)
    assert "Taken: “Ines Carvalo” is Inês Carvalho (1 rows)" in first.stdout
    assert first.stdout.splitlines()[-1].endswith(": 11 made, 1 already there, 26 left out.")
    assert second.stdout.splitlines()[-1].endswith(": 0 made, 12 already there, 26 left out.")


def test_a_file_that_was_uploaded_changes_nothing(salon):
    ended = salon("upload", "bookings", str(LISBON), *AS_OWNER, "--check")

    assert ended.returncode == 0, ended.stdout
    assert ended.stdout.splitlines() == [
        "11400 rows: 0 ready (0 of them with a warning), 11400 already there, 0 with problems.",
        "Nothing was written.",
    ]


def test_only_somebody_with_full_access_uploads_and_only_where_they_work(salon):
    as_manager = salon("upload", "bookings", str(MISTAKES), "--location", "1", "--as", "manager@demo.example")
    elsewhere = salon("upload", "bookings", str(MISTAKES), "--location", "7", "--as", "owner@demo.example")
    nobody = salon("upload", "bookings", str(MISTAKES), "--location", "1", "--as", "who@demo.example")

    assert {ended.returncode for ended in (as_manager, elsewhere, nobody)} == {1}
    assert as_manager.stderr == "daybook upload: Only somebody with full access uploads files here.\n"
    assert "does not work at location 7. They work at 1 (Aurora Lisbon), 2 (Aurora Tbilisi)." in elsewhere.stderr
    assert nobody.stderr == "daybook upload: nobody signs in as who@demo.example.\n"


def test_what_is_no_table_is_told_in_a_sentence(salon, tmp_path):
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04 and no more")

    broken = salon("upload", "bookings", str(tmp_path / "broken.xlsx"), *AS_OWNER)
    missing = salon("upload", "bookings", str(tmp_path / "missing.xlsx"), *AS_OWNER)

    assert (broken.returncode, missing.returncode) == (1, 1)
    assert broken.stderr.startswith("daybook upload: The file is damaged")
    assert missing.stderr.startswith("daybook upload: there is no file")


def test_an_answer_is_downloaded_and_changes_nothing_when_it_comes_back(salon, tmp_path):
    out = tmp_path / "out.xlsx"

    ended = salon("download", "bookings", *AS_OWNER, "--out", str(out), "cancelled=yes", "created_from=2025-01-01")
    back = salon("upload", "bookings", str(out), *AS_OWNER, "--check")

    count = openpyxl.load_workbook(out)["Bookings"].max_row - 1
    assert (ended.returncode, ended.stdout) == (0, f"{out}: {count} bookings.\n")
    assert count > 100
    assert f"{count} already there, 0 with problems." in back.stdout


def test_a_bad_filter_and_a_missing_right_are_told(salon, tmp_path):
    out = ("--out", str(tmp_path / "out.xlsx"))

    bad = salon("download", "bookings", *AS_OWNER, *out, "status=9", "colour=red")
    desk = salon("download", "bookings", "--location", "1", "--as", "desk@demo.example", *out)
    unknown = salon("download", "bookings", *AS_OWNER, *out, "--colour=red")

    assert (bad.returncode, desk.returncode, unknown.returncode) == (1, 1, 2)
    assert "colour: There is no such filter." in bad.stderr
    assert "status: There is no such status: 9" in bad.stderr
    assert desk.stderr == "daybook download: You may not take the register as a file.\n"
    assert list(tmp_path.iterdir()) == []


def test_wrong_settings_are_told_all_at_once(run):
    ended = run("check", PORT="abc", DAYBOOK_WEB_THREADS="0", DAYBOOK_PROT="8000")

    assert ended.returncode == 1
    assert [line.split()[0] for line in ended.stdout.splitlines()[1:]] == [
        "PORT='abc'",
        "DAYBOOK_WEB_THREADS='0'",
        "DAYBOOK_PROT",
    ]


def test_a_wrong_setting_that_everything_needs_is_a_sentence_too(run):
    ended = run("dburl", DAYBOOK_DEBUG="maybe")

    assert (ended.returncode, ended.stderr) == (1, "DAYBOOK_DEBUG='maybe' cannot be used: write yes or no.\n")


def test_wrong_sums_and_unguarded_history_are_found(salon, server):
    with psycopg.connect(server.url("superuser"), autocommit=True) as database:
        database.execute("UPDATE bookings_booking SET paid = paid + 1 WHERE id = 1")
        database.execute("GRANT UPDATE ON clients_clientevent TO daybook_app")
        ended = salon("check")
        database.execute("UPDATE bookings_booking SET paid = paid - 1 WHERE id = 1")
        database.execute("REVOKE UPDATE ON clients_clientevent FROM daybook_app")

    assert ended.returncode == 1
    assert "booking 1: paid is" in ended.stdout
    assert "the role of the application may change tables of history" in ended.stdout


@pytest.mark.parametrize("section", ["clients", "services", "staff"])
def test_files_of_every_section_are_brought_in_once(salon, section):
    words = ("upload", section, str(ROOT / "demo" / f"mistakes-{section}.xlsx"), *AS_OWNER)

    whole = salon(*words)
    first, second = (salon(*words, "--accept", "--good-rows") for _time in range(2))

    assert whole.stdout.splitlines()[-2] == "Nothing was written."
    assert " 0 made, " not in first.stdout
    assert " 0 made, " in second.stdout
