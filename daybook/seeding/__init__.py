"""Made-up salons of any size, for benchmarks: the same numbers give the same rows."""

from daybook.seeding.seed import Plan, seed

__all__ = ["Plan", "seed"]
