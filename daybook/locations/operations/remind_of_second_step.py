"""Reminding people to set up a second step at sign-in."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from daybook.access.models import User
from daybook.locations.models import Business
from daybook.locations.queries import people_without_second_step
from daybook.locations.rights import refusal_to_set_two_steps
from daybook.mail.operations import send_message
from daybook.mail.wishes import MessageWish
from daybook.shared.actor import Actor
from daybook.shared.errors import refuse
from daybook.shared.operations import operation

MESSAGE = "second-step"


@operation
def remind_of_second_step(business: Business, *, actor: Actor) -> list[User]:
    """Send everybody of the business who has no second step a message, once a day at most; says who they are."""
    refuse(refusal_to_set_two_steps(business, actor))
    people = [person for person in people_without_second_step(business) if person.pk != actor.user_id]
    today = timezone.now().astimezone(actor.zone).date()
    for person in people:
        wish = MessageWish(
            key=f"{MESSAGE}-{business.pk}-{person.pk}-{today:%Y%m%d}",
            to=person.email,
            subject=_("%(place)s: set up your second step") % {"place": business.name},
            text=_text(person, business),
            kind=MESSAGE,
            location_id=actor.location_id,
        )
        send_message(wish, actor=actor)
    return people


def _text(person: User, business: Business) -> str:
    facts = {"name": person.name, "place": business.name, "link": f"{settings.SITE_URL}{reverse('mfa_index')}"}
    if business.requires_two_steps:
        return (
            _(
                """%(name)s, everybody at %(place)s signs in to Daybook in two steps, and you have no second step yet.
Until you set one up, no page of %(place)s opens for you.

Add an authenticator app or a passkey here; it takes two minutes:
%(link)s"""
            )
            % facts
        )
    return (
        _(
            """%(name)s, %(place)s asks you to sign in to Daybook in two steps.
A second step keeps your account safe when your password gets out.

Add an authenticator app or a passkey here; it takes two minutes:
%(link)s"""
        )
        % facts
    )
