from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import migrations
from django.db.models import Deferrable, Q

import daybook.bookings.models.booking


class Migration(migrations.Migration):
    dependencies = [("bookings", "0002_kept_by_the_database")]
    operations = [
        migrations.RemoveConstraint(model_name="booking", name="booking_time_taken"),
        migrations.AddConstraint(
            model_name="booking",
            constraint=ExclusionConstraint(
                name="booking_time_taken",
                expressions=[
                    ("staff", "="),
                    (daybook.bookings.models.booking.Taken("starts_at", "ends_at"), "&&"),
                ],
                condition=Q(deleted_at__isnull=True, may_overlap=False),
                deferrable=Deferrable.IMMEDIATE,
            ),
        ),
    ]
