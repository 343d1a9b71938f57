"""Django's settings, assembled from parts; `env.py` reads the environment, docs/operate/settings.md explains it."""

import pghistory

from daybook.config.parts.apps import *  # noqa: F403  assembling: Django wants plain module names
from daybook.config.parts.database import DATABASES as DATABASES
from daybook.config.parts.database import DEFAULT_AUTO_FIELD as DEFAULT_AUTO_FIELD
from daybook.config.parts.downloads import LINK_DAYS as LINK_DAYS
from daybook.config.parts.files import FILES
from daybook.config.parts.jobs import *  # noqa: F403  assembling: Django wants plain module names
from daybook.config.parts.language import *  # noqa: F403  assembling: Django wants plain module names
from daybook.config.parts.logging import LOGGING as LOGGING
from daybook.config.parts.mail import *  # noqa: F403  assembling: Django wants plain module names
from daybook.config.parts.paths import DATA_DIR as DATA_DIR
from daybook.config.parts.paths import DEBUG as DEBUG
from daybook.config.parts.security import *  # noqa: F403  assembling: Django wants plain module names

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "daybook_cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": FILES,
    "files": FILES,
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# History is found by the thing it tells of, and by what `shared.history.tracked` is told; more indexes cost writes.
PGHISTORY_FOREIGN_KEY_FIELD = pghistory.ForeignKey(db_index=False)
PGHISTORY_OBJ_FIELD = pghistory.ObjForeignKey(db_index=True)
