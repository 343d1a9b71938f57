"""The owner's company or chain."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daybook.shared.history import tracked


@tracked()
class Business(models.Model):
    """Holds locations, and the rules its users sign in by."""

    name = models.CharField(pgettext_lazy("of a thing", "name"), max_length=200)
    requires_two_steps = models.BooleanField(_("two-step sign-in for everyone"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("business")

    def __str__(self) -> str:
        return self.name
