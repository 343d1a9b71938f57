"""Runs the questions and writes what came of them into docs/benchmarks.md, between its marks."""

from __future__ import annotations

import argparse
import os
import platform
import re
import statistics
from collections.abc import Iterable
from pathlib import Path

import psycopg

from bench.pages import Rendered, render
from bench.questions import ALONE, OF_REPORTS, TOGETHER, Maker, random_ones
from bench.register import Measured, measure
from bench.salon import Salon


def measure_and_report(url: str, options: argparse.Namespace, *, page: Path) -> None:
    """Measure every question; print as it goes; write the page unless told not to."""
    with psycopg.connect(url, autocommit=True, prepare_threshold=None) as connection:
        connection.execute("SET jit = off")
        salon = Salon.of(connection, seed=options.seed)
        rendered = render(salon)  # first, while the process is as young as one of the web server's
        groups = {
            "Every filter alone": ALONE,
            "Filters that reports lead to": OF_REPORTS,
            "Combinations": TOGETHER,
            "Combinations drawn by chance": random_ones(salon, options.random),
        }
        results = {title: _all(salon, makers, options) for title, makers in groups.items()}
        text = _section(connection, options, results, rendered)
    print(text)
    if not options.no_page and not options.only:
        put_between_marks(page, f"register {size_in_words(options.bookings)}", text)


def _all(salon: Salon, makers: dict[str, Maker], options: argparse.Namespace) -> list[Measured]:
    results = []
    for name, make in makers.items():
        if name.startswith(options.only):
            result = measure(salon, name, make, runs=options.runs)
            print(_row(result), flush=True)
            results.append(result)
    return results


def _section(
    connection: psycopg.Connection[object],
    options: argparse.Namespace,
    results: dict[str, list[Measured]],
    rendered: Rendered,
) -> str:
    version = connection.info.parameter_status("server_version")
    every = [result for group in results.values() for result in group]
    lines = [
        f"## The register at {size_in_words(options.bookings)} bookings",
        "",
        f"`make bench BOOKINGS={options.bookings}`, {options.runs} runs of each question with random values, in the",
        f"location that holds half of all. {os.cpu_count()} cores, Python {platform.python_version()},"
        f" PostgreSQL {version}, warm.",
        "Milliseconds: the capped count and the page of 50 by Daybook's own code, and by the best SQL written by hand",
        "for the same tables and indexes (the floor), asked in turn with the same values. Both counts are compared.",
        "",
        _summary(every),
        "",
        f"A whole page through middleware, view and template, 50 rows: {rendered.whole:.0f} ms, of which"
        f" {rendered.cpu:.0f} ms are CPU of the web process ({rendered.queries} queries).",
    ]
    for title, group in results.items():
        lines += ["", f"### {title}", "", "| question | matches | p50 | p95 | floor p50 | floor p95 | ratio |"]
        lines += ["|---|---|---|---|---|---|---|", *map(_row, group)]
    return "\n".join(lines)


def _summary(every: Iterable[Measured]) -> str:
    results = list(every)
    slowest = max(results, key=lambda result: result.ours[1])
    ratio = statistics.median(result.ratio for result in results)
    within = sum(result.ours[1] <= 100 for result in results)
    return (
        f"{within} of {len(results)} questions have a p95 within 100 ms; the slowest is “{slowest.name}” with"
        f" {slowest.ours[1]:.0f} ms; the median ratio to the floor is {ratio:.1f}."
    )


def _row(result: Measured) -> str:
    matches = "more than 10 000" if result.total > 10_000 else f"{result.total}"
    figures = " | ".join(f"{figure:.1f}" for figure in (*result.ours, *result.floor))
    return f"| {result.name} | {matches} | {figures} | {result.ratio:.1f} |"


def size_in_words(bookings: int) -> str:
    """How many are asked for, as a heading says it: "10 million"."""
    return f"{bookings // 1_000_000} million" if bookings >= 1_000_000 else f"{bookings:,}".replace(",", " ")


def put_between_marks(page: Path, mark: str, text: str) -> None:
    """Put the text between the page's marks of that name; at its end where there are none yet."""
    begin, end = f"<!-- begin: {mark} -->", f"<!-- end: {mark} -->"
    block = f"{begin}\n{text}\n{end}"
    old = page.read_text()
    if begin in old:
        new = re.sub(re.escape(begin) + ".*?" + re.escape(end), lambda _match: block, old, flags=re.DOTALL)
    else:
        new = f"{old.rstrip()}\n\n{block}\n"
    page.write_text(new)
