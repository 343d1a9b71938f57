"""A file that somebody writes at the machine itself is in the log too."""

from __future__ import annotations

import pytest

from daybook.datalog.choices import DownloadSection
from daybook.datalog.models import Download
from daybook.datalog.operations import log_taken_file
from daybook.datalog.wishes import DownloadWish
from daybook.shared.errors import NotAllowed
from tests.datalog.asking import acting, somebody, told_of, work_of

pytestmark = pytest.mark.django_db
WISH = DownloadWish(DownloadSection.BOOKINGS, "cancelled=no", ("Cancelled: Not cancelled",))


def test_it_is_told_with_its_rows_and_who_has_it_and_cannot_be_fetched_again():
    olga = somebody()

    download = log_taken_file(WISH, rows=12, size=3_400, actor=acting(olga).through("command"))

    assert (download.channel, download.words, told_of(download)) == ("command", [*WISH.words], ["ready", "fetched"])
    assert (work_of(download).rows_done, work_of(download).size, work_of(download).file_key) == (12, 3_400, "")


def test_without_the_right_nothing_is_told():
    with pytest.raises(NotAllowed):
        log_taken_file(WISH, rows=1, size=1, actor=acting(somebody(dash_records_excel_access=False)))

    assert Download.objects.count() == 0
