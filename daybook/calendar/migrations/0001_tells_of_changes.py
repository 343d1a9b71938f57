"""The database tells whoever listens that something the calendar shows has changed: where, whose, when.

One message for each statement and location, whoever wrote it and through what: an upload of a thousand rows in one
statement is one message. The message says that there is news, never what: whoever hears it asks, with their own rights.
"""

from django.db import migrations

CHANNEL = "daybook_calendar"
FEW = 50
"""So many staff members or visits are named; of more the message says only that there are many."""

TELL = f"""
CREATE FUNCTION daybook_tell_calendar(
    place bigint, staff bigint[] DEFAULT NULL, since timestamptz DEFAULT NULL, until timestamptz DEFAULT NULL,
    visits bigint[] DEFAULT NULL
) RETURNS void LANGUAGE sql SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT pg_notify('{CHANNEL}', jsonb_strip_nulls(jsonb_build_object(
        'location', place,
        'staff', CASE WHEN cardinality(staff) <= {FEW} THEN staff END,
        'since', floor(extract(epoch FROM since))::bigint,
        'until', ceil(extract(epoch FROM until))::bigint,
        'visits', CASE WHEN cardinality(visits) <= {FEW} THEN visits END
    ))::text)
$$
"""

OF_BOOKINGS = """
CREATE FUNCTION daybook_tell_of_bookings() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM daybook_tell_calendar(location_id, array_agg(DISTINCT staff_id), min(starts_at), max(ends_at),
            array_agg(DISTINCT visit_id)) FROM new_rows GROUP BY location_id;
    ELSIF TG_OP = 'DELETE' THEN
        PERFORM daybook_tell_calendar(location_id, array_agg(DISTINCT staff_id), min(starts_at), max(ends_at),
            array_agg(DISTINCT visit_id)) FROM old_rows GROUP BY location_id;
    ELSE
        PERFORM daybook_tell_calendar(location_id, array_agg(DISTINCT staff_id), min(starts_at), max(ends_at),
            array_agg(DISTINCT visit_id))
        FROM (
            SELECT location_id, staff_id, starts_at, ends_at, visit_id FROM old_rows
            UNION ALL SELECT location_id, staff_id, starts_at, ends_at, visit_id FROM new_rows
        ) changed GROUP BY location_id;
    END IF;
    RETURN NULL;
END $$
"""

# What stands on every card or head of a column, such as a name: which days it is on is not worth finding out.
OF_GROUND = """
CREATE FUNCTION daybook_tell_of_ground() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE place bigint;
BEGIN
    IF TG_OP = 'INSERT' THEN
        FOR place IN EXECUTE format('SELECT DISTINCT %I FROM new_rows', TG_ARGV[0]) LOOP
            PERFORM daybook_tell_calendar(place);
        END LOOP;
    ELSIF TG_OP = 'DELETE' THEN
        FOR place IN EXECUTE format('SELECT DISTINCT %I FROM old_rows', TG_ARGV[0]) LOOP
            PERFORM daybook_tell_calendar(place);
        END LOOP;
    ELSE
        FOR place IN EXECUTE format(
            'SELECT DISTINCT n.%I FROM new_rows n JOIN old_rows o USING (id) WHERE (%s) IS DISTINCT FROM (%s)',
            TG_ARGV[0], TG_ARGV[1], replace(TG_ARGV[1], 'n.', 'o.')
        ) LOOP
            PERFORM daybook_tell_calendar(place);
        END LOOP;
    END IF;
    RETURN NULL;
END $$
"""

OF_HOURS = """
CREATE FUNCTION daybook_tell_of_hours() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP <> 'DELETE' THEN
        PERFORM daybook_tell_calendar(location_id, array_agg(DISTINCT staff_id)) FROM new_rows GROUP BY location_id;
    END IF;
    IF TG_OP <> 'INSERT' THEN
        PERFORM daybook_tell_calendar(location_id, array_agg(DISTINCT staff_id)) FROM old_rows GROUP BY location_id;
    END IF;
    RETURN NULL;
END $$
"""

ROWS = {
    "INSERT": "NEW TABLE AS new_rows",
    "UPDATE": "OLD TABLE AS old_rows NEW TABLE AS new_rows",
    "DELETE": "OLD TABLE AS old_rows",
}


def tells(table, call, *operations):
    """Triggers of the table, one for each kind of statement: the rows of each have names of their own."""
    for operation in operations or ROWS:
        name = f"daybook_calendar_{operation.lower()}"
        yield migrations.RunSQL(
            f"CREATE TRIGGER {name} AFTER {operation} ON {table} REFERENCING {ROWS[operation]}"
            f" FOR EACH STATEMENT EXECUTE FUNCTION {call}",
            f"DROP TRIGGER {name} ON {table}",
        )


def ground(table, columns, *operations, place="location_id"):
    """A table whose rows stand on every card: `columns` are those that can be seen."""
    seen = ", ".join(f"n.{column}" for column in columns)
    return tells(table, f"daybook_tell_of_ground('{place}', '{seen}')", *operations)


class Migration(migrations.Migration):
    dependencies = [
        ("bookings", "0005_history_without_needless_indexes"),
        ("catalogue", "0003_made_by_an_upload"),
        ("clients", "0006_few_clients_of_the_list"),
        ("locations", "0003_history_without_needless_indexes"),
        ("schedule", "0003_links_of_one_location"),
        ("staff", "0004_made_by_an_upload"),
    ]
    operations = [
        migrations.RunSQL(TELL, "DROP FUNCTION daybook_tell_calendar"),
        migrations.RunSQL(OF_BOOKINGS, "DROP FUNCTION daybook_tell_of_bookings"),
        migrations.RunSQL(OF_GROUND, "DROP FUNCTION daybook_tell_of_ground"),
        migrations.RunSQL(OF_HOURS, "DROP FUNCTION daybook_tell_of_hours"),
        *tells("bookings_booking", "daybook_tell_of_bookings()"),
        *tells("schedule_dayplan", "daybook_tell_of_hours()"),
        *tells("schedule_weekpattern", "daybook_tell_of_hours()"),
        *ground("schedule_holiday", ["day", "title"]),
        *ground("staff_staffmember", ["name", "position_id", "place", "retired_at"]),
        *ground("staff_position", ["title"], "UPDATE"),
        *ground("clients_client", ["name", "phone"], "UPDATE"),
        *ground("catalogue_service", ["name"], "UPDATE"),
        *ground("bookings_bookingcategory", ["title", "color", "icon"], "UPDATE"),
        *ground("locations_location", ["time_zone", "grid_minutes"], "UPDATE", place="id"),
    ]
