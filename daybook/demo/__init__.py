"""The demo salon: a believable business, built from files through the same operations as everybody's."""

from daybook.demo.build import build_demo, is_finished, is_untouched

__all__ = ["build_demo", "is_finished", "is_untouched"]
