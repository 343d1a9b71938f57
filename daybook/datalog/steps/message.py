"""The message that a file is ready."""

from __future__ import annotations

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _

from daybook.datalog.models import Download, DownloadWork
from daybook.datalog.rules.links import MESSAGE, message_key, token_of
from daybook.mail.operations import send_message
from daybook.mail.wishes import MessageWish
from daybook.shared.actor import Actor
from daybook.shared.templatetags.shown import moment


def link_to(download: Download) -> str:
    """The address of the file, as it stands in a message."""
    ids = {"location_id": download.location_id, "token": token_of(download.pk)}
    return f"{settings.SITE_URL}{reverse('datalog:file', kwargs=ids)}"


def tell_asker(work: DownloadWork, actor: Actor) -> None:
    """Send whoever asked the link to the file that is ready now."""
    download = work.download
    section, place = download.get_section_display(), download.location.name
    wish = MessageWish(
        key=message_key(download.pk),
        to=download.asked_by.email,
        subject=_("%(section)s of %(place)s: your file is ready") % {"section": section, "place": place},
        text=_text(work),
        kind=MESSAGE,
        location_id=download.location_id,
    )
    send_message(wish, actor=actor)


def _text(work: DownloadWork) -> str:
    download = work.download
    facts = {
        "name": download.asked_by.name,
        "section": download.get_section_display(),
        "place": download.location.name,
        "filters": "; ".join(download.words) or _("none"),
        "rows": work.rows_done,
        "size": filesizeformat(work.size).replace("\xa0", " "),
        "until": moment(work.expires_at),
        "link": link_to(download),
    }
    return (
        _(
            """%(name)s, the file you asked for is ready.

%(section)s, %(place)s
Filters: %(filters)s
Rows: %(rows)s, size: %(size)s

Fetch it until %(until)s:
%(link)s

The link asks for your sign-in. If your rights change meanwhile, ask for the file anew."""
        )
        % facts
    )
