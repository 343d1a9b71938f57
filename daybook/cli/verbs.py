"""Every verb there is, in the order of `--help`; docs/operate/command-line.md explains each (tested)."""

from __future__ import annotations

from daybook.cli import check, createowner, dburl, demo, download, migrate, seed, serve, upload, web, worker
from daybook.cli.verb import Verb

VERBS: tuple[Verb, ...] = (
    serve.VERB,
    web.VERB,
    worker.VERB,
    migrate.VERB,
    demo.VERB,
    createowner.VERB,
    upload.VERB,
    download.VERB,
    seed.VERB,
    dburl.VERB,
    check.VERB,
)
