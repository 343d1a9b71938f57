"""One trial of each operation there is: what it needs is made first, then it is called once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

from allauth.usersessions.models import UserSession
from django.utils import timezone

from daybook.access import operations as access
from daybook.access.choices import Role
from daybook.access.models import Membership, User
from daybook.bookings import operations as bookings
from daybook.bookings.choices import VisitStatus
from daybook.bookings.models import Booking
from daybook.bookings.operations.choose_columns import choose_columns
from daybook.bookings.operations.save_view import remove_view, save_view
from daybook.bookings.wishes import ClientWish, ViewWish
from daybook.clients import operations as clients
from daybook.clients.wishes import CategoryWish
from daybook.locations import operations as locations
from daybook.locations.models import Location
from daybook.mail import operations as mail
from daybook.mail.rules.ways_in import secret_of
from daybook.mail.wishes import MessageWish
from daybook.payments import operations as payments
from daybook.payments.choices import PaymentMethod
from daybook.payments.wishes import PaymentWish
from daybook.setup import operations as setup
from daybook.setup.wishes import CopyWish, FillingWish, FoundingWish, ServiceLine, StaffLine
from daybook.shared.actor import Actor
from daybook.users import operations as users
from daybook.users.rules import message_key
from daybook.users.wishes import RightsWish
from tests.agreements.settings_trials import SETTINGS_TRIALS
from tests.bookings.operations.wishing import a_visit_wish, a_wish, at
from tests.cards.trials import CARD_TRIALS
from tests.datalog.trials import DATALOG_TRIALS
from tests.factories import (
    a_booking,
    a_booking_category,
    a_business,
    a_client,
    a_client_category,
    a_location,
    a_membership,
    a_service,
    a_staff_member,
    a_user,
)
from tests.feeds.trials import FEED_TRIALS
from tests.schedule.trials import SCHEDULE_TRIALS
from tests.uploads.trials import UPLOAD_TRIALS
from tests.users.inviting import an_invitation

Trial = Callable[[Actor], Any]
PASSWORD = "correct horse 17 battery"
VIP = CategoryWish("VIP", "#2fb344")
BEA = ClientWish(name="Bea", phone="+351912345678")
LETTER = MessageWish("trial", "bea@example.org", "A file", "It is ready.", "download")
PORTO = locations.LocationWish("Aurora Porto", "Europe/Lisbon", "EUR", "PT")


FIRST_ONES = FillingWish(
    staff=(StaffLine("Ines", "Hair stylist"),),
    services=(ServiceLine("Haircut", "Hair", timedelta(hours=1), Decimal(40)),),
)


def copying_a_location(actor: Actor) -> None:
    source = a_location(business=Location.objects.get(pk=actor.location_id).business)
    a_membership(Role.OWNER, user=User.objects.get(pk=actor.user_id or 0), location=source)
    a_service("Haircut", location=source)
    setup.copy_location(CopyWish(source.pk), actor=actor)


def founding_all(actor: Actor) -> Any:
    User.objects.all().delete()
    return setup.found_daybook(FoundingWish("Aurora", PORTO, "Ana Lima", "ana@aurora.example", PASSWORD), actor=actor)


def of_some(booking: Booking) -> Any:
    return Booking.objects.filter(pk=booking.pk)


def on_a_booking(act: Callable[..., Any], *values: Any, **made: Any) -> Trial:
    """A trial of an act on many, on one."""
    return lambda actor: act(of_some(a_booking(**made)), *values, actor=actor)


def ending_a_session(actor: Actor) -> None:
    olga = User.objects.get(pk=actor.user_id or 0)
    session = UserSession.objects.create(user=olga, ip="192.0.2.7", session_key="one-of-hers", user_agent="Browser")
    access.end_session(olga, session.pk, actor=actor)


def labelling(actor: Actor) -> None:
    bookings.add_category(of_some(a_booking()), a_booking_category().pk, actor=actor)


def unlabelling(actor: Actor) -> None:
    label = a_booking_category()
    bookings.remove_category(of_some(a_booking(categories=(label,))), label.pk, actor=actor)


def moving(actor: Actor) -> None:
    bookings.move_to_staff(of_some(a_booking()), a_staff_member().pk, actor=actor)


def giving_bookings(actor: Actor) -> None:
    double, anna = a_client(), a_client()
    a_booking(client=double)
    bookings.give_bookings(double.pk, anna.pk, actor=actor)


def editing_a_booking(actor: Actor) -> None:
    booking = a_booking()
    wish = a_wish(booking.starts_at, staff=booking.staff, comment="changed")
    bookings.edit_booking(booking.pk, wish, version=1, actor=actor)


def editing_a_visit(actor: Actor) -> None:
    booking = a_booking()
    wish = a_visit_wish(a_wish(at("18:00"), booking_id=booking.pk), client=booking.client)
    bookings.edit_visit(booking.visit_id, wish, version=1, actor=actor)


def paying(actor: Actor) -> None:
    booking = a_booking(services=(a_service(price=40),))
    payments.add_payment(booking.pk, Decimal(5), PaymentMethod.CARD, form_key=None, actor=actor)


def paying_back(actor: Actor) -> None:
    booking = a_booking(services=(a_service(price=40),), paid=10)
    payments.refund_payment(booking.pk, Decimal(5), PaymentMethod.CARD, form_key=None, actor=actor)


def paying_for_a_visit(actor: Actor) -> None:
    booking = a_booking(services=(a_service(price=40),))
    payments.pay_visit(booking.visit_id, Decimal(40), PaymentMethod.CARD, form_key=uuid4(), actor=actor)


def recording_payments(actor: Actor) -> None:
    booking = a_booking(services=(a_service(price=40),))
    wish = PaymentWish(booking.pk, Decimal(5), PaymentMethod.CARD, at("10:00"))
    payments.record_payments([wish], actor=actor)


def setting_paid_of_many(actor: Actor) -> None:
    bookings.set_paid_of_many({a_booking().pk: (Decimal(0), 0)}, actor=actor)


def editing_a_client(actor: Actor) -> None:
    clients.edit_client(ClientWish(a_client().pk, "Bea"), version=1, actor=actor)


def founding(actor: Actor) -> None:
    person = {"owner_email": "owner@example.org", "owner_name": "Olga", "password": PASSWORD}
    locations.found_business("Aurora", PORTO, **person, actor=actor)


def choosing_a_language(actor: Actor) -> None:
    access.choose_language(User.objects.get(pk=actor.user_id or 0), "en", actor=actor)


def a_membership_of_the_past() -> Membership:
    member = a_membership()
    member.deactivated_at = timezone.now()
    member.save()
    return member


def accepting(actor: Actor) -> None:
    olga = User.objects.get(pk=actor.user_id or 0)
    place = a_membership(user=olga, location=a_location())
    place.invited_at, place.invitation = timezone.now(), 1
    place.save()
    users.accept_invitation(secret_of(message_key(place.pk, 1)), actor=actor)


TRIALS: dict[Callable[..., Any], Trial] = {
    **UPLOAD_TRIALS,
    **CARD_TRIALS,
    **DATALOG_TRIALS,
    **SCHEDULE_TRIALS,
    **FEED_TRIALS,
    **SETTINGS_TRIALS,
    access.change_rights: lambda actor: access.change_rights(a_membership(), Role.SPECIALIST, {}, actor=actor),
    access.change_name: lambda actor: access.change_name(
        User.objects.get(pk=actor.user_id or 0), "Olga Desk-Lima", actor=actor
    ),
    access.choose_language: choosing_a_language,
    access.create_user: lambda actor: access.create_user("bea@example.org", "Bea", PASSWORD, actor=actor),
    access.deactivate_member: lambda actor: access.deactivate_member(a_membership(), actor=actor),
    access.reactivate_member: lambda actor: access.reactivate_member(a_membership_of_the_past(), actor=actor),
    access.end_session: ending_a_session,
    access.end_expired_sessions: lambda actor: access.end_expired_sessions(actor=actor),
    access.end_membership: lambda actor: access.end_membership(a_membership(), actor=actor),
    access.give_membership: lambda actor: access.give_membership(
        a_user(), actor.location_id, Role.SPECIALIST, actor=actor
    ),
    users.accept_invitation: accepting,
    users.change_member: lambda actor: users.change_member(
        a_membership(), RightsWish(Role.SPECIALIST), None, version=1, actor=actor
    ),
    users.invite_user: lambda actor: an_invitation(actor=actor),
    users.invite_again: lambda actor: users.invite_again(an_invitation(actor=actor), actor=actor),
    users.link_staff_member: lambda actor: users.link_staff_member(
        a_membership(), a_staff_member().pk, version=1, actor=actor
    ),
    bookings.add_category: labelling,
    bookings.create_booking: lambda actor: bookings.create_booking(a_wish(), BEA, actor=actor),
    bookings.create_visit: lambda actor: bookings.create_visit(a_visit_wish(), actor=actor),
    bookings.delete_bookings: on_a_booking(bookings.delete_bookings),
    bookings.edit_booking: editing_a_booking,
    bookings.edit_visit: editing_a_visit,
    bookings.give_bookings: giving_bookings,
    bookings.move_to_staff: moving,
    bookings.remove_category: unlabelling,
    bookings.set_paid: lambda actor: bookings.set_paid(a_booking().pk, paid=Decimal(0), payments_count=0, actor=actor),
    bookings.set_paid_of_many: setting_paid_of_many,
    bookings.set_status: on_a_booking(bookings.set_status, VisitStatus.ARRIVED),
    save_view: lambda actor: save_view(ViewWish("Due", "payment=due"), actor=actor),
    remove_view: lambda actor: remove_view(save_view(ViewWish("Due", "payment=due"), actor=actor).pk, actor=actor),
    choose_columns: lambda actor: choose_columns(["visit"], actor=actor),
    clients.create_client: lambda actor: clients.create_client(BEA, actor=actor),
    clients.edit_client: editing_a_client,
    clients.return_client: lambda actor: clients.return_client(a_client(retired_at=timezone.now()).pk, actor=actor),
    clients.create_client_category: lambda actor: clients.create_client_category(VIP, actor=actor),
    clients.edit_client_category: lambda actor: clients.edit_client_category(
        a_client_category().pk, VIP, version=1, actor=actor
    ),
    clients.find_or_create_client: lambda actor: clients.find_or_create_client(BEA, actor=actor),
    clients.retire_client: lambda actor: clients.retire_client(a_client().pk, actor=actor),
    locations.create_business: lambda actor: locations.create_business("Aurora", actor=actor),
    locations.create_location: lambda actor: locations.create_location(a_business(), PORTO, actor=actor),
    locations.found_business: founding,
    setup.found_daybook: founding_all,
    setup.copy_location: copying_a_location,
    setup.fill_location: lambda actor: setup.fill_location(FIRST_ONES, actor=actor),
    locations.remind_of_second_step: lambda actor: locations.remind_of_second_step(a_business(), actor=actor),
    locations.set_two_steps: lambda actor: locations.set_two_steps(
        a_business(requires_two_steps=True), required=False, actor=actor
    ),
    mail.deliver_message: lambda actor: mail.deliver_message(mail.send_message(LETTER, actor=actor).pk, actor=actor),
    mail.give_up_message: lambda actor: mail.give_up_message(mail.send_message(LETTER, actor=actor).pk, actor=actor),
    mail.send_message: lambda actor: mail.send_message(LETTER, actor=actor),
    payments.add_payment: paying,
    payments.pay_visit: paying_for_a_visit,
    payments.record_payments: recording_payments,
    payments.refund_payment: paying_back,
}
