"""How the uploads room refuses."""

from __future__ import annotations

from daybook.shared.errors import DomainError


class UploadBusy(DomainError):
    """A file is being written at this location; what was asked waits for its end."""

    code = "upload_busy"


class NotNow(DomainError):
    """The upload has not come that far, or is past it."""

    code = "not_now"


class RaceLost(DomainError):
    """Somebody else was faster with one of the rows; nothing of this step was written."""

    code = "race_lost"
