"""How people come in: nobody signs themselves up; accounts are made by those who manage users."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class EntranceAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # untyped: allauth ships no types
    """allauth, with the door for self-made accounts closed."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are given, not taken."""
        return False
