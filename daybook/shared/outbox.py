"""Messages that are kept, where no mail server is set up."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail.backends.filebased import EmailBackend


class Outbox(EmailBackend):
    """A folder of messages that nobody else on the machine can read: links that set a password stand in them."""

    def __init__(self, *args: Any, **more: Any) -> None:
        folder = Path(settings.EMAIL_FILE_PATH)
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
        super().__init__(*args, **more)
