"""Booking categories: own labels and the built-in ones."""

import re

import pytest

from daybook.access.choices import Right, Role
from daybook.bookings.choices import ICONS, BuiltIn
from daybook.bookings.models import BookingCategory
from daybook.bookings.operations import delete_category, edit_category, retire_category, return_category
from daybook.bookings.wishes import CategoryWish
from daybook.shared.errors import Invalid, NotAllowed, Stale
from daybook.shared.versions import InUse
from tests.access.doors import a_browser_of
from tests.factories import a_booking, a_booking_category, a_location, an_actor
from tests.shared.listing.lists import words_of
from tests.walls.test_templates import SPRITE

pytestmark = pytest.mark.django_db
VIP = CategoryWish("VIP", "#d63939", "crown")


def test_a_label_gets_another_name_colour_and_sign_on_every_booking():
    label = a_booking_category("Regular")
    a_booking(categories=(label,))

    edit_category(label.pk, VIP, version=1, actor=an_actor(Right.SETTINGS))

    label.refresh_from_db()
    assert (label.title, label.color, label.icon, label.version) == ("VIP", "#d63939", "crown", 2)
    with pytest.raises(Stale):
        edit_category(label.pk, VIP, version=1, actor=an_actor(Right.SETTINGS))


@pytest.mark.parametrize("act", [retire_category, return_category, delete_category])
@pytest.mark.parametrize("code", BuiltIn.values)
def test_a_built_in_label_is_nobodys_to_change(act, code):
    built_in = BookingCategory.objects.get(code=code)

    with pytest.raises(NotAllowed):
        act(built_in.pk, actor=an_actor())


def test_a_label_is_not_called_like_a_built_in_one():
    with pytest.raises(Invalid, match="already"):
        edit_category(a_booking_category().pk, CategoryWish("any specialist", "#d63939"), version=1, actor=an_actor())


def test_a_label_that_bookings_carry_is_retired_and_stays_on_them():
    label, actor = a_booking_category("VIP"), an_actor()
    booking = a_booking(categories=(label,), deleted=True)

    with pytest.raises(InUse):
        delete_category(label.pk, actor=actor)
    retire_category(label.pk, actor=actor)

    booking.refresh_from_db()
    assert booking.category_ids == [label.pk]


def test_the_list_opens_cards_of_own_labels_only():
    here = a_location()
    own = a_booking_category("VIP", location=here)

    page = a_browser_of(Role.OWNER, location=here).get(f"/l/{here.pk}/booking-categories/")

    assert [row["url"] for row in page.context["page"]["rows"] if row["url"]] == [
        f"/l/{here.pk}/booking-categories/{own.pk}/"
    ]
    assert words_of(page).count("Built in") == 4


def test_the_card_keeps_what_was_chosen_and_typed_where_it_is_wrong():
    here = a_location()
    label = a_booking_category("VIP", location=here)
    sent = {"title": "", "color": "#d63939", "icon": "crown", "version": 1}

    answer = a_browser_of(Role.OWNER, location=here).post(f"/l/{here.pk}/booking-categories/{label.pk}/", sent)

    assert answer.status_code == 422
    assert re.search(r'value="crown" checked', answer.text)
    assert "Write the category" in words_of(answer)


def test_every_sign_that_is_offered_is_drawn():
    drawn = set(re.findall(r'<symbol id="([^"]+)"', SPRITE.read_text()))

    assert {name for name, _words in ICONS} <= drawn
