"""What a job does for a person who brought a file in: it may be ended at any moment, and be run again."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db import InterfaceError, OperationalError
from django.utils import translation
from django.utils.translation import gettext as _

from daybook.access.rights import command_actor
from daybook.locations.models import Location
from daybook.shared.actor import Actor
from daybook.shared.alone import alone
from daybook.shared.channels import Channel
from daybook.shared.errors import DomainError
from daybook.shared.jobs import later_in
from daybook.uploads.choices import UploadSection, UploadState
from daybook.uploads.models import Upload
from daybook.uploads.operations import fail_upload, tidy_uploads
from daybook.uploads.queries import person_behind
from daybook.uploads.rules import UploadBusy
from daybook.uploads.sheets.bringing import check_file, go_on_taking_back, go_on_writing
from daybook.uploads.steps.begin import JOBS
from daybook.uploads.steps.engine import Engine
from daybook.uploads.steps.kept import forget_copies, forget_strays, here

Engines = Mapping[UploadSection, Engine]
Work = Callable[[Upload, Engine, Actor], object]

AGAIN_IN = 5
"""Seconds after which an errand that has to wait for another one looks again."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Errand:
    """Of which upload, at which location, for whom."""

    upload_id: int
    location_id: int
    user_id: int


def run_check(errand: Errand, engines: Engines) -> None:
    """Give every row of the kept file its verdict."""
    _run(errand, engines, UploadState.CHECKING, _check)


def run_writing(errand: Errand, engines: Engines) -> None:
    """Write the good rows, or go on where an earlier run was ended."""
    _run(errand, engines, UploadState.WRITING, lambda upload, engine, actor: go_on_writing(upload, engine, actor=actor))


def run_taking_back(errand: Errand, engines: Engines) -> None:
    """Take back what the upload made, or go on where an earlier run was ended."""
    _run(
        errand,
        engines,
        UploadState.TAKING_BACK,
        lambda upload, engine, actor: go_on_taking_back(upload, engine, actor=actor),
    )


def _run(errand: Errand, engines: Engines, state: UploadState, work: Work) -> None:
    """Do the work where the upload still waits for it; what cannot be done is told to the person, in their language."""
    nobody = _nobody(errand)
    upload = _upload_of(errand, nobody)
    if upload is None or upload.state != state:
        return
    with translation.override(upload.language or translation.get_language()):
        try:
            work(upload, engines[UploadSection(upload.section)], person_behind(upload))
        except UploadBusy:
            ids = {"upload_id": errand.upload_id, "location_id": errand.location_id, "user_id": errand.user_id}
            later_in(AGAIN_IN, JOBS[state], **ids)
        except DomainError as refusal:
            fail_upload(upload.pk, str(refusal), actor=nobody)
        except (OperationalError, InterfaceError):
            # The database was away or had no time: the job is run again.
            raise
        except Exception:  # border: whoever brought the file in is told in words, the log has the rest
            logger.exception("upload %s of %s failed", upload.pk, upload.name)
            give_up(errand)


def _nobody(errand: Errand) -> Actor:
    return command_actor(location_id=errand.location_id).through(Channel.CLOCK)


def _upload_of(errand: Errand, actor: Actor) -> Upload | None:
    return Upload.objects.of(actor).filter(pk=errand.upload_id, begun_by_id=errand.user_id).first()


def _check(upload: Upload, engine: Engine, actor: Actor) -> None:
    with alone("uploads.check", upload.pk) as is_alone:
        if not is_alone:
            raise UploadBusy(_("The file is being checked already."))
        try:
            with here(upload) as path:
                check_file(upload, path, engine, actor=actor)
        except FileNotFoundError:
            fail_upload(upload.pk, _("The file is not kept any more. Bring it in again."), actor=actor)


def give_up(errand: Errand) -> None:
    """Say that the work on the upload cannot be done, however often it is tried; what was written stays."""
    upload = _upload_of(errand, _nobody(errand))
    if upload:
        with translation.override(upload.language or translation.get_language()):
            sentence = _("Something went wrong on our side. What was written stays; the log of the server says more.")
            fail_upload(upload.pk, sentence, actor=_nobody(errand))


def tidy_everywhere() -> None:
    """Tidy the uploads of every location, and what processes that died left of files."""
    for location_id in Location.objects.order_by("pk").values_list("pk", flat=True):
        clock = command_actor(location_id=location_id).through(Channel.CLOCK)
        tidy_uploads(actor=clock)
        forget_strays(clock)
    forget_copies()
