"""Roles and rights: closed lists. `docs/rights.md` explains every right (tested)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Role(models.TextChoices):
    """A preset of rights; single rights can be switched per person and location."""

    OWNER = "owner", _("Owner")
    MANAGER = "manager", _("Manager")
    ADMINISTRATOR = "administrator", _("Administrator")
    ACCOUNTANT = "accountant", _("Accountant")
    CALL_CENTRE = "call_centre", _("Call centre")
    SPECIALIST = "specialist", _("Specialist")


class MemberState(models.TextChoices):
    """How somebody stands to a location."""

    ACTIVE = "active", _("Works here")
    INVITED = "invited", _("Invited")
    EXPIRED = "expired", _("Invitation expired")
    DEACTIVATED = "deactivated", _("Deactivated")


INVITED_FOR = timedelta(days=7)
"""How long an invitation is open."""


class Right(StrEnum):
    """Every right one can hold at a location, by the key of the original's API."""

    FULL = "full_access"

    REGISTER = "dash_records_access"
    REGISTER_EXCEL = "dash_records_excel_access"
    REGISTER_PHONES = "dash_records_phones_access"
    DATA_LOG = "data_log_access"
    DATA_LOG_DOWNLOAD = "data_log_download_access"
    CHANGE_LOG = "change_log_access"

    CALENDAR = "timetable_access"
    CALENDAR_PHONES = "timetable_phones_access"
    TRANSFER = "timetable_transferring_record_access"
    EDIT_SCHEDULE = "schedule_edit_access"

    VISIT_FORM = "record_form_access"
    CREATE_BOOKINGS = "create_records_access"
    EDIT_BOOKINGS = "edit_records_access"
    EDIT_ARRIVED = "edit_records_attendance_access"
    EDIT_PAID = "record_edit_full_paid_access"
    EDIT_COST = "records_services_cost_access"
    EDIT_DISCOUNT = "records_services_discount_access"
    PAYMENTS = "records_finances_access"
    BOOK_OVER = "book_over_access"
    DELETE_BOOKINGS = "delete_records_access"
    DELETE_ARRIVED = "delete_customer_came_records_access"
    DELETE_PAID = "delete_paid_records_access"

    CLIENTS = "clients_access"
    CLIENT_PHONES = "client_phones_access"
    DELETE_CLIENTS = "clients_delete_access"
    CLIENTS_EXCEL = "clients_excel_access"

    SETTINGS = "settings_access"
    USERS = "users_access"
    WEBHOOKS = "webhook_read_access"


class Limit(StrEnum):
    """The rights that are numbers."""

    REGISTER_DAYS = "dash_records_last_days_count"
    CALENDAR_DAYS = "last_days_count"
    ONLY_STAFF = "master_id"
    ONLY_POSITION = "position_id"


NO_LIMIT = {Limit.REGISTER_DAYS: -1, Limit.CALENDAR_DAYS: -1, Limit.ONLY_STAFF: 0, Limit.ONLY_POSITION: 0}
"""What each limit is where nothing limits: all days back, any staff member, any position."""
NOBODY = -1
"""`Limit.ONLY_STAFF` of a specialist whom no staff member is linked to: no bookings at all."""

WHAT_A_RIGHT_ALLOWS: Mapping[Right, str | Promise] = {
    Right.FULL: _("do everything here, uploads included; the owner has it"),
    Right.REGISTER: _("see the register"),
    Right.REGISTER_EXCEL: _("take the register's answer as an Excel file"),
    Right.REGISTER_PHONES: _("see clients' phones in the register and its files"),
    Right.DATA_LOG: _("see who asked for which download"),
    Right.DATA_LOG_DOWNLOAD: _("fetch files from the Data log"),
    Right.CHANGE_LOG: _("see the change log"),
    Right.CALENDAR: _("see the appointment calendar"),
    Right.CALENDAR_PHONES: _("see clients' phones in the calendar and the visit"),
    Right.TRANSFER: _("move a booking to another time, day or staff member"),
    Right.EDIT_SCHEDULE: _("change working hours"),
    Right.VISIT_FORM: _("open the visit"),
    Right.CREATE_BOOKINGS: _("make bookings"),
    Right.EDIT_BOOKINGS: _("change bookings"),
    Right.EDIT_ARRIVED: _("change bookings whose client has arrived"),
    Right.EDIT_PAID: _("change bookings that are paid in full"),
    Right.EDIT_COST: _("change prices of services in a booking"),
    Right.EDIT_DISCOUNT: _("give discounts"),
    Right.PAYMENTS: _("see and take payments, give money back"),
    Right.BOOK_OVER: _(
        "book over another booking of the staff member, or outside their working hours, said so explicitly"
    ),
    Right.DELETE_BOOKINGS: _("delete bookings"),
    Right.DELETE_ARRIVED: _("delete bookings whose client has arrived"),
    Right.DELETE_PAID: _("delete bookings that have a payment"),
    Right.CLIENTS: _("see the list of clients"),
    Right.CLIENT_PHONES: _("see phones in the list of clients"),
    Right.DELETE_CLIENTS: _("delete clients that no booking refers to, retire others, merge doubles"),
    Right.CLIENTS_EXCEL: _("take clients as an Excel file"),
    Right.SETTINGS: _("change the location, staff, services, categories"),
    Right.USERS: _("invite users, switch their rights (only rights one holds)"),
    Right.WEBHOOKS: _("see webhooks and their deliveries"),
}
"""What whoever holds the right may do; `docs/rights.md` says the same (tested)."""

RIGHT_GROUPS: tuple[tuple[str | Promise, tuple[Right, ...]], ...] = (
    (_("Everything"), (Right.FULL,)),
    (_("Register"), (Right.REGISTER, Right.REGISTER_EXCEL, Right.REGISTER_PHONES)),
    (_("Calendar"), (Right.CALENDAR, Right.CALENDAR_PHONES, Right.TRANSFER, Right.BOOK_OVER, Right.EDIT_SCHEDULE)),
    (
        _("Visits and bookings"),
        (
            Right.VISIT_FORM,
            Right.CREATE_BOOKINGS,
            Right.EDIT_BOOKINGS,
            Right.EDIT_ARRIVED,
            Right.EDIT_PAID,
            Right.DELETE_BOOKINGS,
            Right.DELETE_ARRIVED,
            Right.DELETE_PAID,
        ),
    ),
    (_("Money"), (Right.EDIT_COST, Right.EDIT_DISCOUNT, Right.PAYMENTS)),
    (_("Clients"), (Right.CLIENTS, Right.CLIENT_PHONES, Right.DELETE_CLIENTS, Right.CLIENTS_EXCEL)),
    (_("Logs and files"), (Right.DATA_LOG, Right.DATA_LOG_DOWNLOAD, Right.CHANGE_LOG)),
    (_("Settings"), (Right.SETTINGS, Right.USERS, Right.WEBHOOKS)),
)
"""The rights in groups, as the page of a person shows them; each stands in one of them (tested)."""

WHAT_A_LIMIT_BOUNDS: Mapping[Limit, str | Promise] = {
    Limit.REGISTER_DAYS: _("how many days back the register reaches; 0 shows none"),
    Limit.CALENDAR_DAYS: _("how many days back the calendar reaches; 0 shows today and later"),
    Limit.ONLY_STAFF: _("bookings of this staff member only"),
    Limit.ONLY_POSITION: _("bookings of staff of this position only"),
}
"""What each limit bounds; `docs/rights.md` says the same (tested)."""


@dataclass(frozen=True, eq=False)
class Section:
    """A page that stands in the menu: in which group, under what name and sign, and the right that opens it.

    Whoever holds one of `or_one_of` finds something of their own there. `is_daily` ones keep a place in a phone's bar.
    """

    group: str | Promise
    label: str | Promise
    icon: str
    view: str
    right: Right
    or_one_of: tuple[Right, ...] = ()
    is_daily: bool = False


SETTINGS = _("Settings")
"""The group that is one entry of the menu until somebody is in it: its pages are many, and seldom needed."""
SECTIONS = (
    Section(_("Overview"), _("Bookings"), "list", "bookings:register", Right.REGISTER, is_daily=True),
    Section(_("Overview"), _("Reports"), "chart-bar", "overview:overview", Right.REGISTER),
    Section(
        _("Overview"),
        _("Data log"),
        "download",
        "datalog:log",
        Right.DATA_LOG,
        or_one_of=(Right.REGISTER_EXCEL, Right.CLIENTS_EXCEL, Right.SETTINGS),
    ),
    Section(_("Overview"), _("Change log"), "history", "changelog:log", Right.CHANGE_LOG),
    Section(_("Overview"), _("Uploads"), "upload", "wizard:uploads", Right.FULL),
    Section(
        "",
        pgettext_lazy("in the menu", "Calendar"),
        "calendar-event",
        "calendar:calendar",
        Right.CALENDAR,
        is_daily=True,
    ),
    Section("", _("Clients"), "users", "clients:clients", Right.CLIENTS, is_daily=True),
    Section(SETTINGS, _("Location"), "building-store", "locations:location", Right.SETTINGS),
    Section(SETTINGS, _("Positions"), "rosette", "positions:positions", Right.SETTINGS),
    Section(SETTINGS, _("Staff"), "users-group", "staff:staff", Right.SETTINGS),
    Section(SETTINGS, _("Working hours"), "clock", "schedule:week", Right.EDIT_SCHEDULE),
    Section(SETTINGS, _("Service categories"), "list-check", "service_categories:categories", Right.SETTINGS),
    Section(SETTINGS, _("Services"), "scissors", "catalogue:services", Right.SETTINGS),
    Section(SETTINGS, _("Booking categories"), "tags", "booking_categories:categories", Right.SETTINGS),
    Section(SETTINGS, _("Users"), "user-check", "users:users", Right.USERS),
    Section(SETTINGS, _("Outbox"), "mail", "locations:outbox", Right.FULL),
    Section(SETTINGS, _("Sign-in"), "shield-lock", "locations:sign_in", Right.FULL),
)
"""The menu, in its order; the first one open to a person is where they start."""

SEEN_AT = "seen_at"
"""What a session keeps: when it was last noted as in use."""
LAST_LOCATION = "daybook_location"
"""The cookie that brings a person back to where they were."""
