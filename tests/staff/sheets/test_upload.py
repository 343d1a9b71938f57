"""Staff come in from a file with their positions: each once, those there untouched."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.utils import timezone

from daybook.staff.models import Position, StaffMember
from daybook.staff.sheets.upload import STAFF
from daybook.uploads.sheets.bringing import check_upload, take_back_upload
from tests.factories import a_booking, a_location, a_position, a_service, a_staff_member, an_actor
from tests.uploads.sections import a_sheet, brought_in, counted, problems, told

pytestmark = pytest.mark.django_db


def a_row(name="Inês Carvalho", position="Hair stylist", **more):
    return {"Employee name": name, "Position": position} | {
        heading.replace("_", " "): cell for heading, cell in more.items()
    }


def everybody():
    return list(StaffMember.objects.order_by("pk").values_list("name", "position__title", "place"))


def test_a_row_becomes_a_staff_member_with_their_position(tmp_path):
    actor = an_actor()

    upload = brought_in(a_sheet(tmp_path, a_row(), a_row("Nina", "")), STAFF, actor)

    assert everybody() == [("Inês Carvalho", "Hair stylist", 0), ("Nina", None, 1)]
    assert told(upload) == [(2, "made", ["new_position"])]
    assert set(StaffMember.objects.values_list("upload", flat=True)) == {upload.pk}
    for name in ("StaffMemberEvent", "PositionEvent"):
        events = apps.get_model("staff", name)._default_manager.values_list("pgh_label", "by_user_id", "channel")
        assert set(events) == {("insert", actor.user_id, "upload")}


def test_a_position_that_is_there_is_taken(tmp_path):
    stylist = a_position("Hair Stylist")

    brought_in(a_sheet(tmp_path, a_row(), a_row("Nina", "HAIR stylist")), STAFF, an_actor())

    assert set(StaffMember.objects.values_list("position", flat=True)) == {stylist.pk}
    assert Position.objects.count() == 1


def test_the_same_file_again_changes_nothing(tmp_path):
    actor, source = an_actor(), a_sheet(tmp_path, a_row(), a_row("Nina"))

    first, again = (brought_in(source, STAFF, actor) for _time in range(2))

    assert (counted(first), counted(again)) == ((0, 0, 0, 2), (0, 2, 0, 0))
    assert (StaffMember.objects.count(), Position.objects.count()) == (2, 1)


def test_who_is_there_stays_as_they_are_and_a_differing_position_is_told(tmp_path):
    there = a_staff_member("inês carvalho", position=a_position("Colourist"))

    upload = brought_in(a_sheet(tmp_path, a_row()), STAFF, an_actor())

    assert told(upload) == [(2, "there", ["same_name", "other_position"])]
    assert upload.rows.get().made_id == there.pk
    assert everybody() == [("inês carvalho", "Colourist", 0)]


def test_somebody_who_left_is_told_and_not_brought_back(tmp_path):
    StaffMember.objects.filter(pk=a_staff_member("Inês Carvalho").pk).update(retired_at=timezone.now())

    upload = brought_in(a_sheet(tmp_path, a_row()), STAFF, an_actor())

    assert told(upload) == [(2, "there", ["retired_staff", "other_position"])]


def test_a_position_out_of_use_takes_nobody_new(tmp_path):
    Position.objects.filter(pk=a_position("Hair stylist").pk).update(retired_at=timezone.now())

    upload = check_upload(a_sheet(tmp_path, a_row()), STAFF, actor=an_actor())

    assert problems(upload) == [(2, "Position", "retired_position")]


def test_namesakes_that_differ_are_all_refused_and_equal_rows_count_once(tmp_path):
    rows = (a_row(), a_row(position="Barber"), a_row("Nina", ""), a_row("Nina", ""))

    upload = brought_in(a_sheet(tmp_path, *rows), STAFF, an_actor())

    assert told(upload) == [(2, "refused", ["double"]), (3, "refused", ["double"]), (5, "there", ["same_row"])]


def test_a_number_of_ours_counts_where_the_name_agrees(tmp_path):
    there = a_staff_member("Inês Carvalho")
    rows = (a_row(position="", Employee_ID=there.pk), a_row("Nina", "", Employee_ID=there.pk))

    upload = check_upload(a_sheet(tmp_path, *rows), STAFF, actor=an_actor())

    assert told(upload) == [(2, "there", ["known"]), (3, "ready", ["other_number"])]


def test_staff_of_another_location_are_not_ours(tmp_path):
    a_staff_member("Inês Carvalho", location=a_location("Elsewhere"))

    upload = brought_in(a_sheet(tmp_path, a_row()), STAFF, an_actor(location=a_location("Here")))

    assert counted(upload) == (0, 0, 0, 1)


@pytest.mark.parametrize(
    ("row", "heading", "code"),
    [
        (a_row(" "), "Employee name", "empty"),
        (a_row("A" * 201), "Employee name", "too_long_text"),
        (a_row(position="A" * 201), "Position", "too_long_text"),
    ],
)
def test_a_problem_is_told_at_its_cell(tmp_path, row, heading, code):
    upload = check_upload(a_sheet(tmp_path, row), STAFF, actor=an_actor())

    assert problems(upload) == [(2, heading, code)]


def test_a_wrong_upload_is_taken_back_with_its_positions_but_for_who_is_needed(tmp_path):
    rows = (a_row("Gone", "Gone too"), a_row("Booked"), a_row("Gives"), a_row("Moved"))
    actor = an_actor()
    upload = brought_in(a_sheet(tmp_path, *rows), STAFF, actor)
    a_booking(staff=StaffMember.objects.get(name="Booked"), deleted=True)
    a_service(staff=StaffMember.objects.get(name="Gives"))
    StaffMember.objects.filter(name="Moved").update(name="Moved since")

    done = take_back_upload(upload, STAFF, actor=actor)

    kept = [(row.number, row.problems[-1]["code"]) for row in done.rows.filter(verdict="kept").order_by("number")]
    assert kept == [(3, "in_use"), (4, "in_use"), (5, "changed")]
    assert [name for name, *_rest in everybody()] == ["Booked", "Gives", "Moved since"]
    assert list(Position.objects.values_list("title", flat=True)) == ["Hair stylist"]
