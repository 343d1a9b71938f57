"""Links to files: signed, so that nobody can guess the one of another file."""

from __future__ import annotations

from django.core import signing

SALT = "datalog.file"
MESSAGE = "download"


def message_key(download_id: int) -> str:
    """The key of the one message about this download."""
    return f"{MESSAGE}-{download_id}"


def token_of(download_id: int) -> str:
    """What stands in the link of this download's file; always the same."""
    return signing.Signer(salt=SALT).sign(str(download_id)).replace(":", ".")


def download_of(token: str) -> int | None:
    """The number of the download that a token of ours names; None for any other text."""
    try:
        return int(signing.Signer(salt=SALT).unsign(token.replace(".", ":")))
    except (signing.BadSignature, ValueError):
        return None
