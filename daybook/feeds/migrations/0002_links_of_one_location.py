"""A calendar feed belongs to a staff member of its own location."""

from django.db import migrations

NAME = "feeds_calendarfeed_staff_id_of_one_location"


class Migration(migrations.Migration):
    dependencies = [("feeds", "0001_tables"), ("staff", "0001_tables")]
    operations = [
        migrations.RunSQL(
            f"ALTER TABLE feeds_calendarfeed ADD CONSTRAINT {NAME} FOREIGN KEY (location_id, staff_id)"
            " REFERENCES staff_staffmember (location_id, id) DEFERRABLE INITIALLY DEFERRED",
            f"ALTER TABLE feeds_calendarfeed DROP CONSTRAINT {NAME}",
        )
    ]
