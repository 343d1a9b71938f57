"""Roles and rights: closed lists. `docs/rights.md` explains every right (tested)."""

from __future__ import annotations

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """A preset of rights; single rights can be switched per person and location."""

    OWNER = "owner", _("Owner")
    MANAGER = "manager", _("Manager")
    ADMINISTRATOR = "administrator", _("Administrator")
    ACCOUNTANT = "accountant", _("Accountant")
    CALL_CENTRE = "call_centre", _("Call centre")
    SPECIALIST = "specialist", _("Specialist")


class Right(StrEnum):
    """Every right one can hold at a location, by the key of the original's API."""

    FULL = "full_access"

    REGISTER = "dash_records_access"
    REGISTER_EXCEL = "dash_records_excel_access"
    REGISTER_PHONES = "dash_records_phones_access"
    DATA_LOG = "data_log_access"
    DATA_LOG_DOWNLOAD = "data_log_download_access"

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
