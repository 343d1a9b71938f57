"""What the log keeps: one line a request, its id, and nothing about anybody."""

import io
import json
import logging

import pytest
from django.test import Client as Browser
from django.test import RequestFactory

from daybook.shared.access_log import address_without_persons
from daybook.shared.logs import json_formatter, without_secrets
from tests.access.doors import signed_in
from tests.factories import a_membership


@pytest.fixture
def log():
    """The lines that are written from here on, as the program writes them."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(json_formatter())
    root = logging.getLogger()
    root.addHandler(handler)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    root.removeHandler(handler)


@pytest.mark.django_db
def test_each_request_leaves_one_line_with_its_id(log):
    answer = Browser().get("/account/login/")

    (line,) = log()
    assert (line["verb"], line["path"], line["status"]) == ("GET", "/account/login/", 302)
    assert line["request_id"] == answer["X-Request-ID"]
    assert line["milliseconds"] >= 0


@pytest.mark.django_db
def test_the_line_does_not_tell_whom_somebody_looked_for(log):
    place = a_membership().location

    signed_in(a_membership(location=place)).get(
        f"/l/{place.pk}/", {"client": "Anna +351 912 345 678", "visit_from": "2026-05-01", "status": ["0", "2"]}
    )

    assert log()[-1]["path"] == f"/l/{place.pk}/?client=[hidden]&visit_from=2026-05-01&status=0&status=2"


@pytest.mark.django_db
def test_a_password_that_was_sent_is_in_no_line(log):
    Browser().post("/account/login/", {"login": "olga@example.org", "password": "correct horse 17"})

    assert "horse" not in json.dumps(log())


def test_a_phone_or_a_password_in_a_message_is_struck_out(log):
    logging.getLogger("daybook").warning("client %s, password=%s", "+351912345678", "swordfish")

    assert log()[-1]["event"] == "client [number], password=[hidden]"


def test_what_an_error_quotes_is_struck_out_of_its_traceback_too(log):
    try:
        int("Key (phone)=(+351912345678) already exists")
    except ValueError:
        logging.getLogger("daybook").exception("failed")

    assert "351912345678" not in log()[-1]["exception"]
    assert "Key (phone)=([number])" in log()[-1]["exception"]


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("call +1 (212) 344-5678 now", "call [number] now"),
        ("call 12123445678 now", "call [number] now"),
        ("call 8 912 345 67 89", "call [number]"),
        ("from 2026-05-01 to 2026-05-31, 100000 rows", "from 2026-05-01 to 2026-05-31, 100000 rows"),
        ("at 2026-05-01 10:30:15", "at 2026-05-01 10:30:15"),
        ("booking 1234567 of location 3", "booking 1234567 of location 3"),
        ("took 12.345678 s on 127.0.0.1:8000", "took 12.345678 s on 127.0.0.1:8000"),
        ('{"password": "swordfish", "x": 1}', '{"password": "[hidden]", "x": 1}'),
        ("Authorization: Bearer abc.def", "Authorization: [hidden]"),
        ("postgresql://daybook:swordfish@db:5432/daybook", "postgresql://daybook:[hidden]@db:5432/daybook"),
    ],
)
def test_numbers_that_may_be_phones_go_and_days_stay(line, kept):
    assert without_secrets(line) == kept


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/l/1/bookings/?client=anna&staff=3", "/l/1/bookings/?client=[hidden]&staff=3"),
        ("/l/1/bookings/?client=", "/l/1/bookings/?client="),
        ("/l/1/bookings/?sort=-created&cursor=WyJhIl0:1x", "/l/1/bookings/?sort=-created&cursor=[hidden]"),
        ("/l/1/calendar/clients/?client-search=anna", "/l/1/calendar/clients/?client-search=[hidden]"),
        ("/l/1/calendar/clients/phone/?client-phone=%2B1212344", "/l/1/calendar/clients/phone/?client-phone=[hidden]"),
        ("/l/1/bookings/?%2B351912345678=1&Anna+Berg=2", "/l/1/bookings/?[hidden]=1&[hidden]=2"),
        ("/l/1/bookings/?source=online", "/l/1/bookings/?source=online"),
        ("/l/1/bookings/?comment=Owes+money", "/l/1/bookings/?comment=[hidden]"),
        ("/account/login/?next=/l/1/?client%3Danna", "/account/login/?next=[hidden]"),
        ("/l/1/data-log/file/7.NXlRAntk-Bxc/", "/l/1/data-log/file/[hidden]/"),
        ("/account/password/reset/key/5-abcdef/", "/account/password/reset/key/[hidden]/"),
        ("/l/1/", "/l/1/"),
    ],
)
def test_addresses_are_told_without_persons(address, told):
    assert address_without_persons(RequestFactory().get(address)) == told


def test_a_request_id_of_a_proxy_is_taken_over_and_a_forged_one_is_not():
    taken = Browser().get("/healthz", headers={"X-Request-ID": "abc-12345"})
    forged = Browser().get("/healthz", headers={"X-Request-ID": 'x"} {"level": "fake'})

    assert taken["X-Request-ID"] == "abc-12345"
    assert len(forged["X-Request-ID"]) == 32
