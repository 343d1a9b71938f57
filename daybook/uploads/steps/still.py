"""Staff, services and the clock of a location stand still while a file is being written there."""

from __future__ import annotations

from django.utils.translation import gettext as _

from daybook.shared.actor import Actor
from daybook.shared.alone import beside
from daybook.uploads.rules import UploadBusy
from daybook.uploads.steps.alone import WRITES, being_written, told


def refuse_while_writing(actor: Actor) -> None:
    """Refuse while a file is being written at the location; until the transaction ends none begins to be."""
    if beside(WRITES, actor.location_id):
        return
    upload = being_written(actor)
    what = told(upload) if upload else _("A file is being brought in.")
    raise UploadBusy(
        _("Staff and services stand still for as long. Try again when it is done: %(what)s") % {"what": what}
    )


def refuse_while_any_is_written(actor: Actor) -> None:
    """Refuse also while a file waits for its turn to be written, or to be taken back, at the location."""
    refuse_while_writing(actor)
    if upload := being_written(actor):
        raise UploadBusy(_("Try again when it is done: %(what)s") % {"what": told(upload)})
