"""Services come in from a file with their categories and the staff who give them: each once, those there untouched."""

from __future__ import annotations

from datetime import time, timedelta
from decimal import Decimal

import pytest
from django.apps import apps
from django.utils import timezone

from daybook.catalogue.models import Service, ServiceCategory, ServiceStaff
from daybook.catalogue.sheets.lengths import read_length
from daybook.catalogue.sheets.upload import SERVICES
from daybook.shared.sheets.cells import CellError, Doubtful
from daybook.staff.models import StaffMember
from daybook.uploads.sheets.bringing import check_upload, take_back_upload, write_upload
from tests.factories import a_booking, a_location, a_service, a_service_category, a_staff_member, an_actor
from tests.uploads.sections import a_sheet, brought_in, counted, problems, told

pytestmark = pytest.mark.django_db


def a_row(name="Haircut", **more):
    row = {"Service name": name, "Service category": "Hair", "Duration": "3600", "Price from": "40", "Price to": ""}
    return row | {heading.replace("_", " "): cell for heading, cell in more.items()}


def everything():
    return list(Service.objects.order_by("pk").values_list("name", "category__title", "duration", "price_min"))


def test_a_row_becomes_a_service_with_its_category_and_staff(tmp_path):
    ines, nina = a_staff_member("Inês"), a_staff_member("Nina")
    row = a_row(Price_to="60", Staff_who_give_it="nina## inês", Duration="1:30")
    actor = an_actor()

    upload = brought_in(a_sheet(tmp_path, row), SERVICES, actor)

    service = Service.objects.select_related("category").get()
    assert (service.name, service.category.title, service.duration) == ("Haircut", "Hair", 5400)
    assert (service.price_min, service.price_max) == (Decimal(40), Decimal(60))
    given = ServiceStaff.objects.order_by("staff_member").values_list("service", "staff_member")
    assert list(given) == [(service.pk, ines.pk), (service.pk, nina.pk)]
    assert (service.upload_id, service.category.upload_id) == (upload.pk, upload.pk)
    for name in ("ServiceEvent", "ServiceCategoryEvent", "ServiceStaffEvent"):
        events = apps.get_model("catalogue", name)._default_manager.values_list("pgh_label", "by_user_id", "channel")
        assert set(events) == {("insert", actor.user_id, "upload")}


def test_a_category_that_is_there_is_taken_and_a_new_one_is_told_once(tmp_path):
    hair = a_service_category("Hair")
    rows = (a_row(Service_category=" hair"), a_row("Manicure", Service_category="Nails"))
    more = a_row("Pedicure", Service_category="nails")

    upload = brought_in(a_sheet(tmp_path, *rows, more), SERVICES, an_actor())

    assert told(upload) == [(3, "made", ["new_category"])]
    assert Service.objects.get(name="Haircut").category == hair
    assert list(ServiceCategory.objects.order_by("pk").values_list("title", flat=True)) == ["Hair", "Nails"]


def test_services_stand_at_the_end_of_the_list_in_the_order_of_the_file(tmp_path):
    Service.objects.filter(pk=a_service("Old").pk).update(place=7)

    brought_in(a_sheet(tmp_path, a_row("B"), a_row("A")), SERVICES, an_actor())

    assert list(Service.objects.order_by("place").values_list("name", "place")) == [("Old", 7), ("B", 8), ("A", 9)]


def test_the_same_file_again_changes_nothing(tmp_path):
    actor, source = an_actor(), a_sheet(tmp_path, a_row(), a_row("Toner"))

    first, again = (brought_in(source, SERVICES, actor) for _time in range(2))

    assert (counted(first), counted(again)) == ((0, 0, 0, 2), (0, 2, 0, 0))
    assert (Service.objects.count(), ServiceCategory.objects.count()) == (2, 1)


def test_a_service_that_is_there_stays_as_it_is_and_differences_are_told(tmp_path):
    ines, nina = a_staff_member("Inês"), a_staff_member("Nina")
    there = a_service("HAIRCUT", price=38, duration=1800, category=a_service_category("Cuts"), staff=nina)

    upload = brought_in(a_sheet(tmp_path, a_row(Staff_who_give_it=ines.name)), SERVICES, an_actor())

    codes = ["same_name", "other_category", "other_duration", "other_price", "other_staff"]
    assert told(upload) == [(2, "there", codes)]
    assert upload.rows.get().made_id == there.pk
    assert everything() == [("HAIRCUT", "Cuts", 1800, Decimal(38))]
    assert "by: Nina." in upload.rows.get().problems[-1]["sentence"]


def test_who_was_dismissed_meanwhile_is_missed_by_no_file(tmp_path):
    ines, nina = a_staff_member("Inês"), a_staff_member("Nina")
    ServiceStaff.objects.create(service=a_service("Haircut", staff=ines), staff_member=nina)
    StaffMember.objects.filter(pk=nina.pk).update(retired_at=timezone.now())

    upload = brought_in(a_sheet(tmp_path, a_row(Staff_who_give_it=ines.name)), SERVICES, an_actor())

    assert "other_staff" not in told(upload)[0][2]


def test_one_that_is_no_longer_sold_is_told_and_not_brought_back(tmp_path):
    there = a_service("Haircut", category=a_service_category("Hair"))
    Service.objects.filter(pk=there.pk).update(retired_at=timezone.now())

    upload = brought_in(a_sheet(tmp_path, a_row()), SERVICES, an_actor())

    assert told(upload) == [(2, "there", ["retired_service"])]


def test_a_category_out_of_use_takes_nothing_new(tmp_path):
    ServiceCategory.objects.filter(pk=a_service_category("Hair").pk).update(retired_at=timezone.now())

    upload = check_upload(a_sheet(tmp_path, a_row()), SERVICES, actor=an_actor())

    assert problems(upload) == [(2, "Service category", "retired_category")]


def test_rows_of_one_name_that_differ_are_all_refused_and_equal_ones_count_once(tmp_path):
    rows = (a_row(), a_row("haircut", Price_from="50"), a_row("Toner"), a_row("Toner"))

    upload = brought_in(a_sheet(tmp_path, *rows), SERVICES, an_actor())

    assert told(upload) == [
        (2, "refused", ["double"]),
        (3, "refused", ["double"]),
        (4, "made", ["new_category"]),
        (5, "there", ["same_row"]),
    ]


def test_a_number_of_ours_counts_where_the_name_agrees(tmp_path):
    there = a_service("Haircut", category=a_service_category("Hair"))
    rows = (a_row(Service_ID=there.pk, Price_from="free"), a_row("Toner", Service_ID=there.pk))

    upload = check_upload(a_sheet(tmp_path, *rows), SERVICES, actor=an_actor())

    assert told(upload) == [(2, "there", ["known"]), (3, "ready", ["other_number"])]


def test_services_of_another_location_are_not_ours(tmp_path):
    a_service("Haircut", location=a_location("Elsewhere"))

    upload = brought_in(a_sheet(tmp_path, a_row()), SERVICES, an_actor(location=a_location("Here")))

    assert counted(upload) == (0, 0, 0, 1)


def test_staff_must_be_there_and_near_names_are_offered(tmp_path):
    a_staff_member("Inês Carvalho")
    StaffMember.objects.filter(pk=a_staff_member("Left").pk).update(retired_at=timezone.now())
    rows = (a_row(Staff_who_give_it="Ines Carvalo"), a_row("Toner", Staff_who_give_it="Left"))

    upload = check_upload(a_sheet(tmp_path, *rows), SERVICES, actor=an_actor())

    assert problems(upload) == [
        (2, "Staff who give it", "no_such_name"),
        (3, "Staff who give it", "no_such_name"),
    ]
    assert upload.rows.get(number=2).problems[0]["suggestions"] == ["Inês Carvalho"]


def test_staff_who_left_since_the_check_refuse_their_row(tmp_path):
    ines, actor = a_staff_member("Inês"), an_actor()
    upload = check_upload(a_sheet(tmp_path, a_row(Staff_who_give_it="Inês")), SERVICES, actor=actor)
    StaffMember.objects.filter(pk=ines.pk).update(retired_at=timezone.now())

    done = write_upload(upload, SERVICES, actor=actor)

    assert problems(done)[-1] == (2, "Staff who give it", "changed_since")
    assert Service.objects.count() == 0


@pytest.mark.parametrize(
    ("changes", "heading", "code"),
    [
        ({"Service_name": ""}, "Service name", "empty"),
        ({"Service_name": "A" * 301}, "Service name", "too_long_text"),
        ({"Service_category": ""}, "Service category", "empty"),
        ({"Service_category": "A" * 201}, "Service category", "too_long_text"),
        ({"Price_from": "-1"}, "Price from", "not_a_number"),
        ({"Price_from": "€40"}, "Price from", "not_a_number"),
        ({"Price_from": "40#20"}, "Price from", "not_a_number"),
        ({"Price_from": "1,500"}, "Price from", "ambiguous_number"),
        ({"Price_from": "0.001"}, "Price from", "ambiguous_number"),
        ({"Price_from": "0.0001"}, "Price from", "too_precise"),
        ({"Price_from": "1" * 10}, "Price from", "too_high"),
        ({"Price_to": "39.99"}, "Price to", "ends_lower"),
        ({"Duration": "an hour"}, "Duration", "not_a_length"),
        ({"Duration": "-3600"}, "Duration", "not_a_length"),
        ({"Duration": "60"}, "Duration", "too_short"),
        ({"Duration": "0"}, "Duration", "too_short"),
        ({"Duration": "90000"}, "Duration", "too_long"),
    ],
)
def test_a_problem_is_told_at_its_cell(tmp_path, changes, heading, code):
    upload = check_upload(a_sheet(tmp_path, a_row() | a_row(**changes)), SERVICES, actor=an_actor())

    assert problems(upload) == [(2, heading, code)]


@pytest.mark.parametrize(
    ("cell", "price"), [("", 0), ("40", 40), (" 1 500,50 ", "1500.50"), ("1.500,00", 1500), ("0", 0)]
)
def test_prices_are_read_as_people_write_them(tmp_path, cell, price):
    brought_in(a_sheet(tmp_path, a_row(Price_from=cell)), SERVICES, an_actor())

    service = Service.objects.get()
    assert (service.price_min, service.price_max) == (Decimal(price), Decimal(price))


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [(None, 60), ("", 60), (3600.0, 60), ("2700", 45), ("1:30", 90), ("0:45:00", 45), (time(0, 20), 20)],
)
def test_a_length_is_seconds_or_hours_and_minutes(cell, minutes):
    assert read_length(cell) == timedelta(minutes=minutes)


@pytest.mark.parametrize(("cell", "minutes"), [("301", 10), (timedelta(minutes=22), 25), ("0:59", 60)])
def test_a_length_between_steps_of_five_minutes_is_rounded_up_and_told(cell, minutes):
    length = read_length(cell)

    assert isinstance(length, Doubtful)
    assert (length.value, length.code) == (timedelta(minutes=minutes), "rounded_up")


@pytest.mark.parametrize("cell", [0.0416666, "1h", "1:75", True, "25:00"])
def test_what_is_no_length_is_refused(cell):
    with pytest.raises(CellError):
        read_length(cell)


def test_a_wrong_upload_is_taken_back_with_its_categories_but_for_what_is_in_use(tmp_path):
    a_staff_member("Inês")
    rows = (
        a_row(Staff_who_give_it="Inês"),
        a_row("Sold", Service_category="Kept"),
        a_row("Changed", Service_category="Kept"),
    )
    actor = an_actor()
    upload = brought_in(a_sheet(tmp_path, *rows), SERVICES, actor)
    a_booking(services=(Service.objects.get(name="Sold"),))
    Service.objects.filter(name="Changed").update(name="Changed since")

    done = take_back_upload(upload, SERVICES, actor=actor)

    kept = [(row.number, row.problems[-1]["code"]) for row in done.rows.filter(verdict="kept").order_by("number")]
    assert kept == [(3, "in_use"), (4, "changed")]
    assert list(Service.objects.order_by("pk").values_list("name", flat=True)) == ["Sold", "Changed since"]
    assert list(ServiceCategory.objects.values_list("title", flat=True)) == ["Kept"]
    assert ServiceStaff.objects.count() == 0
