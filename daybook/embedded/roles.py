"""The roles and the database inside the server, and the addresses under which they are reached."""

from pathlib import Path
from typing import Literal
from urllib.parse import quote

import psycopg
from psycopg import sql

from daybook.embedded.errors import EmbeddedDatabaseError
from daybook.embedded.places import PORT

Role = Literal["app", "owner", "superuser"]
ROLE_NAMES: dict[Role, str] = {"app": "daybook_app", "owner": "daybook_owner", "superuser": "postgres"}
DATABASE = "daybook"
EXTENSIONS = ("pg_trgm", "btree_gist", "unaccent")
MIXED_SCRIPT_NAME = "Жанна"


def socket_url(socket_dir: Path, role: Role, database: str = DATABASE) -> str:
    """A libpq address that names everything, so that no PG… variable of the environment changes it."""
    return f"postgresql://{ROLE_NAMES[role]}@/{database}?host={quote(str(socket_dir), safe='')}&port={PORT}"


def make_roles_and_database(socket_dir: Path) -> None:
    """Make what is missing; the database comes last, so that where it stands all the rest stands too."""
    with psycopg.connect(socket_url(socket_dir, "superuser", "postgres"), autocommit=True) as server:
        if _has(server, "pg_database", "datname", DATABASE):
            return
        _make_role(server, "owner", "CREATEDB")
        _make_role(server, "app", "NOCREATEDB")
        _prepare_template(socket_dir)
        owner = sql.Identifier(ROLE_NAMES["owner"])
        server.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(DATABASE), owner))


def assert_trigrams(url: str) -> None:
    """Make sure that the database behind the address can search names of every script; say what is wrong otherwise."""
    with psycopg.connect(url) as connection:
        if not _has(connection, "pg_extension", "extname", "pg_trgm"):
            message = (
                "The database lacks the extension pg_trgm, which the search needs: connect as its owner and run "
                + " ".join(f"CREATE EXTENSION IF NOT EXISTS {name};" for name in EXTENSIONS)
            )
            raise EmbeddedDatabaseError(message)
        found = connection.execute("SELECT show_trgm(%s) <> '{}'", [MIXED_SCRIPT_NAME]).fetchone()
    if found != (True,):
        message = (
            "The database does not know the letters of names outside English (its LC_CTYPE is C), so searching for "
            "clients would be slow. Make it again: CREATE DATABASE daybook TEMPLATE template0 ENCODING 'UTF8' "
            "LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'; then load the data into it."
        )
        raise EmbeddedDatabaseError(message)


def _prepare_template(socket_dir: Path) -> None:
    """Whatever is made from template1 (the database, test databases) has the extensions and the app's rights."""
    with psycopg.connect(socket_url(socket_dir, "superuser", "template1"), autocommit=True) as template:
        for name in EXTENSIONS:
            template.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(name)))
        names = {"owner": sql.Identifier(ROLE_NAMES["owner"]), "app": sql.Identifier(ROLE_NAMES["app"])}
        for grant in ("SELECT, INSERT, UPDATE, DELETE ON TABLES", "USAGE, SELECT ON SEQUENCES"):
            statement = f"ALTER DEFAULT PRIVILEGES FOR ROLE {{owner}} IN SCHEMA public GRANT {grant} TO {{app}}"
            template.execute(sql.SQL(statement).format(**names))
    assert_trigrams(socket_url(socket_dir, "superuser", "template1"))


def _make_role(server: psycopg.Connection, role: Role, creating: str) -> None:
    name = ROLE_NAMES[role]
    if not _has(server, "pg_roles", "rolname", name):
        statement = f"CREATE ROLE {{}} LOGIN NOSUPERUSER NOCREATEROLE {creating}"
        server.execute(sql.SQL(statement).format(sql.Identifier(name)))


def _has(connection: psycopg.Connection, catalog: str, column: str, name: str) -> bool:
    question = sql.SQL("SELECT 1 FROM {} WHERE {} = %s").format(sql.Identifier(catalog), sql.Identifier(column))
    return connection.execute(question, [name]).fetchone() is not None
