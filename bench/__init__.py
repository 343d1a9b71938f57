"""Daybook's measurements: `make bench`. Never part of the tests; the figures stand in docs/benchmarks.md."""
