"""Jobs commit with the change that made them, and a real worker does them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.contrib.django.models import ProcrastinateJob

from daybook.shared.jobs import TERMS, later

JOB = "access.end_expired_sessions"


def work_until_done() -> None:
    """A worker as `daybook worker` runs it, that leaves when the queue is empty."""
    assert isinstance(app.connector, DjangoConnector)
    with app.replace_connector(app.connector.get_worker_connector()) as working:
        working.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)


@pytest.mark.django_db(transaction=True)
def test_a_worker_does_what_was_set_off():
    for name, days in (("old", -1), ("live", 1)):
        Session.objects.create(session_key=name, session_data="", expire_date=timezone.now() + timedelta(days=days))

    later(JOB, timestamp=0)
    work_until_done()

    assert list(Session.objects.values_list("session_key", flat=True)) == ["live"]
    assert not ProcrastinateJob.objects.exclude(status="succeeded").exists()


@pytest.mark.django_db(transaction=True)
def test_a_job_vanishes_with_the_change_that_made_it():
    before = ProcrastinateJob.objects.count()

    with transaction.atomic():
        later(JOB, timestamp=0)
        transaction.set_rollback(True)

    assert ProcrastinateJob.objects.count() == before


def test_the_worker_knows_every_job_by_its_name():
    assert set(app.tasks) >= {*TERMS} > set()


def test_what_follows_a_job_that_is_given_up_is_a_job():
    assert {terms.given_up for terms in TERMS.values()} - {""} - {*TERMS} == set()
