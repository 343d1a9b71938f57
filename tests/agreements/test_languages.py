"""Every page speaks the person's language through and through: no word of another one is left over on it.

What people wrote themselves is theirs, and stays as it is; whatever stands in the database does not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models
from django.test import Client as Browser
from django.urls import reverse

from daybook.access.choices import Role
from daybook.locations.choices import CURRENCIES, WAYS_OF_WRITING, time_zones
from tests.access.doors import a_browser_of, signed_in
from tests.agreements.addresses import addresses_of_a_location
from tests.agreements.samples import sample_for
from tests.factories import a_location, a_user
from tests.reading import texts_shown

pytestmark = pytest.mark.django_db

NAMES = sorted(addresses_of_a_location())
OF_NO_LOCATION = (
    *("/account/login/", "/account/password/reset/", "/account/password/reset/done/", "/account/login/code/"),
    *("/account/password/change/", "/account/steps/", "/account/sessions/", "/account/reauthenticate/", "/me/"),
    *("/", "/nowhere/", "/account/steps/totp/activate/", "/account/steps/webauthn/", "/account/logout/"),
)
LATIN = re.compile(r"[A-Za-z]{2,}")
WITHOUT_WORDS = re.compile(
    r"&\w+;|https?://\S+|[\w.+-]+@[\w.-]+|[\w-]+\.(?:xlsx?|ods|csv|txt)\b|\.(?:xlsx?|ods|csv)\b|[A-Z]\w+(?:/[\w+-]+)+"
)
SAME_EVERYWHERE = frozenset(
    [
        *("Daybook", "Excel", "OpenDocument", "JavaScript", "Google", "Apple", "Outlook", "Calendar", "iPhone", "iPad"),
        *("Ctrl", "Enter", "Shift", "Esc", "API", "ID", "IP", "QR", "PIN", "TOTP", "SMTP", "URL", "VIP", "passkey"),
    ]
)
"""Names of things and of keys, which every language of ours writes alike."""
OWN_NAMES = frozenset(word for _code, name in WAYS_OF_WRITING for word in LATIN.findall(name))
"""Each language is called by its own name wherever it can be chosen."""
PRINTED = frozenset(["Set", "it", "up", "at", "RUB"])
"""The line of the command line that the first page names: that speaks English; and the code of a currency."""
SHOWN_AS_IT_IS = {
    "wizard": frozenset(["Date", "Client", "name", "Anna"]),
    "locations": frozenset(word for name in (*time_zones(), *CURRENCIES) for word in LATIN.findall(name)),
}
"""By room: what the file of the samples holds; names of time zones and currencies."""


@pytest.mark.parametrize("name", NAMES)
def test_no_english_word_is_left_on_a_russian_page_of_a_location(name: str):
    address, here = addresses_of_a_location()[name], a_location("Here")
    sample = sample_for(address.name, address.ids, here)
    browser = _speaking_russian(a_browser_of(Role.OWNER, location=here))
    own = _words_of_the_database() | SHOWN_AS_IT_IS.get(name.partition(":")[0], set())
    url = reverse(address.name, kwargs={"location_id": here.pk, **sample.ids})

    answers = [browser.get(url, sample.query)]
    if sample.post is not None:
        answers.append(browser.post(url, sample.post))
        answers.append(browser.post(url, {}))

    assert {word for answer in answers for word in _foreign_words(answer)} - own == set()


@pytest.mark.parametrize("path", OF_NO_LOCATION)
@pytest.mark.parametrize("is_signed_in", [False, True], ids=["a stranger", "a person"])
def test_no_english_word_is_left_on_a_russian_page_of_the_entrance(path: str, *, is_signed_in: bool):
    a_user()
    browser = _speaking_russian(signed_in(a_user()) if is_signed_in else Browser())

    answers = [browser.get(path, follow=True), browser.post(path, {}, follow=True)]

    assert [word for answer in answers for word in _foreign_words(answer)] == []


def test_no_english_word_is_left_on_the_russian_page_that_founds_a_daybook():
    browser = _speaking_russian(Browser())

    answers = [browser.get("/setup/", follow=True), browser.post("/setup/", {}, follow=True)]

    assert {word for answer in answers for word in _foreign_words(answer)} - PRINTED == set()


def test_a_foreign_word_is_seen():
    html = '<p>Запись <b>Anna Kovács</b> was kept</p><code>daybook</code><input placeholder="Type a name" value="x">'

    assert sorted(_latin_words(html)) == ["Anna", "Kov", "Type", "cs", "kept", "name", "was"]


def _speaking_russian(browser: Browser) -> Browser:
    browser.defaults["HTTP_ACCEPT_LANGUAGE"] = "ru"
    return browser


def _foreign_words(answer: Any) -> list[str]:
    if not answer.get("Content-Type", "").startswith("text/html") or answer.status_code == 405:
        return []
    assert answer["Content-Language"] == "ru"
    words = set(_latin_words(answer.content.decode())) - SAME_EVERYWHERE - OWN_NAMES
    return sorted(words - _words_of_the_database()) if words else []


def _latin_words(html: str) -> Iterator[str]:
    for text in texts_shown(html):
        yield from LATIN.findall(WITHOUT_WORDS.sub(" ", text))


def _words_of_the_database() -> set[str]:
    """Every word that stands in a row of ours: names, comments, files."""
    with connection.cursor() as cursor:
        cursor.execute(_every_text())
        return {word for (text,) in cursor.fetchall() for word in LATIN.findall(text)}


@cache
def _every_text() -> str:
    written = (models.CharField, models.TextField, models.JSONField)
    columns = {
        model._meta.db_table: [
            f'"{field.column}"' for field in model._meta.concrete_fields if isinstance(field, written)
        ]
        for model in apps.get_models()
        if model.__module__.startswith("daybook.")
    }
    return " UNION ALL ".join(
        f"""SELECT concat_ws(' ', {", ".join(texts)}) FROM "{table}" """ for table, texts in columns.items() if texts
    )
