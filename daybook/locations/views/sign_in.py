"""Settings of how the people of a business sign in."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from daybook.access.choices import Right
from daybook.access.queries import has_second_step
from daybook.locations.forms import SignInForm
from daybook.locations.operations.remind_of_second_step import remind_of_second_step
from daybook.locations.operations.set_two_steps import set_two_steps
from daybook.locations.queries import business_of, people_without_second_step
from daybook.mail.queries import is_set_up
from daybook.shared.desk import DeskRequest, needs


@needs(Right.FULL)
@require_safe
def sign_in(request: DeskRequest, location_id: int) -> HttpResponse:
    """Whether the business asks for a second step, and who has none yet."""
    business = business_of(request.actor)
    return render(
        request,
        "locations/sign_in.html",
        {
            "business": business,
            "form": SignInForm(initial={"requires_two_steps": business.requires_two_steps}),
            "has_second_step": request.actor.user_id is not None and has_second_step(request.actor.user_id),
            "without": (without := people_without_second_step(business)),
            "others": [person for person in without if person.pk != request.actor.user_id],
            "is_mailed": is_set_up(),
        },
    )


@needs(Right.FULL)
@require_POST
def save_sign_in(request: DeskRequest, location_id: int) -> HttpResponse:
    """Ask for a second step, or stop asking."""
    form = SignInForm(request.POST)
    form.is_valid()
    business = business_of(request.actor)
    required = form.cleaned_data["requires_two_steps"]
    set_two_steps(business, required=required, actor=request.actor)
    messages.success(
        request,
        _("From now on everybody needs a second step to work here.")
        if required
        else _("A second step is now everybody's own choice."),
    )
    return redirect("locations:sign_in", location_id=location_id)


@needs(Right.FULL)
@require_POST
def remind(request: DeskRequest, location_id: int) -> HttpResponse:
    """Send those without a second step the way to it."""
    reminded = remind_of_second_step(business_of(request.actor), actor=request.actor)
    words = ngettext("%(number)d person is reminded.", "%(number)d people are reminded.", len(reminded))
    messages.success(request, words % {"number": len(reminded)})
    return redirect("locations:sign_in", location_id=location_id)
