"""The register's filters, declared once: for the page, the file, acts on all that match, and later the API."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial, reduce
from operator import and_

from django.db.models import BigIntegerField, Q
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import pgettext_lazy

from daybook.bookings.choices import Notice, VisitStatus
from daybook.bookings.models import BookingQuerySet
from daybook.bookings.queries.names import Names
from daybook.bookings.queries.question import DateColumn, Moments, Question
from daybook.bookings.queries.register import matching
from daybook.bookings.queries.rows import sees_phones
from daybook.clients.queries.search import clients_like, is_phone
from daybook.shared.actor import Actor
from daybook.shared.days import day_begins
from daybook.shared.filter_kinds import Days, OneOf, Several, Span, Typed
from daybook.shared.filtering import Filter, FilterSet, Option
from daybook.shared.listing.filters import RETIRED, by_name, retired_or_not
from daybook.shared.named_days import Today

NO_STAFF = lazy("There is no such staff member:")
BY_CLIENT = "client"
"""The answer of the filter "User" for bookings that nobody of ours made."""
BY_UPLOAD, BY_OTHERS = "upload", "other"
"""The answers of the filter "Cancelled by" for uploads taken back, and for whoever is none of the others."""
NAMELESS = "-"
"""What is asked for where a booking made online names no form or app."""
PAGE_PARAMETERS = ("sort", "cursor", "columns")
"""What else the register's address holds."""


class BookingFilters(FilterSet[Question]):
    """The question that an address asks of the register. `PAGE_PARAMETERS` may stand beside the filters."""

    def __init__(self, address: QueryDict, actor: Actor, names: Names | None = None) -> None:
        super().__init__(register_filters(actor, names or Names(actor)), address, also=PAGE_PARAMETERS)
        self._actor = actor

    def question(self) -> Question:
        """Everything that is asked, joined; raises `BadFilters` where something cannot be understood."""
        return reduce(and_, self.conditions(), Question())

    def rows(self) -> BookingQuerySet:
        """The bookings that are asked for and that the actor may see; raises `BadFilters`."""
        return matching(self.question(), self._actor)


def register_filters(actor: Actor, names: Names) -> list[Filter[Question]]:
    """The filters of the register, in the order of the form."""
    today = Today.of(actor)
    return [
        Days("visit", lazy("Date of visit"), True, today, _moments("starts_at", actor), looks_ahead=True),
        Several("staff", lazy("Employees"), True, partial(_staff, names), _of_staff, NO_STAFF),
        Several("status", lazy("Visit status"), True, status_options, _with_status, lazy("There is no such status:")),
        _client_filter(actor),
        Days("created", lazy("Date of creation"), False, today, _moments("created_at", actor)),
        Several("user", lazy("User"), False, lambda: _users(names), _made_by, lazy("There is no such user:")),
        OneOf("cancelled", LEFT_OUT, False, CANCELLED, lambda answer: Question((KEPT[answer],))),
        Several(
            "service_category",
            lazy("Service category"),
            False,
            lambda: _options(names.service_categories),
            _with_service_category,
            lazy("There is no such service category:"),
        ),
        Several(
            "position",
            lazy("Position"),
            False,
            lambda: _options(names.positions),
            lambda chosen: Question(staff_ids=names.staff_in(set(map(int, chosen)))),
            lazy("There is no such position:"),
        ),
        Several(
            "category",
            lazy("Booking category"),
            False,
            lambda: _options({pk: category.title for pk, category in names.categories.items()}),
            _labelled,
            lazy("There is no such booking category:"),
        ),
        *_filters_for_reports(names),
        Typed("booking", lazy("Numbers of bookings"), False, _numbered, words=_numbers_in_words),
        _upload_filter(names),
    ]


def _filters_for_reports(names: Names) -> list[Filter[Question]]:
    """What the numbers of reports lead to, besides days, staff and status."""
    return [
        OneOf("source", lazy("Source"), False, SOURCES, lambda answer: Question((MADE[answer],))),
        OneOf("payment", lazy("Payment"), False, PAYMENTS, lambda answer: Question((PAID[answer],))),
        OneOf("services", lazy("Services"), False, SERVICES, _with_services),
        _service_filter(names),
        OneOf("first", lazy("First booking"), False, FIRST, lambda answer: Question((BEEN_HERE[answer],))),
        Typed("form", lazy("Form or app"), False, _made_with, lazy("Its whole name, or -")),
        Several(
            "cancelled_by",
            lazy("Cancelled by"),
            False,
            lambda: _cancellers(names),
            partial(_cancelled_by, names),
            lazy("Nobody like this cancels bookings:"),
        ),
        Several("notice", lazy("Cancelled how early"), False, _notices, _with_notice, lazy("There is no such time:")),
    ]


LEFT_OUT = pgettext_lazy("the filter", "Cancelled")
CANCELLED = (("all", lazy("Cancelled and not cancelled")), ("yes", lazy("Cancelled")), ("no", lazy("Not cancelled")))
SOURCES = (("all", lazy("All sources")), ("online", lazy("Online")), ("offline", lazy("Offline")))
PAYMENTS = (("all", lazy("All payments")), ("full", lazy("Paid in full")), ("due", lazy("Not paid in full")))
SERVICES = (
    ("all", lazy("With and without services")),
    ("with", lazy("With services")),
    ("without", lazy("Without services")),
)
FIRST = (
    ("all", lazy("First and later bookings")),
    ("yes", lazy("The client’s first")),
    ("no", lazy("The client came before")),
)
BEEN_HERE = {"yes": BookingQuerySet.of_newcomers, "no": BookingQuerySet.of_returning}
KEPT = {"yes": BookingQuerySet.cancelled, "no": BookingQuerySet.not_cancelled}
MADE = {"online": BookingQuerySet.made_online, "offline": BookingQuerySet.made_offline}
PAID = {"full": BookingQuerySet.paid_in_full, "due": BookingQuerySet.not_paid_in_full}
NUMBERS_NAMED = 5


def _client_filter(actor: Actor) -> Typed[Question]:
    shown = sees_phones(actor)

    def condition(text: str) -> Question:
        return Question(clients=clients_like(text, actor, sees_phones=shown))

    def words(text: str) -> str:
        if shown or not is_phone(text):
            return _("Client: %(text)s") % {"text": text}
        return _("Client: %(text)s (you may not see phones, so only a whole number is searched for)") % {"text": text}

    hint: str | Promise = lazy("Name, or digits of the phone") if shown else lazy("Name, or the whole phone")
    return Typed("client", lazy("Client"), True, condition, hint, words)


def _upload_filter(names: Names) -> Typed[Question]:
    def condition(text: str) -> Question:
        if not _is_number(text) or names.upload(int(text)) is None:
            raise ValueError(_("There is no such upload: %(number)s") % {"number": text})
        return Question((lambda rows: rows.brought_in_by(int(text)),), is_of_one_upload=True)

    def words(text: str) -> str:
        return _("Upload %(number)s: %(file)s") % {"number": text, "file": names.upload(int(text))}

    return Typed("upload", lazy("Number of an upload"), False, condition, words=words)


def _service_filter(names: Names) -> Typed[Question]:
    def condition(text: str) -> Question:
        ids = sorted(names.services_like(text))
        if not ids:
            raise ValueError(_("There is no such service: %(name)s") % {"name": text})
        return Question((lambda rows: rows.of_services(ids),), facts={"services": True})

    def words(text: str) -> str:
        found = names.services_like(text)
        name = next(iter(found.values())) if text.startswith("#") else text
        return _("Service: %(name)s") % {"name": name}

    return Typed("service", lazy("Service"), False, condition, lazy("A part of its name"), words)


def _moments(column: DateColumn, actor: Actor) -> Callable[[Span], Question]:
    """Days of the location as moments: a day begins at its midnight, and is 23, 24 or 25 hours long."""

    def condition(span: Span) -> Question:
        first = day_begins(span.first, actor.zone) if span.first else None
        end = day_begins(span.last + timedelta(days=1), actor.zone) if span.last else None
        return Question(dates={column: Moments(first, end)})

    return condition


def _options(titles: Mapping[int, str]) -> list[Option]:
    return [Option(str(pk), title) for pk, title in titles.items()]


def _staff(names: Names) -> list[Option]:
    return [
        Option(str(pk), _("%(name)s (left)") % {"name": each.name} if each.is_retired else each.name)
        for pk, each in names.staff.items()
    ]


def _users(names: Names) -> list[Option]:
    return [Option(BY_CLIENT, _("Client")), *_options(names.users)]


def _cancellers(names: Names) -> list[Option]:
    known = [Option(BY_CLIENT, _("Client, online")), Option(BY_UPLOAD, _("An upload that was taken back"))]
    return [*known, *_options(names.users), Option(BY_OTHERS, _("Anybody else"))]


def _cancelled_by(names: Names, chosen: list[str]) -> Question:
    users = [int(one) for one in chosen if one.isdigit()]
    others = list(names.users) if BY_OTHERS in chosen else None
    by_client, by_upload = BY_CLIENT in chosen, BY_UPLOAD in chosen
    return Question((lambda rows: rows.cancelled_by(users, clients=by_client, uploads=by_upload, not_of=others),))


def _notices() -> list[Option]:
    return [Option(notice.value, str(notice.label)) for notice in Notice]


def _with_notice(chosen: list[str]) -> Question:
    return Question((lambda rows: rows.cancelled_with_notice(list(map(Notice, chosen))),))


def _made_with(text: str) -> Question:
    return Question((lambda rows: rows.made_with("" if text == NAMELESS else text),))


def status_options() -> list[Option]:
    """The statuses that may be asked for or set, through the day."""
    return [Option(str(status.value), str(status.label)) for status in VisitStatus.through_the_day()]


def _of_staff(chosen: list[str]) -> Question:
    return Question(staff_ids=frozenset(map(int, chosen)))


def _with_status(chosen: list[str]) -> Question:
    statuses = list(map(int, chosen))
    return Question((lambda rows: rows.standing(statuses),))


def _made_by(chosen: list[str]) -> Question:
    users = [int(one) for one in chosen if one != BY_CLIENT]
    return Question((lambda rows: rows.made_by(users, or_clients=BY_CLIENT in chosen),))


def _with_service_category(chosen: list[str]) -> Question:
    ids = list(map(int, chosen))
    return Question((lambda rows: rows.of_service_categories(ids),), facts={"services": True})


def _labelled(chosen: list[str]) -> Question:
    ids = list(map(int, chosen))
    return Question((lambda rows: rows.labelled(ids),))


def _with_services(answer: str) -> Question:
    if answer == "with":
        return Question((BookingQuerySet.with_services,), facts={"services": True})
    return Question((BookingQuerySet.without_services,), facts={"services": False})


def _numbered(text: str) -> Question:
    texts = text.replace(",", " ").split()
    if not all(map(_is_number, texts)):
        raise ValueError(_("Write numbers of bookings, with commas between them."))
    numbers = list(map(int, texts))
    return Question((lambda rows: rows.filter(pk__in=numbers),))


def _is_number(text: str) -> bool:
    """Of a booking that there can be; Python itself gives up on very long ones."""
    return text.isascii() and text.isdigit() and len(text) < 20 and int(text) <= BigIntegerField.MAX_BIGINT


def _numbers_in_words(text: str) -> str:
    numbers = text.replace(",", " ").split()
    if len(numbers) > NUMBERS_NAMED:
        return _("%(count)d bookings by their numbers") % {"count": len(numbers)}
    return _("Bookings: %(numbers)s") % {"numbers": ", ".join(numbers)}


class CategoryFilters(FilterSet[Q]):
    """The question that an address asks of the list of booking categories."""

    def __init__(self, address: QueryDict) -> None:
        filters = [
            Typed("name", lazy("Booking category"), True, by_name, lazy("A part of the name")),
            OneOf("retired", lazy("Retired"), True, RETIRED, retired_or_not),
        ]
        super().__init__(filters, address, also=PAGE_PARAMETERS)
