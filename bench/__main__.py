"""`python -m bench`: seeds a database of its own where there is none, measures, and writes docs/benchmarks.md."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

from daybook.embedded import Database, ServerOptions, running_database

HOUSE = Path(__file__).resolve().parents[1]
MEMORY_MB = 4096
PARTS = ("register", "excel", "calendar", "live", "changelog", "overview")
EXCELS_SHARE = 1.1
"""So many more bookings, all in one location, has the part on Excel: a million of them are more than a sheet holds."""


def main() -> int:
    """Measure the register, Excel out and in, the calendar, open ones, the change log and the reports."""
    options = _options()
    if options.part:
        _measure_part(options)
        return 0
    # A process for each: the database is known to Django from its start on.
    for part in PARTS:
        subprocess.run([sys.executable, "-m", "bench", *sys.argv[1:], "--part", part], check=True)
    return 0


def _measure_part(options: argparse.Namespace) -> None:
    folder: Path = options.data_dir
    if options.part in {"excel", "changelog"}:
        folder = folder.with_name(f"{folder.name}-{options.part}")
    os.environ["DAYBOOK_DATA_DIR"] = str(folder)
    os.environ["DAYBOOK_UNPOOLED"] = "yes"
    with ExitStack() as held:
        database = held.enter_context(
            running_database(folder, ServerOptions(shared_buffers_mb=MEMORY_MB), report=print)
        )
        _measure(database, options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--bookings", type=int, default=int(os.environ.get("BOOKINGS", "1000000")))
    parser.add_argument("--history", type=int, default=5_000_000, help="rows of it, for the change log (5000000)")
    parser.add_argument("--runs", type=int, default=15, help="of each question (15)")
    parser.add_argument("--random", type=int, default=20, help="combinations drawn by chance (20)")
    parser.add_argument("--seed", type=int, default=20261122, help="of the values asked for")
    parser.add_argument("--only", default="", help="questions whose name begins so")
    parser.add_argument("--data-dir", type=Path, default=HOUSE / "var" / "bench")
    parser.add_argument("--part", choices=PARTS, help="only this")
    parser.add_argument("--no-page", action="store_true", help="leave docs/benchmarks.md as it is")
    return parser.parse_args()


def _measure(database: Database, options: argparse.Namespace) -> None:
    os.environ["DATABASE_URL"] = database.url("superuser")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "daybook.config.settings")
    import django  # start-up: only after the database is known

    django.setup()
    from bench.calendar import measure_calendar  # start-up: needs the rooms
    from bench.changelog import measure_changelog  # start-up: needs the rooms
    from bench.excel import measure_excel  # start-up: needs the rooms
    from bench.live import measure_live  # start-up: needs the rooms
    from bench.overview import measure_overview  # start-up: needs the rooms
    from bench.report import measure_and_report  # start-up: needs the rooms
    from bench.seeded import make_sure_of  # start-up: needs the rooms

    page = HOUSE / "docs" / "benchmarks.md"
    if options.part == "excel":
        make_sure_of(int(options.bookings * EXCELS_SHARE), locations=1)
        measure_excel(options, page=page)
    elif options.part == "changelog":
        measure_changelog(options, page=page)
    elif options.part == "calendar":
        make_sure_of(options.bookings)
        measure_calendar(options, page=page)
    elif options.part == "live":
        make_sure_of(options.bookings)
        measure_live(options, page=page)
    elif options.part == "overview":
        make_sure_of(options.bookings)
        measure_overview(options, page=page)
    else:
        make_sure_of(options.bookings)
        measure_and_report(database.url("superuser"), options, page=page)


if __name__ == "__main__":
    sys.exit(main())
