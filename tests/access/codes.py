"""What an authenticator app shows at this moment."""

import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value


def code_of(secret: str) -> str:
    """The six digits for a secret, now."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
