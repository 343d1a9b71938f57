"""Asking for a file."""

from __future__ import annotations

from uuid import UUID, uuid5

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from daybook.access.models import User
from daybook.datalog.choices import MOST_WAITING, SECTION_JOBS, DownloadSection
from daybook.datalog.models import Download, DownloadWork
from daybook.datalog.rights import refusal_to_ask
from daybook.datalog.wishes import DownloadWish
from daybook.shared.actor import Actor
from daybook.shared.errors import DomainError, refuse
from daybook.shared.jobs import later
from daybook.shared.operations import operation


class TooManyWaiting(DomainError):
    """The person has so many files under way that another one has to wait for them."""

    code = "too_many_waiting"


@operation
def ask_for_download(wish: DownloadWish, *, actor: Actor) -> Download:
    """Have the file made in the background, and mailed as a link to whoever asks.

    The same form once more, or the same question while it is under way, is the same download. The caller has read
    the question through its filters: a wrong one is refused before it comes here.
    """
    refuse(refusal_to_ask(wish.section, actor))
    assert actor.user_id is not None, "only a person asks for files"
    # Two clicks at once come one after the other.
    User.objects.select_for_update(no_key=True).get(pk=actor.user_id)
    if there := _asked_before(wish, actor):
        return there
    _demand_room(actor)
    download = Download.objects.create(
        location_id=actor.location_id,
        asked_by_id=actor.user_id,
        section=wish.section,
        question=wish.question,
        words=list(wish.words),
        columns=list(wish.columns),
        form_key=_key_here(wish, actor),
        language=get_language() or "",
        channel=actor.channel,
        address=actor.address,
    )
    DownloadWork.objects.create(download=download)
    later(SECTION_JOBS[DownloadSection(wish.section)], download_id=download.pk)
    return download


def _asked_before(wish: DownloadWish, actor: Actor) -> Download | None:
    mine = Download.objects.of(actor).filter(asked_by_id=actor.user_id)
    if wish.form_key and (same_form := mine.filter(form_key=_key_here(wish, actor)).first()):
        return same_form
    same = {"section": wish.section, "question": wish.question, "columns": list(wish.columns)}
    under_way = DownloadWork.objects.under_way().values("pk")
    return mine.filter(**same, pk__in=under_way).first()


def _key_here(wish: DownloadWish, actor: Actor) -> UUID | None:
    """The form's key as one of this location: the same form sent at another one is another form."""
    return uuid5(wish.form_key, str(actor.location_id)) if wish.form_key else None


def _demand_room(actor: Actor) -> None:
    waiting = DownloadWork.objects.under_way().filter(download__asked_by_id=actor.user_id).count()
    if waiting < MOST_WAITING:
        return
    sentence = ngettext(
        "%(count)d file of yours is being made already.", "%(count)d files of yours are being made already.", waiting
    )
    raise TooManyWaiting(f"{sentence % {'count': waiting}} {_('Ask again when one of them is ready.')}")
