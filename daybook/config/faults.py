"""Everything that is wrong with the settings, at once: the parts themselves give up at the first."""

from __future__ import annotations

import os
import pkgutil
from collections.abc import Iterator
from importlib import import_module

from daybook.config import env, parts
from daybook.config.env import BadSetting

OURS = "DAYBOOK_"
OF_TESTS = f"{OURS}TEST_"
NOT_SETTINGS = ("DAYBOOK_OWNER_PASSWORD", "DAYBOOK_UNPOOLED")
"""Variables that single verbs read."""


def wrong_settings() -> Iterator[str]:
    """Each setting that cannot be understood, and each variable that is named like one of ours and is none."""
    given = dict(os.environ)
    for part in pkgutil.iter_modules(parts.__path__, f"{parts.__name__}."):
        while bad := _bad_setting(part.name):
            yield str(bad)
            # Without it the part can be read on.
            if os.environ.pop(str(bad).partition("=")[0], None) is None:
                break
    os.environ.update(given)
    unknown = {name for name in given if name.startswith(OURS) and not name.startswith(OF_TESTS)} - _known()
    yield from (f"{name} is no setting of Daybook." for name in sorted(unknown))


def _bad_setting(part: str) -> BadSetting | None:
    try:
        import_module(part)
    except BadSetting as bad:
        return bad
    return None


def _known() -> set[str]:
    """Every name that the program reads, and those of the files that hold a secret."""
    return {name + end for name in (*env.DECLARED, *NOT_SETTINGS) for end in ("", "_FILE")}
