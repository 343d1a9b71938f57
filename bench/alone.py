"""One thing measured in a process of its own, whose memory is that thing's alone; says what came of it as JSON.

python -m bench.alone download FIRST_DAY FILE
python -m bench.alone upload FILE
"""

from __future__ import annotations

import json
import os
import re
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django


def main() -> None:
    """Do what the arguments say."""
    django.setup()
    acts: dict[str, Callable[..., dict[str, float]]] = {"download": download, "upload": upload}
    act, *words = sys.argv[1:]
    print(json.dumps(acts[act](*words)))


def download(first_day: str, file: str) -> dict[str, float]:
    """Read the answer alone, then make the whole file of it."""
    from django.http import QueryDict  # start-up: Django is set up only now

    from bench.owner import owner_actor  # start-up: Django is set up only now
    from daybook.bookings.filters import BookingFilters  # start-up: Django is set up only now
    from daybook.bookings.sheets.download import (  # start-up: Django is set up only now
        Answer,
        download_register,
        register_table,
    )
    from daybook.shared.one_moment import one_moment  # start-up: Django is set up only now

    actor = owner_actor()
    answer = Answer(BookingFilters(QueryDict(f"created_from={first_day}"), actor))

    def read() -> int:
        with one_moment():
            return sum(1 for _row in register_table(answer, actor=actor).rows)

    read_alone = _measured("read", read)
    whole = _measured("whole", lambda: download_register(Path(file), answer, actor=actor))
    return {**read_alone, **whole, "peak_mb": _peak_mb(), "file_mb": Path(file).stat().st_size / 1e6}


def upload(file: str) -> dict[str, float]:
    """Check the file, write it, and take it back, so that the next run finds what this one found."""
    from bench.owner import owner_actor  # start-up: Django is set up only now
    from daybook.bookings.sheets.upload import BOOKINGS  # start-up: Django is set up only now
    from daybook.uploads.sheets.bringing import (  # start-up: Django is set up only now
        Source,
        check_upload,
        take_back_upload,
        write_upload,
    )

    actor = owner_actor()
    held: list[Any] = []
    check = _measured("check", lambda: held.append(check_upload(Source(Path(file)), BOOKINGS, actor=actor)))
    brought = held[0]
    write = _measured("write", lambda: write_upload(brought, BOOKINGS, actor=actor))
    peak = _peak_mb()
    brought.refresh_from_db()
    counted = {"rows": brought.rows.count(), "made": brought.rows.filter(made_id__isnull=False).count()}
    back = _measured("back", lambda: take_back_upload(brought, BOOKINGS, actor=actor))
    reader = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return {**check, **write, **back, **counted, "peak_mb": peak, "reader_mb": reader}


def _measured(name: str, act: Callable[[], Any]) -> dict[str, float]:
    begun, used, served = time.perf_counter(), time.process_time(), _cpu_of_database()
    found = act()
    spent = {
        f"{name}_s": time.perf_counter() - begun,
        f"{name}_cpu": time.process_time() - used,
        f"{name}_db": _cpu_of_database() - served,
    }
    return {**spent, "rows": found} if isinstance(found, int) else spent


def _cpu_of_database() -> float:
    """Seconds of the process that serves our connection; it runs on this machine."""
    from django.db import connection  # start-up: Django is set up only now

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (process,) = cursor.fetchone()
    _name, _bracket, rest = Path(f"/proc/{process}/stat").read_text().rpartition(")")
    ticks = rest.split()[11:13]
    return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")


def _peak_mb() -> float:
    """Of this process since it began; what `getrusage` says would count in whoever started it."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(found[1]) / 1024 if found else 0.0


if __name__ == "__main__":
    main()
