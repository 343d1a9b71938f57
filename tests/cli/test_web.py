"""What the web server has to do before its processes are forked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.shared.workers import environment

LOOKS_AND_LETS_GO = """
import django
django.setup()
from django.db import connection
from daybook.cli.web import let_go_of_the_database, tell_how_to_set_up
connection.settings_dict["OPTIONS"]["pool"] = {"min_size": 1, "max_size": 2}
tell_how_to_set_up("https://book.example.org")
pools = [len(connection._connection_pools)]
let_go_of_the_database()
print([*pools, len(connection._connection_pools)], connection.connection)
"""


@pytest.mark.django_db(transaction=True)
def test_no_connection_is_left_that_the_processes_would_share():
    said = subprocess.run(
        [sys.executable, "-c", LOOKS_AND_LETS_GO],
        env=environment(),
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )

    assert said.stdout.splitlines()[-1] == "[1, 0] None"
