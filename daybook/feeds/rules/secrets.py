"""Secret addresses: what is made up, and what of it is kept."""

from __future__ import annotations

import hashlib
import secrets

BYTES = 32
"""Random bytes in a secret: nobody guesses one, however long they try."""


def new_secret() -> str:
    """A text for an address that nobody can guess."""
    return secrets.token_urlsafe(BYTES)


def digest_of(secret: str) -> str:
    """What is kept of a secret: it can be looked for, and tells nothing of the secret itself."""
    return hashlib.sha256(secret.encode()).hexdigest()
