"""What the models cannot say: links may not cross locations, and how the planner and vacuum treat the register."""

from django.db import migrations

ONE_LOCATION = [
    ("staff_staffmember", "position_id", "staff_position"),
    ("catalogue_service", "category_id", "catalogue_servicecategory"),
    ("bookings_visit", "client_id", "clients_client"),
    ("bookings_booking", "client_id", "clients_client"),
    ("bookings_booking", "staff_id", "staff_staffmember"),
    ("bookings_line", "service_id", "catalogue_service"),
]


def one_location(table: str, column: str, target: str) -> migrations.RunSQL:
    """A foreign key that also demands the same location on both sides."""
    name = f"{table}_{column}_of_one_location"
    return migrations.RunSQL(
        f"ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY (location_id, {column})"
        f" REFERENCES {target} (location_id, id) DEFERRABLE INITIALLY DEFERRED",
        f"ALTER TABLE {table} DROP CONSTRAINT {name}",
    )


PLANNER = """
ALTER TABLE bookings_booking ALTER staff_id SET STATISTICS 1000, ALTER created_by_id SET STATISTICS 1000,
  ALTER service_category_ids SET STATISTICS 1000, ALTER category_ids SET STATISTICS 1000;
CREATE STATISTICS bookings_booking_location_staff (mcv) ON location_id, staff_id FROM bookings_booking;
CREATE STATISTICS bookings_booking_location_user (mcv) ON location_id, created_by_id FROM bookings_booking;
ALTER TABLE bookings_booking SET (autovacuum_vacuum_scale_factor = 0.01,
  autovacuum_vacuum_insert_scale_factor = 0.01, autovacuum_analyze_scale_factor = 0.01);
"""
BUILT_IN = """
INSERT INTO bookings_bookingcategory (code, title, color, icon) VALUES
  ('paid_online_full', 'Paid online in full', '#2fb344', 'credit-card'),
  ('paid_online_part', 'Paid online in part', '#f59f00', 'credit-card'),
  ('this_specialist', 'This specialist only', '#d6336c', 'heart'),
  ('any_specialist', 'Any specialist', '#4299e1', 'users');
"""


class Migration(migrations.Migration):
    dependencies = [("bookings", "0001_tables"), ("staff", "0001_tables"), ("catalogue", "0001_tables")]
    operations = [
        *(one_location(*link) for link in ONE_LOCATION),
        migrations.RunSQL(PLANNER, migrations.RunSQL.noop),
        migrations.RunSQL(BUILT_IN, migrations.RunSQL.noop),
    ]
