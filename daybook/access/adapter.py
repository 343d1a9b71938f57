"""How people come in: nobody signs themselves up; accounts are made by those who manage users."""

from __future__ import annotations

import logging
import time
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language, override

from daybook.access.choices import SEEN_AT
from daybook.access.models import User
from daybook.access.queries import language_of
from daybook.mail.rules.problems import NO, problem_of
from daybook.shared.desk import client_address

log = logging.getLogger("daybook.mail")


class EntranceAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # untyped: allauth ships no types
    """allauth, with the door for self-made accounts closed."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are given, not taken."""
        return False

    def login(self, request: HttpRequest, user: User) -> None:
        """Sign in, and begin to note when this session was last used."""
        super().login(request, user)
        request.session[SEEN_AT] = int(time.time())

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address that failed tries are counted by: a proxy is believed only where the operator says so."""
        return client_address(request) or "0.0.0.0"  # noqa: S104  own-input: stands for a socket without an address

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Messages name our own address: the name that a request came by may be anybody's.

        They speak the language of the person they go to, who need not be the one whose browser asked.
        Where the mail server does not take one, the person is answered as always: else a stranger could tell by the
        fault that there is such an account. It is not kept for another try either, as it lets somebody in.
        """
        ours = {"name": "Daybook", "domain": settings.SITE_URL}
        try:
            with override(_spoken(language_of(email)) or get_language()):
                super().send_mail(template_prefix, email, {**context, "current_site": ours})
        except NO as no:
            problem, _answer = problem_of(no)
            log.warning("A message about signing in did not leave: %s", problem.value)

    def get_reset_password_from_key_url(self, key: str) -> str:
        """So does the link that sets a new password."""
        path: str = urlsplit(super().get_reset_password_from_key_url(key)).path
        return f"{settings.SITE_URL}{path}"


def _spoken(language: str) -> str:
    """The language, if Daybook speaks it still."""
    return language if language in dict(settings.LANGUAGES) else ""
