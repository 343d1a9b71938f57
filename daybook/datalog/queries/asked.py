"""A download as its job takes it up: without an actor, and then with whoever asked for it."""

from __future__ import annotations

from django.utils import timezone

from daybook.access.models import User
from daybook.access.queries import actor_of, memberships_of
from daybook.datalog.models import Download, DownloadWork
from daybook.shared.actor import Actor


def work_on(download_id: int) -> DownloadWork | None:
    """How far the file of this download has come; None where there is none of this number."""
    return DownloadWork.objects.select_related("download", "download__location").filter(pk=download_id).first()


def asker_of(download: Download) -> Actor | None:
    """Whoever asked, with the rights they hold now; None where they work there no more or may not sign in."""
    person = User.objects.get(pk=download.asked_by_id)
    membership = memberships_of(person).filter(location_id=download.location_id).first()
    if membership is None:
        return None
    return actor_of(membership, channel=download.channel, address=download.address)


def expired_now() -> list[int]:
    """The downloads whose files are there and whose time is over."""
    works = DownloadWork.objects.with_a_file().filter(expires_at__lte=timezone.now())
    return list(works.order_by("pk").values_list("pk", flat=True))


def numbers_under_way() -> set[int]:
    """The downloads whose files are being made."""
    return set(DownloadWork.objects.under_way().values_list("pk", flat=True))


def keys_in_use() -> set[str]:
    """Where the files lie that somebody may still fetch."""
    return set(DownloadWork.objects.with_a_file().values_list("file_key", flat=True))
