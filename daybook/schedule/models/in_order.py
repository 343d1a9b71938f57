"""What the database demands of working hours."""

from __future__ import annotations

from django.db import models
from django.db.models import Func


class DayInOrder(Func):
    """Whether the spans of a day lie within it, in order, none over another."""

    function = "daybook_day_in_order"
    output_field = models.BooleanField()


class WeekInOrder(Func):
    """Whether there are seven days of such spans."""

    function = "daybook_week_in_order"
    output_field = models.BooleanField()
