"""What the embedded database says when it cannot do its work; every message is a sentence for the operator.

These sentences are plain English and do not go through gettext: this room speaks before Django exists.
"""


class EmbeddedDatabaseError(Exception):
    """The embedded database cannot be had; the text says why and what to do."""


class DatabaseNotRunning(EmbeddedDatabaseError):
    """Nobody runs the database of this data folder at the moment."""
