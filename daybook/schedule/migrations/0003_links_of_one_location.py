"""Hours belong to a staff member of their own location."""

from django.db import migrations


def one_location(table: str) -> migrations.RunSQL:
    """A foreign key that also demands the same location on both sides."""
    name = f"{table}_staff_id_of_one_location"
    return migrations.RunSQL(
        f"ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY (location_id, staff_id)"
        " REFERENCES staff_staffmember (location_id, id) DEFERRABLE INITIALLY DEFERRED",
        f"ALTER TABLE {table} DROP CONSTRAINT {name}",
    )


class Migration(migrations.Migration):
    dependencies = [("schedule", "0002_tables"), ("staff", "0001_tables")]
    operations = [one_location("schedule_weekpattern"), one_location("schedule_dayplan")]
