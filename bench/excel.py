"""Excel out and in at full size: each in a process of its own, and the files read again by others."""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from django.db import connection

from bench.owner import owner_actor
from bench.report import put_between_marks
from bench.upload_file import write_upload_file
from daybook.bookings.models import Booking
from daybook.shared.actor import Actor

SIZES = (10_000, 100_000, 1_000_000)
UPLOADED = 100_000
OPENED_BY_LIBREOFFICE = 100_000
CHUNK = 1024 * 1024

Figures = dict[str, float]


def measure_excel(options: argparse.Namespace, *, page: Path) -> None:
    """Measure downloads and the upload; print as it goes; write the page unless told not to."""
    actor = owner_actor()
    with tempfile.TemporaryDirectory() as folder:
        texts = {"download": _downloads(Path(folder), actor), "upload": _upload(Path(folder), actor)}
    for mark, text in texts.items():
        print(text)
        if not options.no_page:
            put_between_marks(page, mark, text)


def _downloads(folder: Path, actor: Actor) -> str:
    there = Booking.objects.of(actor).count()
    lines = [_download(folder / f"{size}.xlsx", size, actor) for size in (*(s for s in SIZES if s < there), there)]
    return "\n".join(
        [
            "## Download of the register",
            "",
            f"`make bench ARGS='--part excel'`: all columns, newest first, of a location with {there} bookings.",
            f"{_machine()} *Read* is the database's part alone: the rows come and are thrown away. CPU seconds are",
            "those of our process and of the database's. Peak memory is of a process of its own, Django included.",
            "",
            "| rows | read s | whole s (CPU ours + database) | rows/s | peak MB | file MB | sheets | read again |",
            "|---|---|---|---|---|---|---|---|",
            *lines,
        ]
    )


def _download(path: Path, size: int, actor: Actor) -> str:
    got = _alone("download", _day_of(size, actor), str(path))
    with zipfile.ZipFile(path) as archive:
        found = [_rows_in(archive, name) for name in archive.namelist() if name.startswith("xl/worksheets/")]
    *sheets, _about = found
    if sum(sheets) != got["rows"] + len(sheets):
        raise AssertionError(f"{path}: {sheets} rows in the sheets, {got['rows']} written")
    opened = "zip whole, rows counted"
    if got["rows"] < 2 * OPENED_BY_LIBREOFFICE and (lines := _by_libreoffice(path)):
        opened = f"LibreOffice: {lines - 1} rows"
    line = (
        f"| {got['rows']:.0f} | {got['read_s']:.1f} |"
        f" {got['whole_s']:.1f} ({got['whole_cpu']:.1f} + {got['whole_db']:.1f}) |"
        f" {got['rows'] / got['whole_s']:.0f} | {got['peak_mb']:.0f} | {got['file_mb']:.1f} | {len(sheets)} |"
        f" {opened} |"
    )
    print(line, flush=True)
    path.unlink()
    return line


def _upload(folder: Path, actor: Actor) -> str:
    path = folder / "upload.xlsx"
    write_upload_file(path, UPLOADED, actor)
    there = Booking.objects.of(actor).count()
    got = _alone("upload", str(path))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")
    steps = {"check": "check: nothing is written", "write": "write: bookings, lines, visits, clients, history"}
    steps["back"] = "take back: all of it"
    lines = [
        f"| {words} | {got[f'{step}_s']:.1f} | {got[f'{step}_cpu']:.1f} + {got[f'{step}_db']:.1f} |"
        f" {got['rows'] / got[f'{step}_s']:.0f} |"
        for step, words in steps.items()
    ]
    return "\n".join(
        [
            "## Upload of bookings",
            "",
            "`make bench ARGS='--part excel'`:"
            f" an .xlsx of {got['rows']:.0f} rows ({path.stat().st_size / 1e6:.1f} MB),",
            f"half of them with two services, into a location with {there} bookings; {got['made']:.0f} were made.",
            f"{_machine()} Peak memory of the process: {got['peak_mb']:.0f} MB; of the child that reads the file:",
            f"{got['reader_mb']:.0f} MB.",
            "",
            "| step | s | CPU s, ours + database | rows/s |",
            "|---|---|---|---|",
            *lines,
        ]
    )


def _alone(*words: str) -> Figures:
    done = subprocess.run([sys.executable, "-m", "bench.alone", *words], stdout=subprocess.PIPE, text=True, check=True)
    figures: Figures = json.loads(done.stdout.splitlines()[-1])
    return figures


def _day_of(size: int, actor: Actor) -> str:
    """Since which day about so many bookings were created."""
    newest = Booking.objects.of(actor).order_by("-created_at", "-pk")
    return newest.values_list("created_at", flat=True)[size - 1].astimezone(actor.zone).date().isoformat()


def _rows_in(archive: zipfile.ZipFile, name: str) -> int:
    rows, tail = 0, b""
    for chunk in _chunks(archive, name):
        rows += (tail + chunk).count(b"<row>")
        tail = chunk[-len(b"<row") :]
    return rows


def _chunks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    with archive.open(name) as member:
        while chunk := member.read(CHUNK):
            yield chunk


def _by_libreoffice(path: Path) -> int:
    """How many rows LibreOffice finds on the first sheet; 0 where it is not installed."""
    if not (office := shutil.which("soffice")):
        return 0
    home = f"-env:UserInstallation=file://{path.parent}/office"
    command = [office, home, "--headless", "--convert-to", "csv", "--outdir", str(path.parent), str(path)]
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    table = path.with_suffix(".csv")
    rows = sum(1 for _line in table.open("rb"))
    table.unlink()
    return rows


def _machine() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        (version,) = cursor.fetchone()
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, PostgreSQL {version}."
