"""Daybook's settings with the few overrides that make tests quick."""

import atexit
import os
import shutil
import tempfile

from daybook.config.settings import *  # noqa: F403  assembling: Django wants plain module names

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
KEPT_FILES = os.environ.get("DAYBOOK_TEST_FILES") or tempfile.mkdtemp(prefix="daybook-files-")
if "DAYBOOK_TEST_FILES" not in os.environ:  # else they are those of a test, whose worker this is
    atexit.register(shutil.rmtree, KEPT_FILES, ignore_errors=True)
FILES = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": KEPT_FILES}}
STORAGES = {
    "default": FILES,
    "files": FILES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Threads of tests come and go; each has a connection of its own, and none has to wait for another's.
DATABASES["default"]["OPTIONS"].pop("pool", None)  # noqa: F405  assembling: Django wants plain module names
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True  # no collected files in tests
