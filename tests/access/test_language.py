"""In which language a person is spoken to."""

import pytest
from django.test import Client as Browser

from tests.access.doors import signed_in
from tests.factories import a_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _several_languages(settings):
    settings.LANGUAGES = [("en", "English"), ("ru", "Russian"), ("de", "German")]


def a_user_who_reads(language):
    person = a_user()
    person.language = language
    person.save()
    return person


def test_a_stranger_is_spoken_to_as_the_browser_asks():
    a_user()

    answer = Browser().get("/account/login/", headers={"Accept-Language": "ru"})

    assert answer["Content-Language"] == "ru"
    assert '<html lang="ru"' in answer.text


def test_what_the_person_chose_goes_before_what_the_browser_asks():
    browser = signed_in(a_user_who_reads("de"))

    answer = browser.get("/me/", headers={"Accept-Language": "ru"})

    assert answer["Content-Language"] == "de"


def test_whoever_chose_nothing_is_spoken_to_as_the_browser_asks():
    answer = signed_in(a_user()).get("/me/", headers={"Accept-Language": "ru"})

    assert answer["Content-Language"] == "ru"


def test_a_language_that_is_not_there_any_more_does_not_count():
    answer = signed_in(a_user_who_reads("tlh")).get("/me/", headers={"Accept-Language": "en"})

    assert answer["Content-Language"] == "en"


def test_the_next_person_of_the_same_server_is_spoken_to_in_their_own():
    signed_in(a_user_who_reads("ru")).get("/me/")

    answer = signed_in(a_user_who_reads("en")).get("/me/")

    assert answer["Content-Language"] == "en"


def test_one_chooses_the_language_on_ones_own_page():
    person = a_user()
    browser = signed_in(person)

    answer = browser.post("/me/language/", {"language": "de"})

    person.refresh_from_db()
    assert (answer.status_code, person.language) == (302, "de")


def test_a_language_that_does_not_exist_is_refused():
    person = a_user()

    answer = signed_in(person).post("/me/language/", {"language": "tlh"})

    person.refresh_from_db()
    assert (answer.status_code, person.language) == (422, "")


@pytest.mark.parametrize(
    ("chosen", "asked", "subject"),
    [
        ("ru", "en", "Письмо для сброса пароля"),
        ("en", "ru", "Password Reset Email"),
        ("", "ru", "Письмо для сброса пароля"),
    ],
)
def test_a_message_speaks_the_language_of_whoever_gets_it(chosen: str, asked: str, subject: str, mailoutbox):
    person = a_user_who_reads(chosen)

    Browser().post("/account/password/reset/", {"email": person.email}, headers={"Accept-Language": asked})

    [message] = mailoutbox
    assert subject in message.subject
