"""Links that let their reader in: worked out of the message's key as it leaves, and never kept."""

from __future__ import annotations

from django.conf import settings
from django.core import signing

SALT = "mail.way_in"


def link_of(path: str, key: str) -> str:
    """The whole link of the message of this key; whoever may hand it over must know what they do."""
    return f"{settings.SITE_URL}{path}{secret_of(key)}/"


def secret_of(key: str) -> str:
    """What stands at the end of the link: the key, signed by us; always the same."""
    return signing.Signer(salt=SALT).sign(key).replace(":", ".")


def key_of(secret: str) -> str:
    """The key that a secret of ours names; empty for any other text."""
    try:
        return signing.Signer(salt=SALT).unsign(":".join(secret.rsplit(".", 1)))
    except signing.BadSignature:
        return ""
