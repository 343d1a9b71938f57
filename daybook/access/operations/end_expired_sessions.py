"""Keeping no longer than needed who was signed in where."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.utils import timezone

from daybook.shared.actor import Actor
from daybook.shared.operations import operation


@operation
def end_expired_sessions(*, actor: Actor) -> int:
    """Forget sign-ins that have run out, and the devices they were made on; says how many."""
    ended, _kinds = Session.objects.filter(expire_date__lt=timezone.now()).delete()
    alive = Session.objects.values("session_key")
    UserSession.objects.exclude(session_key__in=alive).delete()
    return ended
