"""What to send to each address of a location, for the test that walks all of them (`test_every_address.py`).

Whoever adds an address below `/l/<location id>/`:

- takes it no id besides the location's, and needs no query to answer: nothing to do here;
- takes it an id, add a line to `SAMPLES`: the address's name, and a function that makes a thing of the location it is
  given (with the factories) and says how to ask for it:

      "bookings:info": lambda here: Sample(ids={"booking_id": a_booking(location=here).pk}),

- takes it ids in the query or in a form, name them there, so that the walk can send those of another location too:

      "calendar:visit": lambda here: Sample(query={"visit": a_booking(location=here).visit_id}),
      "bookings:delete_selected": lambda here: Sample(post={"booking": [a_booking(location=here).pk]}),

The walk then sends, as each kind of person: a GET, and, where `post` is given, that POST; once with a thing of the own
location, once with a thing of another. Of another location's thing it expects a 404 where the id stands in the address
or in the query; and, wherever the id stands, that no row of the other location changes and that its name is not shown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from daybook.access.choices import Right, Role
from daybook.bookings.operations.save_view import save_view
from daybook.bookings.queries.bulk import fingerprint_of
from daybook.bookings.wishes import ViewWish
from daybook.cards.operations import say_two_people
from daybook.changelog.models import Change
from daybook.changelog.views.shown import number_of
from daybook.datalog.rules.links import token_of
from daybook.locations.models import Location
from daybook.shared.days import day_begins
from daybook.shared.operations import sign
from tests.agreements.sample import Sample
from tests.agreements.settings_samples import SETTINGS_SAMPLES
from tests.datalog.asking import ask, somebody
from tests.factories import (
    a_booking,
    a_booking_category,
    a_client,
    a_client_category,
    a_membership,
    a_received_file,
    a_service,
    a_staff_member,
    a_user,
    an_actor,
)
from tests.feeds.trials import a_feed_of
from tests.schedule.working import a_holiday


def _of_act(here: Location) -> Sample:
    actor = an_actor(location=here)
    sign(replace(actor, request_id=f"act-{uuid4()}"))
    a_client(location=here)
    sign(actor)  # what the test goes on to make is another act
    change = Change.objects.filter(location=here, thing="client").latest("pk")
    return Sample(ids={"moment": number_of(change.at), "act": change.act}, also=frozenset({Right.CLIENTS}))


def _of_visit(here: Location, **more: Any) -> Sample:
    return Sample(ids={"visit_id": a_booking(location=here).visit_id}, **more)


def _deletion(here: Location) -> Sample:
    booking = a_booking(location=here)
    return Sample(ids={"visit_id": booking.visit_id}, post={"booking": [booking.pk]})


def _money(here: Location) -> Sample:
    booking = a_booking(location=here, services=(a_service(location=here, price=40),), paid=10)
    money = {"amount": "5", "method": "cash", "form_key": str(uuid4())}
    return Sample(ids={"booking_id": booking.pk}, post=money)


def _money_of_visit(here: Location) -> Sample:
    booking = a_booking(location=here, services=(a_service(location=here, price=40),), paid=10)
    money = {"amount": "30", "method": "card", "form_key": str(uuid4())}
    return Sample(ids={"visit_id": booking.visit_id}, post=money)


def _save(here: Location) -> Sample:
    booking = a_booking(location=here, starts_at=day_begins(date(2026, 3, 2), here.zone) + timedelta(hours=10))
    key = f"b{booking.pk}"
    fields = {"staff": booking.staff_id, "day": "2026-03-02", "clock": "10:00", "duration": "1:00", "status": "2"}
    post = {"version": 1, "booking": [key], "client-who": "known", "client-id": booking.client_id}
    return Sample(ids={"visit_id": booking.visit_id}, post=post | {f"{key}-{name}": it for name, it in fields.items()})


def _new_visit(here: Location) -> Sample:
    fields = {
        "staff": a_staff_member(location=here).pk,
        "day": "2026-03-02",
        "clock": "10:00",
        "duration": "1:00",
        "status": "0",
    }
    post = {"booking": ["n00000a"], "client-who": "known", "client-id": a_client(location=here).pk}
    return Sample(post=post | {f"n00000a-{name}": value for name, value in fields.items()})


def _asking_of_staff(here: Location) -> Sample:
    return Sample(query={"key": "n00000a", "n00000a-staff": a_staff_member(location=here).pk})


def _selected(here: Location, **choice: int) -> Sample:
    """Ticked bookings: the dialog asks, the POST does it."""
    bookings = [a_booking(location=here), a_booking(location=here)]
    ticked = {"booking": [booking.pk for booking in bookings]}
    return Sample(query=ticked, post=ticked | {"matching": fingerprint_of(bookings)} | choice)


def _of_view(here: Location) -> Sample:
    view = save_view(ViewWish("Due", "payment=due", is_shared=True), actor=an_actor(location=here))
    address = reverse("bookings:register", args=[here.pk])
    return Sample(ids={"view_id": view.pk}, post={"address": address}, is_ones_own=True)


def _download(here: Location) -> Sample:
    return Sample(ids={"download_id": ask(somebody(location=here)).pk}, is_ones_own=True)


def _of_upload(here: Location, **more: Any) -> Sample:
    """A file that came in; without rows most of what could be done with it is refused."""
    return Sample(ids={"upload_id": a_received_file(here).pk}, **more)


def _file(here: Location) -> Sample:
    return Sample(post={"file": SimpleUploadedFile("may.csv", b"Date;Client name\n02.03.2026 10:00;Anna\n")})


def _of_hours(here: Location, **more: Any) -> Sample:
    return Sample(ids={"staff_id": a_staff_member(location=here).pk}, **more)


def _of_a_day(here: Location, **more: Any) -> Sample:
    return Sample(ids={"staff_id": a_staff_member(location=here).pk, "day": "2026-03-02"}, **more)


LIMITLESS = {"only_staff": "none", "only_position": "0", "staff": "none"}


def _of_member(here: Location, **more: Any) -> Sample:
    """Somebody who holds least, so that whoever manages users may do it whatever else they hold."""
    nothing = {"timetable_access": False, "record_form_access": False}
    member = a_membership(Role.SPECIALIST, user=a_user(), location=here, **nothing)
    return Sample(ids={"membership_id": member.pk}, **more)


def _of_client(here: Location, **post: Any) -> Sample:
    return Sample(ids={"client_id": a_client("Zanzibar Bea", location=here).pk}, post=post)


def _merging(here: Location) -> Sample:
    """Two cards side by side; sent, they are one."""
    kept, gone = a_client(location=here), a_client(location=here)
    both = {"kept": kept.pk, "gone": gone.pk, "kept_version": 1, "gone_version": 1}
    return Sample(ids={"client_id": kept.pk}, query={"other": gone.pk}, post=both)


def _two_people(here: Location) -> Sample:
    return Sample(post={"one": a_client(location=here).pk, "other": a_client(location=here).pk})


def _said_of_two(here: Location) -> Sample:
    one, other = a_client(location=here), a_client(location=here)
    return Sample(ids={"said_id": say_two_people(one.pk, other.pk, actor=an_actor(location=here)).pk}, post={})


def _of_client_category(here: Location, **post: Any) -> Sample:
    return Sample(ids={"category_id": a_client_category(location=here).pk}, post=post)


SAMPLES: dict[str, Callable[[Location], Sample]] = {
    **SETTINGS_SAMPLES,
    "bookings:info": lambda here: Sample(ids={"booking_id": a_booking(location=here, deleted=True).pk}),
    "bookings:choose_columns": lambda here: Sample(
        post={"column": ["visit", "client"], "address": reverse("bookings:register", args=[here.pk])}
    ),
    "bookings:save_view": lambda here: Sample(
        post={"name": "Due", "address": reverse("bookings:register", args=[here.pk])}
    ),
    "bookings:remove_view": _of_view,
    "bookings:delete_selected": _selected,
    "bookings:set_status_of_selected": lambda here: _selected(here, status=2),
    "bookings:add_category_to_selected": lambda here: _selected(here, category=a_booking_category(location=here).pk),
    "bookings:remove_category_from_selected": lambda here: _selected(
        here, category=a_booking_category(location=here).pk
    ),
    "bookings:move_selected": lambda here: _selected(here, staff=a_staff_member(location=here).pk),
    "calendar:calendar": lambda here: Sample(
        query={"visit": a_booking(location=here).visit_id}, also=frozenset({Right.VISIT_FORM})
    ),
    "calendar:save_new": _new_visit,
    "calendar:restore_new": lambda here: Sample(post={"booking": ["n00000a"]}),
    "calendar:save": _save,
    "calendar:restore": lambda here: _of_visit(here, post={"booking": ["n00000a"]}),
    "calendar:confirm_delete": _of_visit,
    "calendar:delete": _deletion,
    "calendar:version": _of_visit,
    "calendar:history": _of_visit,
    "calendar:pay": _money,
    "calendar:pay_visit": _money_of_visit,
    "calendar:refund": _money,
    "calendar:place": lambda here: Sample(
        ids={"booking_id": a_booking(location=here).pk}, post={"version": 1, "minutes": 30}
    ),
    "calendar:choose_client": lambda here: Sample(query={"id": a_booking(location=here).client_id}),
    "calendar:add_booking": lambda here: Sample(post={"booking": ["n00000a"]}),
    "calendar:add_line": lambda here: Sample(query={"key": "n00000a", "service": a_service(location=here).pk}),
    "calendar:offer_services": _asking_of_staff,
    "feeds:feeds": lambda here: _of_hours(here, also=frozenset({Right.SETTINGS})),
    "feeds:make": lambda here: _of_hours(here, post={"label": "Phone"}, also=frozenset({Right.SETTINGS})),
    "feeds:revoke": lambda here: Sample(ids={"feed_id": a_feed_of(here).pk}, post={}, also=frozenset({Right.SETTINGS})),
    "bookings:download": lambda here: Sample(post={"columns": "all"}),
    "clients:download": lambda here: Sample(post={"columns": "all"}),
    "catalogue:download": lambda here: Sample(post={"columns": "all"}),
    "staff:download": lambda here: Sample(post={"columns": "all"}),
    "changelog:act": _of_act,
    "datalog:download": lambda here: Sample(post={}),
    "datalog:row": _download,
    "datalog:notice": _download,
    "datalog:file": lambda here: Sample(ids={"token": token_of(ask(somebody(location=here)).pk)}),
    "wizard:bring_file": _file,
    "wizard:bring_cells": lambda here: Sample(post={"cells": "Date\tClient name\n02.03.2026 10:00\tAnna"}),
    "wizard:upload": _of_upload,
    "wizard:columns": _of_upload,
    "wizard:save_columns": lambda here: _of_upload(here, post={"column-0": "starts_at"}, refuses_the_owner=True),
    "wizard:progress": _of_upload,
    "wizard:accept": lambda here: _of_upload(here, post={"typed": "Ana", "name": "Anna"}),
    "wizard:check_again": lambda here: _of_upload(here, post={}),
    "wizard:discard": lambda here: _of_upload(here, post={}),
    "wizard:refused": _of_upload,
    "wizard:confirm": _of_upload,
    "wizard:write": lambda here: _of_upload(here, post={}),
    "wizard:confirm_take_back": _of_upload,
    "wizard:take_back": lambda here: _of_upload(here, post={}),
    "bookings:outside_hours": lambda here: Sample(query={"first": "2026-03-02"}),
    "schedule:weeks": _of_hours,
    "schedule:save_week": lambda here: _of_hours(
        here, post={"from_day": "2026-03-02", "day-0": "10-14", "stamp": "0.0.0"}
    ),
    "schedule:copy_monday": lambda here: _of_hours(here, post={"from_day": "2026-03-02", "day-0": "10-14"}),
    "schedule:take_back_week": lambda here: _of_hours(here, post={"from_day": "2090-03-02"}),
    "schedule:day": lambda here: _of_a_day(here, post={"spans": "10-14"}),
    "schedule:as_usual": lambda here: _of_a_day(here, post={}),
    "schedule:close_on": lambda here: Sample(post={"day": "2026-03-02", "title": "Carnival"}),
    "schedule:open_again": lambda here: Sample(ids={"holiday_id": a_holiday(here.pk, date(2026, 3, 2)).pk}, post={}),
    "clients:new_category": lambda here: Sample(post={"title": "VIP", "color": "#2fb344"}),
    "clients:category": lambda here: _of_client_category(here, title="VIP", color="#2fb344", version=1),
    "clients:retire_category": _of_client_category,
    "clients:return_category": _of_client_category,
    "cards:new": lambda here: Sample(post={"name": "Bea", "phone": "+351912345678"}),
    "cards:card": lambda here: _of_client(here, name="Bea", version=1),
    "cards:retire": _of_client,
    "cards:return": _of_client,
    "cards:delete": _of_client,
    "cards:download": _of_client,
    "cards:merge": _merging,
    "cards:say_two_people": _two_people,
    "cards:take_back_two_people": _said_of_two,
    "cards:erase": lambda here: _of_client(here, typed="Zanzibar Bea"),
    "users:new": lambda here: Sample(
        post={"email": "bea@example.org", "name": "Bea", "rights": "specialist", "staff": "none"}
    ),
    "users:member": lambda here: _of_member(
        here, post={"version": 1, "role": "specialist", "right": ["timetable_access"]} | LIMITLESS
    ),
    "users:again": lambda here: _of_member(here, post={}, refuses_the_owner=True),
    "users:deactivate": lambda here: _of_member(here, post={}),
    "users:reactivate": lambda here: _of_member(here, post={}),
    "users:remove": lambda here: _of_member(here, post={}),
    "locations:save_sign_in": lambda here: Sample(post={}),
    "locations:remind": lambda here: Sample(post={}),
}


def sample_for(name: str, ids: frozenset[str], here: Location) -> Sample:
    """How to ask at this address for a thing of this location; fails with a clear sentence where nobody said how."""
    sample = SAMPLES[name](here) if name in SAMPLES else Sample()
    missing = ids - sample.ids.keys()
    assert not missing, (
        f"The address {name} takes {', '.join(sorted(missing))}, and tests/agreements/samples.py does not say which "
        f"thing to ask for. Add it to SAMPLES; the docstring there tells how."
    )
    return sample
