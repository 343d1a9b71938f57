import pytest

from daybook.access.choices import Role
from daybook.cards.operations import say_two_people
from daybook.clients.models import TwoPeople
from tests.access.doors import a_browser_of
from tests.changelog.reading import words_of
from tests.factories import a_client, a_location, a_user, an_actor
from tests.pages import faults_of_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    return a_location("Here")


@pytest.fixture
def browser(here):
    return a_browser_of(Role.OWNER, location=here)


@pytest.fixture
def alike(here):
    return a_client("Anna Kovács", location=here), a_client("Anna Kovács", location=here)


def test_a_pair_leaves_the_list_of_doubles_and_stands_among_what_was_said(here, browser, alike):
    anna, namesake = alike
    listed = browser.get(f"/l/{here.pk}/clients/doubles/?back=sort%3Dname")

    answer = browser.post(listed.context["say_url"], {"one": anna.pk, "other": namesake.pk}, follow=True)
    said = browser.get(answer.context["said_url"])

    assert "Anna Kovács and Anna Kovács are two people." in answer.text
    assert (answer.context["pairs"], answer.context["said"]) == ([], 1)
    assert "back=sort" in answer.redirect_chain[0][0]
    [pair] = said.context["page"].rows
    assert (pair.one.id, pair.other.id, pair.by) == (anna.pk, namesake.pk, "Olga Desk")
    assert faults_of_page(said.text) == []


def test_with_htmx_a_line_comes_in_its_place_that_takes_it_back(here, browser, alike):
    pair = {"one": alike[0].pk, "other": alike[1].pk}
    htmx = {"HTTP_HX_REQUEST": "true"}

    said = browser.post(f"/l/{here.pk}/clients/doubles/two-people/say/", pair, **htmx)
    number = TwoPeople.objects.get().pk
    back = browser.post(f"/l/{here.pk}/clients/doubles/two-people/{number}/take-back/", **htmx)

    assert "are two people: they are listed here no more. Take it back" in words_of(said.text)
    assert "may be one person again. Compare" in words_of(back.text)
    assert not TwoPeople.objects.exists()


def test_both_cards_tell_that_the_other_is_somebody_else_and_lead_back_to_themselves(here, browser, alike):
    anna, namesake = alike
    say_two_people(anna.pk, namesake.pk, actor=an_actor(location=here, user=a_user("Rosa")))

    page = browser.get(f"/l/{here.pk}/clients/{namesake.pk}/")
    number = TwoPeople.objects.get().pk
    answer = browser.post(f"/l/{here.pk}/clients/doubles/two-people/{number}/take-back/", {"card": namesake.pk})

    assert [(said.by, other.id) for said, other in page.context["others"]] == [("Rosa", anna.pk)]
    assert faults_of_page(page.text) == []
    assert answer["Location"] == f"/l/{here.pk}/clients/{namesake.pk}/"


def test_whoever_compared_both_says_it_there_and_comes_to_the_card(here, browser, alike):
    anna, namesake = alike
    page = browser.get(f"/l/{here.pk}/clients/{anna.pk}/merge/", {"other": namesake.pk})
    sent = {"one": anna.pk, "other": namesake.pk, "card": page.context["card_id"]}

    answer = browser.post(page.context["say_url"], sent)

    assert answer["Location"] == f"/l/{here.pk}/clients/{anna.pk}/"
    assert TwoPeople.objects.count() == 1


def test_nonsense_is_not_found_and_what_was_taken_back_is_told_as_such(here, browser):
    say = f"/l/{here.pk}/clients/doubles/two-people/say/"

    assert browser.post(say, {"one": "x"}).status_code == 404
    assert browser.post(f"/l/{here.pk}/clients/doubles/two-people/999999/take-back/").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_a_page_asks_the_database_as_often_for_few_pairs_as_for_many(number, here, browser, django_assert_num_queries):
    for _each in range(number):
        say_two_people(a_client(location=here).pk, a_client(location=here).pk, actor=an_actor(location=here))
    address = f"/l/{here.pk}/clients/doubles/two-people/"
    browser.get(address)

    with django_assert_num_queries(6):
        browser.get(address)
