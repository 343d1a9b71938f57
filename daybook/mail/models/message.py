"""A message that leaves, or is kept where no mail is set up."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from daybook.mail.choices import MessageProblem, MessageState
from daybook.mail.wishes import WAY_IN
from daybook.shared.tenancy import LocationQuerySet


class Message(models.Model):
    """One message to one address: what it says, and what became of it.

    The row outlives the message. Its text therefore holds no secret: links in it lead to pages that ask for a sign-in.
    Where it must let its reader in, the text holds a mark, and `way_in` is where the link leads (docs/decisions/0016).
    """

    key = models.CharField(max_length=200, unique=True)
    location = models.ForeignKey("locations.Location", on_delete=models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=30)
    to = models.EmailField(_("to"))
    subject = models.CharField(_("subject"), max_length=255)
    text = models.TextField(_("text"))
    way_in = models.CharField(max_length=100, blank=True)
    state = models.CharField(max_length=10, choices=MessageState.choices, default=MessageState.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=20, choices=MessageProblem.choices, blank=True)
    answer = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)

    objects = LocationQuerySet["Message"].as_manager()

    class Meta:
        verbose_name = _("message")
        indexes = [models.Index(fields=["location", "-made_at", "-id"], name="message_of_location")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=MessageState.SENT, sent_at__isnull=False)
                | Q(~Q(state=MessageState.SENT), sent_at__isnull=True),
                name="message_sent_at_a_moment",
            )
        ]

    @property
    def readable(self) -> str:
        """The text as the outbox shows it: a link that lets its reader in is not there to be shown."""
        return (
            self.text.replace(WAY_IN, gettext("(a link that only the receiver is shown)")) if self.way_in else self.text
        )

    @property
    def reason(self) -> str:
        """Why it did not leave at the last try, in words, with the mail server's own; empty: nothing went wrong."""
        return " ".join(filter(None, (self.get_problem_display(), self.answer)))
