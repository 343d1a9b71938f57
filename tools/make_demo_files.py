"""Make the files of the demo salon again, always the same ones.

python -m tools.make_demo_files [FOLDER]
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from random import Random

from tools.demo_files.business import LOCATIONS, Location
from tools.demo_files.diary import slots_of
from tools.demo_files.lists import LISTS
from tools.demo_files.mistakes import mistakes
from tools.demo_files.people import clients_of
from tools.demo_files.setup import setup
from tools.demo_files.table import HEADINGS, Cell, created_at, row_of
from tools.demo_files.visits import visits_of
from tools.demo_files.workbooks import write_workbook
from tools.tree import ROOT


def make_demo_files(folder: Path) -> None:
    """Write the setup, one file of bookings for each location, and the files to try with mistakes in them."""
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(setup(), ensure_ascii=False, indent=2) + "\n"
    (folder / "setup.json").write_text(text, encoding="utf-8")
    for location in LOCATIONS:
        write_workbook(folder / location.file, [HEADINGS, *bookings(location)])
    write_workbook(folder / "mistakes.xlsx", mistakes(), heading=3)
    for name, (title, rows) in LISTS.items():
        write_workbook(folder / name, rows, title=title)


def bookings(location: Location) -> list[list[Cell]]:
    """Give the location's rows by time; the name seeds the chance, so they never change."""
    chance, of_creation = Random(location.name), Random(f"{location.name}, created")
    clients = clients_of(location, chance)
    visits = visits_of(slots_of(location, chance), clients, chance)
    return [
        [*row_of(location, slot, client, chance), created_at(location, slot, of_creation)] for slot, client in visits
    ]


if __name__ == "__main__":
    make_demo_files(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "demo")
