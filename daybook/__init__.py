"""Daybook: the back office of businesses that live by appointments."""

__version__ = "0.1.0"
