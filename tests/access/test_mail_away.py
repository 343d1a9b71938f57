"""A mail server that is away tells nobody which accounts there are."""

from __future__ import annotations

import socket
from typing import Any

import pytest
from django.test import Client as Browser

from tests.factories import a_user

pytestmark = pytest.mark.django_db


def test_a_reset_that_cannot_be_mailed_is_answered_like_one_for_a_stranger(settings: Any):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        settings.EMAIL_PORT = taken.getsockname()[1]
    settings.EMAIL_BACKEND, settings.EMAIL_HOST = "django.core.mail.backends.smtp.EmailBackend", "127.0.0.1"
    person = a_user()

    known = Browser().post("/account/password/reset/", {"email": person.email})
    unknown = Browser().post("/account/password/reset/", {"email": "stranger@example.org"})

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
