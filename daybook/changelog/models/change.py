"""What the change log lists: a row for each statement that wrote history, not for each row of history."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Index, Q

from daybook.changelog.choices import Action
from daybook.shared.channels import Channel
from daybook.shared.history import append_only
from daybook.shared.tenancy import LocationQuerySet

FLAGS = ("thing", "action", "by_user_id", "channel")
NEWEST = ("-at", "-act")


class Change(models.Model):
    """Rows of history of one table that one statement wrote: `number` of them, from `first_id` to `last_id`.

    Triggers of the tables of history write it (`changelog.grants`). Everything that one transaction did for one actor
    has the same `act`. It holds nothing about a person but who acted, so that nothing in it ever has to be blanked.
    """

    act = models.BigIntegerField()
    at = models.DateTimeField()
    location = models.ForeignKey(
        "locations.Location", on_delete=models.DO_NOTHING, related_name="+", db_index=False, db_constraint=False
    )
    thing = models.CharField(max_length=20)
    action = models.CharField(max_length=10, choices=Action.choices)
    by_user_id = models.BigIntegerField(null=True)
    channel = models.TextField(choices=Channel.choices)
    first_id = models.BigIntegerField()
    last_id = models.BigIntegerField()
    number = models.IntegerField()

    objects = LocationQuerySet["Change"].as_manager()

    class Meta:
        triggers: ClassVar = [append_only()]
        indexes: ClassVar = [
            Index(fields=["location", *NEWEST], include=FLAGS, name="change_newest"),
            Index(fields=["location", "thing", "action", *NEWEST], include=FLAGS[2:], name="change_of_thing"),
            Index(fields=["location", "by_user_id", *NEWEST], include=("thing", "action", "channel"), name="change_by"),
            Index(
                fields=["location", "channel", *NEWEST],
                include=FLAGS[:3],
                name="change_not_at_the_desk",
                condition=~Q(channel=Channel.DESK),
            ),
        ]
