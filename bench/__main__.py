"""`python -m bench`: seeds a database of its own where there is none, measures, and writes docs/benchmarks.md."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import ExitStack
from pathlib import Path

from daybook.embedded import Database, ServerOptions, running_database

HOUSE = Path(__file__).resolve().parents[1]
MEMORY_MB = 4096


def main() -> int:
    """Measure the register at the size asked for."""
    options = _options()
    os.environ["DAYBOOK_DATA_DIR"] = str(options.data_dir)
    os.environ["DAYBOOK_UNPOOLED"] = "yes"
    with ExitStack() as held:
        database = held.enter_context(
            running_database(options.data_dir, ServerOptions(shared_buffers_mb=MEMORY_MB), report=print)
        )
        _measure(database, options)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--bookings", type=int, default=int(os.environ.get("BOOKINGS", "1000000")))
    parser.add_argument("--runs", type=int, default=15, help="of each question (15)")
    parser.add_argument("--random", type=int, default=20, help="combinations drawn by chance (20)")
    parser.add_argument("--seed", type=int, default=20261122, help="of the values asked for")
    parser.add_argument("--only", default="", help="questions whose name begins so")
    parser.add_argument("--data-dir", type=Path, default=HOUSE / "var" / "bench")
    parser.add_argument("--no-page", action="store_true", help="leave docs/benchmarks.md as it is")
    return parser.parse_args()


def _measure(database: Database, options: argparse.Namespace) -> None:
    os.environ["DATABASE_URL"] = database.url("superuser")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "daybook.config.settings")
    import django  # start-up: only after the database is known

    django.setup()
    from bench.report import measure_and_report  # start-up: needs the rooms
    from bench.seeded import make_sure_of  # start-up: needs the rooms

    make_sure_of(options.bookings)
    measure_and_report(database.url("superuser"), options, page=HOUSE / "docs" / "benchmarks.md")


if __name__ == "__main__":
    sys.exit(main())
