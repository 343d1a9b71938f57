"""A downloaded list brought in again changes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.http import QueryDict
from django.utils import timezone

from daybook.access.choices import Right
from daybook.catalogue.models import Service, ServiceCategory, ServiceStaff
from daybook.catalogue.sheets.upload import SERVICES as SERVICE_UPLOAD
from daybook.clients.models import Client
from daybook.clients.sheets.upload import CLIENTS as CLIENT_UPLOAD
from daybook.shared.actor import Actor
from daybook.shared.listing.file import table_of_list
from daybook.shared.sheets.writing import write_table
from daybook.staff.models import Position, StaffMember
from daybook.staff.sheets.upload import STAFF as STAFF_UPLOAD
from daybook.uploads.sheets.bringing import Source
from tests.factories import a_client, a_location, a_position, a_service, a_staff_member, an_actor
from tests.shared.listing.lists import CLIENTS, SERVICES, STAFF, AList
from tests.uploads.sections import brought_in, counted

pytestmark = pytest.mark.django_db


def downloaded(path: Path, a_list: AList, actor: Actor) -> Source:
    """The file of the whole list."""
    filters = a_list.filters(QueryDict(""), actor)
    write_table(path / "list.xlsx", table_of_list(a_list.listing, filters, sort="", columns=(), actor=actor))
    return Source(path / "list.xlsx")


def rows(*models: Any) -> list[list[dict[str, Any]]]:
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_clients_come_back_as_they_are(tmp_path: Path):
    a_location("Aurora Tbilisi", time_zone="Asia/Tbilisi", currency="GEL", country="GE")
    anna, retired = a_client("=Анна Берг", phone="+995555123456"), a_client("Retired", phone="+995555123457")
    Client.objects.filter(pk=anna.pk).update(email="anna@example.org", comment="- quiet\nchair")
    Client.objects.filter(pk=retired.pk).update(retired_at=timezone.now())
    a_client("Without phone", phone="")
    actor, before = an_actor(), rows(Client)

    upload = brought_in(downloaded(tmp_path, CLIENTS, actor), CLIENT_UPLOAD, actor)

    assert (counted(upload), rows(Client)) == ((0, 3, 0, 0), before)


def test_services_come_back_as_they_are(tmp_path: Path):
    rosa, pavel = a_staff_member("Rosa"), a_staff_member("Pavel")
    cut = a_service("Cut; long", price=40, duration=5400, staff=rosa)
    cut.given_by.create(staff_member=pavel)
    a_service("Toner", price=0)
    retired = a_service("Perm")
    Service.objects.filter(pk=retired.pk).update(retired_at=timezone.now(), price_max=90)
    actor, before = an_actor(), rows(Service, ServiceCategory, ServiceStaff)

    upload = brought_in(downloaded(tmp_path, SERVICES, actor), SERVICE_UPLOAD, actor)

    assert (counted(upload), rows(Service, ServiceCategory, ServiceStaff)) == ((0, 3, 0, 0), before)


def test_staff_come_back_as_they_are(tmp_path: Path):
    a_staff_member("Rosa", position=a_position("Barber"))
    gone = a_staff_member("Pavel")
    StaffMember.objects.filter(pk=gone.pk).update(retired_at=timezone.now())
    actor, before = an_actor(), rows(StaffMember, Position)

    upload = brought_in(downloaded(tmp_path, STAFF, actor), STAFF_UPLOAD, actor)

    assert (counted(upload), rows(StaffMember, Position)) == ((0, 2, 0, 0), before)


def test_masked_phones_brought_in_by_whoever_sees_none_change_no_phone(tmp_path: Path):
    a_client("Anna", phone="+351912345678")
    actor, before = an_actor(), rows(Client)
    blind = an_actor(Right.CLIENTS, Right.CLIENTS_EXCEL)

    brought_in(downloaded(tmp_path, CLIENTS, blind), CLIENT_UPLOAD, actor)

    assert rows(Client) == before
