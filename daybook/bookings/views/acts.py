"""The acts on many bookings, as a person meets them: what is asked, what may be chosen, what is said afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from daybook.bookings.choices import VisitStatus
from daybook.bookings.filters import status_options
from daybook.bookings.models import Booking, BookingQuerySet
from daybook.bookings.operations.delete import delete_bookings
from daybook.bookings.operations.label import add_category, remove_category
from daybook.bookings.operations.move import move_to_staff
from daybook.bookings.operations.set_status import set_status
from daybook.bookings.queries.bulk import RefusalTo
from daybook.bookings.queries.names import Names
from daybook.bookings.rights import refusal_to_delete, refusal_to_edit, refusal_to_move, refusal_to_set_status
from daybook.shared.actor import Actor
from daybook.shared.filtering import Option
from daybook.shared.outcomes import BulkOutcome

Outcome = BulkOutcome[Booking]


class RunWithChoice(Protocol):
    """An operation on many bookings that needs to be told what was chosen."""

    def __call__(self, rows: BookingQuerySet, chosen: int, /, *, actor: Actor, expected: str | None) -> Outcome: ...


@dataclass(frozen=True)
class Choice:
    """What must be chosen in the dialog before the act can be done."""

    name: str
    label: str | Promise
    options: Callable[[Names], list[Option]]


def _change_question(number: int) -> str:
    return ngettext("%(number)d booking will be changed.", "%(number)d bookings will be changed.", number) % {
        "number": number
    }


def _changed(number: int) -> str:
    return ngettext("Changed %(number)d booking.", "Changed %(number)d bookings.", number) % {"number": number}


@dataclass(frozen=True)
class Act:
    """One act on many: the words of its dialog and report, the rule that may refuse it, and the operation.

    `question` and `done` take a number; `run` takes the rows, what was chosen, the actor and the fingerprint.
    """

    title: str | Promise
    verb: str | Promise
    refusal_to: RefusalTo
    run: Callable[[BookingQuerySet, int | None, Actor, str], Outcome]
    choice: Choice | None = None
    question: Callable[[int], str] = _change_question
    done: Callable[[int], str] = _changed
    is_danger: bool = False


def _categories(names: Names) -> list[Option]:
    return [Option(str(pk), category.title) for pk, category in names.categories.items()]


def _staff(names: Names) -> list[Option]:
    return [Option(str(pk), each.name) for pk, each in names.staff.items() if not each.is_retired]


def _delete_question(number: int) -> str:
    sentence = ngettext(
        "%(number)d booking will be deleted, and its time is free again. This cannot be undone.",
        "%(number)d bookings will be deleted, and their time is free again. This cannot be undone.",
        number,
    )
    return sentence % {"number": number}


def _deleted(number: int) -> str:
    return ngettext("Deleted %(number)d booking.", "Deleted %(number)d bookings.", number) % {"number": number}


def _delete(rows: BookingQuerySet, _chosen: int | None, actor: Actor, expected: str) -> Outcome:
    return delete_bookings(rows, actor=actor, expected=expected)


def _set_status(rows: BookingQuerySet, chosen: int, /, *, actor: Actor, expected: str | None) -> Outcome:
    return set_status(rows, VisitStatus(chosen), actor=actor, expected=expected)


def _with_choice(operation: RunWithChoice) -> Callable[[BookingQuerySet, int | None, Actor, str], Outcome]:
    def run(rows: BookingQuerySet, chosen: int | None, actor: Actor, expected: str) -> Outcome:
        assert chosen is not None
        return operation(rows, chosen, actor=actor, expected=expected)

    return run


CATEGORY = Choice("category", lazy("Booking category"), _categories)
DELETE = Act(
    title=lazy("Delete bookings"),
    verb=lazy("Delete"),
    refusal_to=refusal_to_delete,
    run=_delete,
    question=_delete_question,
    done=_deleted,
    is_danger=True,
)
SET_STATUS = Act(
    title=lazy("Set visit status"),
    verb=lazy("Set status"),
    refusal_to=refusal_to_set_status,
    run=_with_choice(_set_status),
    choice=Choice("status", lazy("Visit status"), lambda _names: status_options()),
)
ADD_CATEGORY = Act(
    title=lazy("Add a booking category"),
    verb=lazy("Add category"),
    refusal_to=refusal_to_edit,
    run=_with_choice(add_category),
    choice=CATEGORY,
)
REMOVE_CATEGORY = Act(
    title=lazy("Remove a booking category"),
    verb=lazy("Remove category"),
    refusal_to=refusal_to_edit,
    run=_with_choice(remove_category),
    choice=CATEGORY,
)
MOVE = Act(
    title=lazy("Move to another staff member"),
    verb=lazy("Move"),
    refusal_to=refusal_to_move,
    run=_with_choice(move_to_staff),
    choice=Choice("staff", lazy("Staff member"), _staff),
)
