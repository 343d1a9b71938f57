"""What one staff member gives, at their own prices and times: a panel of their card, and a page to change it."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from daybook.access.choices import Right
from daybook.catalogue.forms import GivenForm
from daybook.catalogue.operations import set_services_of_staff
from daybook.catalogue.queries import cards
from daybook.shared.cards.declared import Card
from daybook.shared.cards.page import answer_card
from daybook.shared.desk import DeskRequest, needs
from daybook.shared.money import places_of


@needs(Right.SETTINGS)
@require_http_methods(["GET", "POST"])
def given_by(request: DeskRequest, location_id: int, staff_id: int) -> HttpResponse:
    """For htmx what they give, in a few lines; else the page where it is changed."""
    member = cards.giver_of(staff_id, request.actor)
    if member is None:
        raise Http404
    shelves = cards.given_by(member, request.actor)
    here = reverse("catalogue:given_by", kwargs={"location_id": location_id, "staff_id": staff_id})
    if request.htmx:
        given = [each for shelf in shelves for each in shelf.services if each.is_given]
        return render(request, "catalogue/_given.html", {"given": given, "here": here, "member": member})
    back = reverse("staff:member", kwargs={"location_id": location_id, "staff_id": staff_id})
    card = Card(_("Services of %(name)s") % {"name": member.name}, member.name, back)
    places = places_of(request.actor.currency)
    form = GivenForm(shelves, version=member.version, places=places, data=request.POST or None)

    def save() -> str:
        version = form.cleaned_data["version"] or 0
        set_services_of_staff(member.pk, form.wishes(), version=version, actor=request.actor)
        return _("What %(name)s gives is saved.") % {"name": member.name}

    return answer_card(request, card, form, save=save, whole="catalogue/given.html")
