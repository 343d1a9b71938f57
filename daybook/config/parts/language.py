"""Language and time: stored in UTC, shown in the location's zone, said in the person's language."""

from __future__ import annotations

from daybook.config import env
from daybook.config.parts.paths import PACKAGE

LANGUAGE_CODE = env.choice(
    "DAYBOOK_LANGUAGE", ("en", "ru"), default="en", meaning="Language where a browser asks for none we have."
)
LANGUAGES = [("en", "English"), ("ru", "Русский")]
"""Each under the name that its own speakers know it by; `make messages` says how one is added."""
LOCALE_PATHS = [PACKAGE / "locale", PACKAGE / "locale" / "libraries"]
"""Ours, and what we say in other words than the libraries do whose pages we show."""
TIME_ZONE = env.text(
    "DAYBOOK_TIME_ZONE",
    default="UTC",
    meaning="Zone of pages that belong to no location, such as one's own sign-ins.",
)
USE_TZ = True
USE_I18N = True
FORMAT_MODULE_PATH: list[str] = []
