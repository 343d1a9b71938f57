"""One's own way in: password, second step, sessions, language."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from daybook.access.forms import LanguageForm, NameForm
from daybook.access.models import User
from daybook.access.operations import change_name, choose_language
from daybook.access.operations import end_session as end_one_session
from daybook.access.queries import means_of_signing_in, served_by
from daybook.access.rights import actor_above_locations
from daybook.shared.desk import client_address
from daybook.shared.errors import Invalid
from daybook.shared.request_id import current_request_id


@login_required
@require_safe
def my_sign_in(request: HttpRequest) -> HttpResponse:
    """What the person signs in with, and where to change each."""
    assert isinstance(request.user, User)
    return _page(request, request.user, NameForm(initial={"name": request.user.name}))


def _page(request: HttpRequest, person: User, name_form: NameForm) -> HttpResponse:
    context = {
        "means": means_of_signing_in(person),
        "serves": [
            {"place": one.location.name, "location_id": one.location_id, "staff_id": staff_id}
            for one, staff_id in served_by(person)
        ],
        "name_form": name_form,
        "form": LanguageForm(initial={"language": person.language}),
        "has_choice_of_language": len(settings.LANGUAGES) > 1,
    }
    return render(request, "access/my_sign_in.html", context, status=422 if name_form.errors else 200)


@login_required
@require_POST
def save_name(request: HttpRequest) -> HttpResponse:
    """Call the person as they wish to be called."""
    assert isinstance(request.user, User)
    form = NameForm(request.POST)
    if not form.is_valid():
        return _page(request, request.user, form)
    actor = actor_above_locations(request.user, address=client_address(request), request_id=current_request_id.get())
    person = change_name(request.user, form.cleaned_data["name"], actor=actor)
    messages.success(request, _("From now on you are called %(name)s.") % {"name": person.name})
    return redirect("access:my_sign_in")


@login_required
@require_POST
def save_language(request: HttpRequest) -> HttpResponse:
    """Keep the language the person chose, and answer in it."""
    assert isinstance(request.user, User)
    form = LanguageForm(request.POST)
    if not form.is_valid():
        raise Invalid({name: [str(sentence) for sentence in sentences] for name, sentences in form.errors.items()})
    actor = actor_above_locations(request.user, address=client_address(request), request_id=current_request_id.get())
    person = choose_language(request.user, form.cleaned_data["language"], actor=actor)
    if person.language:
        translation.activate(person.language)
    messages.success(request, _("Your language is kept."))
    return redirect("access:my_sign_in")


@login_required
@require_POST
def end_session(request: HttpRequest, session_id: int) -> HttpResponse:
    """Sign out of one other browser, and show which are left."""
    assert isinstance(request.user, User)
    actor = actor_above_locations(request.user, address=client_address(request), request_id=current_request_id.get())
    end_one_session(request.user, session_id, actor=actor)
    messages.success(request, _("That browser is signed out."))
    return redirect("usersessions_list")
