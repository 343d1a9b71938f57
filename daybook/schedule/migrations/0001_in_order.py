"""What hours of a day and of a week must be, asked by the tables' own checks."""

from django.db import migrations

DAY = """
CREATE FUNCTION daybook_day_in_order(spans jsonb) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  span jsonb;
  was integer := 0;
BEGIN
  IF jsonb_typeof(spans) <> 'array' THEN RETURN false; END IF;
  FOR span IN SELECT element FROM jsonb_array_elements(spans) AS element LOOP
    IF span::text !~ '^\\[\\d{1,4}, \\d{1,4}\\]$' THEN RETURN false; END IF;
    IF (span->>0)::integer < was OR (span->>1)::integer <= (span->>0)::integer OR (span->>1)::integer > 1440
    THEN RETURN false; END IF;
    was := (span->>1)::integer;
  END LOOP;
  RETURN true;
END $$
"""
WEEK = """
CREATE FUNCTION daybook_week_in_order(days jsonb) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF jsonb_typeof(days) <> 'array' THEN RETURN false; END IF;
  IF jsonb_array_length(days) <> 7 THEN RETURN false; END IF;
  RETURN (SELECT bool_and(public.daybook_day_in_order(day)) FROM jsonb_array_elements(days) AS day);
END $$
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [("locations", "0001_extensions")]
    operations = [
        migrations.RunSQL(DAY, "DROP FUNCTION daybook_day_in_order(jsonb)"),
        migrations.RunSQL(WEEK, "DROP FUNCTION daybook_week_in_order(jsonb)"),
    ]
