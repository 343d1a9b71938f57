"""The search finds names of every script, wherever the database came from."""

from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from daybook.embedded import EmbeddedDatabaseError, ServerOptions, assert_trigrams, running_database
from daybook.embedded.binaries import Binaries, find_binaries
from daybook.embedded.cluster import make_cluster
from daybook.embedded.privileges import choose_account
from tests.embedded.machine import User, ask

CYRILLIC_HAS_TRIGRAMS = "SELECT show_trgm('Жанна') <> '{}'"


def older_binaries() -> Binaries:
    """A PostgreSQL without builtin locales, if the machine has one."""
    for major in (16, 15):
        try:
            return find_binaries(major)
        except EmbeddedDatabaseError:
            continue
    pytest.skip("no PostgreSQL 15 or 16 on this machine")


def test_a_database_made_under_a_plain_c_locale_still_knows_cyrillic_letters(
    empty_data_dir: Path, user_of: Callable[..., User]
):
    url = user_of(empty_data_dir, LC_ALL="C", LANG="C").told["url"]

    assert ask(url, CYRILLIC_HAS_TRIGRAMS)
    assert ask(url, "SHOW lc_messages") == "C"


def test_an_older_postgresql_makes_a_database_that_knows_cyrillic_letters(empty_data_dir: Path, options: ServerOptions):
    binaries = older_binaries()
    cluster = empty_data_dir / "database" / "cluster"
    cluster.parent.mkdir()
    make_cluster(cluster, binaries, choose_account(cluster), sync=False)

    with running_database(empty_data_dir, options) as database:
        assert ask(database, CYRILLIC_HAS_TRIGRAMS)
        assert ask(database, "SHOW server_version").startswith(str(binaries.major))


def test_a_database_that_the_owner_makes_knows_cyrillic_letters_too(data_dir: Path, options: ServerOptions):
    with running_database(data_dir, options) as database:
        with psycopg.connect(database.url("owner"), autocommit=True) as owner:
            owner.execute("CREATE DATABASE for_a_test TEMPLATE template1")

        assert_trigrams(database.url("app", "for_a_test"))


def test_a_database_without_letters_is_refused_with_the_way_out(data_dir: Path, options: ServerOptions):
    with running_database(data_dir, options) as database:
        with psycopg.connect(database.url("owner"), autocommit=True) as owner:
            owner.execute("CREATE DATABASE bare TEMPLATE template0 LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE 'C'")
        with psycopg.connect(database.url("superuser", "bare"), autocommit=True) as superuser:
            superuser.execute("CREATE EXTENSION pg_trgm")

        with pytest.raises(EmbeddedDatabaseError, match=r"LC_CTYPE is C.*LC_CTYPE 'C\.UTF-8'"):
            assert_trigrams(database.url("app", "bare"))


def test_a_database_without_the_extension_is_refused_with_the_statement_to_run(data_dir: Path, options: ServerOptions):
    with running_database(data_dir, options) as database:
        with psycopg.connect(database.url("owner"), autocommit=True) as owner:
            owner.execute("CREATE DATABASE bare TEMPLATE template0")

        with pytest.raises(EmbeddedDatabaseError, match="CREATE EXTENSION IF NOT EXISTS pg_trgm"):
            assert_trigrams(database.url("app", "bare"))
