"""What browsers are told about our pages."""

import pytest
from django.test import Client as Browser

from daybook.access.choices import Role
from tests.access.doors import a_browser_of
from tests.factories import a_location
from tests.pages import faults_of_page

pytestmark = pytest.mark.django_db


def policy_of(answer):
    parts = [part.split() for part in answer["Content-Security-Policy"].split(";") if part.strip()]
    return {name: sorted(sources) for name, *sources in parts}


@pytest.mark.parametrize("address", ["/account/login/", "/no/such/page/", "/healthz"])
def test_pages_may_load_and_run_only_what_is_ours(address):
    policy = policy_of(Browser().get(address))

    assert policy["default-src"] == ["'none'"]
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == ["'self'"]
    assert policy["frame-ancestors"] == ["'none'"]
    assert not any("unsafe" in source for sources in policy.values() for source in sources)


def test_pages_are_not_framed_sniffed_or_named_to_others():
    answer = Browser().get("/account/login/")

    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"


def test_no_browser_keeps_the_pages_of_a_location():
    here = a_location()
    owner = a_browser_of(Role.OWNER, location=here)

    answers = [owner.get(f"/l/{here.pk}/{page}") for page in ("bookings/", "calendar/?new=1", "calendar/?visit=0")]

    assert [sorted(answer["Cache-Control"].split(", ")) for answer in answers] == [["no-store", "private"]] * 3


def test_refusals_hold_no_inline_code_either():
    here = a_location()
    specialist = a_browser_of(Role.SPECIALIST, location=here)

    refused = specialist.get(f"/l/{here.pk}/settings/sign-in/")
    not_found = specialist.get("/l/999999/")

    assert (refused.status_code, not_found.status_code) == (403, 404)
    assert faults_of_page(refused.text) + faults_of_page(not_found.text) == []


def test_a_refused_fragment_is_a_fragment():
    here = a_location()

    answer = a_browser_of(Role.SPECIALIST, location=here).get(
        f"/l/{here.pk}/settings/sign-in/", headers={"HX-Request": "true"}
    )

    assert answer.status_code == 403
    assert "data-problem" in answer.text
    assert "<html" not in answer.text


@pytest.mark.parametrize(
    ("html", "faults"),
    [
        ('<script src="/static/a.js"></script><script type="application/json">{}</script>', []),
        ("<script>run()</script>", ["line 1: <script> is an inline script"]),
        ('<p style="color: red">', ["line 1: <p style=…> is an inline style"]),
        ("<style>p {}</style>", ["line 1: <style> is an inline style"]),
        ('<a href="javascript:run()">', ["line 1: <a href=…> is an inline script"]),
        ('<b onclick="run()">', ["line 1: <b onclick=…> is an inline script"]),
        ('<script src="//elsewhere.example/a.js"></script>', ["line 1: <script> comes from another host"]),
    ],
)
def test_the_reader_of_pages_finds_what_it_looks_for(html, faults):
    assert faults_of_page(html) == faults
