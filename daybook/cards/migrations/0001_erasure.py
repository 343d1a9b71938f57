"""The one way in which history changes: a function that blanks a client's personal data wherever it is kept.

It is owned by the tables' owner and acts as them; the application's role, which may not change history, may call it
(`datalog.grants`). It takes a location and the number of a client, and nothing that could make it do anything else.
"""

from django.db import migrations

TELLS_OF = r"""
CREATE FUNCTION daybook_tells_of(written text, names text[], phones text[], emails text[]) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM unnest(names) AS name
    WHERE position(name IN lower(written)) > 0
      AND lower(written) ~ (
        '(^|[^[:alnum:]])' || regexp_replace(name, '([^[:alnum:][:space:]])', '\\\1', 'g') || '($|[^[:alnum:]])')
  ) OR EXISTS (
    SELECT FROM unnest(phones) AS digits WHERE position(digits IN translate(written, ' ()+-./' || chr(160), '')) > 0
  ) OR EXISTS (
    SELECT FROM unnest(emails) AS email WHERE position(email IN lower(written)) > 0
  )
$$
"""
OF_ADDRESS = r"""
CREATE FUNCTION daybook_of_address(written text) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  plain bytea := '';
  part text;
BEGIN
  FOR part IN SELECT piece[1] FROM regexp_matches(replace(written, '+', ' '), '%[0-9A-Fa-f]{2}|[^%]+|%', 'g') AS piece
  LOOP
    plain := plain || CASE WHEN part ~ '^%[0-9A-Fa-f]{2}$' THEN decode(substr(part, 2), 'hex')
      ELSE convert_to(part, 'UTF8') END;
  END LOOP;
  RETURN convert_from(plain, 'UTF8');
EXCEPTION WHEN character_not_in_repertoire OR untranslatable_character THEN
  RETURN written;
END $$
"""
"""What an address says in plain letters."""
ERASE = r"""
CREATE FUNCTION daybook_erase_client(at_location bigint, client_number bigint) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  erased CONSTANT text := 'Erased client';
  kept_for_ever CONSTANT text[] := ARRAY['clients_clientevent', 'bookings_bookingevent', 'datalog_download'];
  numbers bigint[];
  names text[];
  phones text[];
  emails text[];
  guard record;
  blanked bigint;
  told jsonb := '{}';
  lines bigint[];
BEGIN
  -- Tables before rows, as whoever writes a booking comes to them; and rather refused than kept waiting for long.
  PERFORM set_config('lock_timeout', '5s', true);
  SET CONSTRAINTS ALL IMMEDIATE;
  LOCK TABLE clients_clientevent, bookings_bookingevent, datalog_download IN SHARE ROW EXCLUSIVE MODE;
  PERFORM FROM clients_client
    WHERE id = client_number AND location_id = at_location AND erased_at IS NULL FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'There is no client % to erase at location %', client_number, at_location
      USING ERRCODE = 'no_data_found';
  END IF;

  WITH RECURSIVE same (number) AS (
    SELECT client_number
    UNION
    SELECT merge.gone_number FROM same
    JOIN clients_clientmerge merge ON merge.kept_number = same.number AND merge.location_id = at_location
  )
  SELECT array_agg(number) INTO numbers FROM same;
  SELECT array_agg(DISTINCT said.name) FILTER (WHERE length(said.name) > 2),
    array_agg(DISTINCT said.digits) FILTER (WHERE length(said.digits) > 6),
    array_agg(DISTINCT lower(said.email)) FILTER (WHERE said.email <> '')
  INTO names, phones, emails
  FROM (
    SELECT unnest(ARRAY[lower(name), daybook_fold(name)]) AS name, right(daybook_digits(phone), 9) AS digits, email
    FROM clients_clientevent WHERE pgh_obj_id = ANY(numbers) AND location_id = at_location AND name <> erased
    UNION ALL
    SELECT unnest(ARRAY[lower(name), daybook_fold(name)]), right(phone_digits, 9), email
    FROM clients_client WHERE id = client_number AND location_id = at_location
  ) said;

  FOR guard IN
    SELECT tgrelid::regclass AS on_table, tgname AS name FROM pg_trigger
    WHERE tgrelid = ANY(kept_for_ever::regclass[]) AND tgname LIKE 'pgtrigger_append_only_%'
  LOOP
    EXECUTE format('ALTER TABLE %s DISABLE TRIGGER %I', guard.on_table, guard.name);
  END LOOP;

  UPDATE clients_client SET name = erased, phone = '', email = '', comment = '', category_ids = '{}',
    upload_key = NULL, retired_at = coalesce(retired_at, now()), erased_at = now(), version = version + 1
  WHERE id = client_number AND location_id = at_location;
  UPDATE clients_clientevent SET name = erased, phone = '', email = '', comment = '', category_ids = '{}'
  WHERE pgh_obj_id = ANY(numbers) AND location_id = at_location;
  GET DIAGNOSTICS blanked = ROW_COUNT;
  told := told || jsonb_build_object('history of the client', blanked);

  UPDATE bookings_booking SET comment = '', version = version + 1, changed_at = now()
  WHERE client_id = client_number AND location_id = at_location AND comment <> '';
  GET DIAGNOSTICS blanked = ROW_COUNT;
  told := told || jsonb_build_object('comments of bookings', blanked);
  UPDATE bookings_visit SET version = version + 1 WHERE client_id = client_number AND location_id = at_location;
  UPDATE bookings_bookingevent event SET comment = ''
  WHERE event.comment <> '' AND event.location_id = at_location AND (
    event.client_id = ANY(numbers)
    OR event.pgh_obj_id IN (SELECT id FROM bookings_booking WHERE client_id = client_number AND location_id = at_location)
  );
  GET DIAGNOSTICS blanked = ROW_COUNT;
  told := told || jsonb_build_object('history of bookings', blanked);

  SELECT coalesce(array_agg(theirs.id), '{}') INTO lines FROM (
    SELECT line.id FROM uploads_uploadrow line JOIN uploads_upload upload ON upload.id = line.upload_id
    WHERE upload.location_id = at_location AND upload.section = 'clients' AND line.made_id = ANY(numbers)
    UNION
    SELECT line.id FROM uploads_uploadrow line JOIN uploads_upload upload ON upload.id = line.upload_id
    JOIN bookings_booking booking ON booking.id = line.made_id AND booking.client_id = client_number
    WHERE upload.location_id = at_location AND upload.section = 'bookings' AND booking.location_id = at_location
    UNION
    SELECT line.id FROM uploads_uploadrow line JOIN uploads_upload upload ON upload.id = line.upload_id
    WHERE upload.location_id = at_location AND upload.section IN ('bookings', 'clients') AND daybook_tells_of(
      line.values::text || line.problems::text || coalesce(line.wish::text, ''), names, phones, emails)
  ) theirs;
  UPDATE uploads_upload upload SET rows_refused = rows_refused + was.number FROM (
    SELECT upload_id, count(*) AS number FROM uploads_uploadrow
    WHERE id = ANY(lines) AND verdict = 'ready' GROUP BY upload_id
  ) was WHERE upload.id = was.upload_id;
  UPDATE uploads_uploadrow SET values = '[]', wish = NULL, row_key = '',
    problems = CASE WHEN verdict IN ('ready', 'refused') THEN jsonb_build_array(jsonb_build_object(
      'heading', '', 'value', '', 'sentence', erased, 'code', 'erased', 'is_warning', false, 'suggestions', '[]'::jsonb
    )) ELSE '[]' END,
    verdict = CASE verdict WHEN 'ready' THEN 'refused' ELSE verdict END
  WHERE id = ANY(lines);
  told := told || jsonb_build_object('rows of uploads', cardinality(lines));

  UPDATE datalog_download SET
    question = regexp_replace(question, '(^|&)client=[^&]*', '\1client=erased', 'g'),
    words = (
      SELECT jsonb_agg(CASE WHEN daybook_tells_of(word, names, phones, emails) THEN erased ELSE word END ORDER BY place)
      FROM jsonb_array_elements_text(words) WITH ORDINALITY AS said (word, place)
    )
  WHERE location_id = at_location AND daybook_tells_of(words::text, names, phones, emails);
  GET DIAGNOSTICS blanked = ROW_COUNT;
  told := told || jsonb_build_object('questions of the Data log', blanked);
  -- Searches that somebody saved: of anybody, by what they typed as a client. Few, so all of them are read.
  UPDATE bookings_savedview view SET
    question = regexp_replace(question, '(^|&)client=[^&]*', '\1client=erased', 'g'),
    name = CASE WHEN daybook_tells_of(name, names, phones, emails) THEN erased || ' ' || view.id ELSE name END
  WHERE location_id = at_location AND (
    daybook_tells_of(daybook_of_address(question), names, phones, emails)
    OR daybook_tells_of(name, names, phones, emails)
  );
  GET DIAGNOSTICS blanked = ROW_COUNT;
  told := told || jsonb_build_object('saved views', blanked);
  UPDATE mail_message SET subject = erased, text = erased,
    "to" = CASE WHEN lower("to") = ANY(emails) THEN '' ELSE "to" END,
    state = CASE state WHEN 'waiting' THEN 'failed' ELSE state END
  WHERE location_id = at_location
    AND daybook_tells_of(concat_ws(' ', "to", subject, text, answer), names, phones, emails);
  GET DIAGNOSTICS blanked = ROW_COUNT;
  told := told || jsonb_build_object('messages', blanked);

  INSERT INTO clients_clienterasure (location_id, client_number, facts) VALUES (at_location, client_number, told);
  FOR guard IN
    SELECT tgrelid::regclass AS on_table, tgname AS name FROM pg_trigger
    WHERE tgrelid = ANY(kept_for_ever::regclass[]) AND tgname LIKE 'pgtrigger_append_only_%'
  LOOP
    EXECUTE format('ALTER TABLE %s ENABLE TRIGGER %I', guard.on_table, guard.name);
  END LOOP;
  RETURN told || jsonb_build_object('uploads', (
    SELECT coalesce(jsonb_agg(DISTINCT upload_id), '[]') FROM uploads_uploadrow WHERE id = ANY(lines)
  ));
END $$;
REVOKE ALL ON FUNCTION daybook_erase_client(bigint, bigint) FROM PUBLIC
"""
FOUND_BY_CLIENT = """
CREATE INDEX bookingevent_comment_of_client ON bookings_bookingevent (client_id) WHERE comment <> ''
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ("clients", "0007_categories_merges_erasures"),
        ("bookings", "0009_saved_views"),
        ("uploads", "0004_who_set_the_work_off"),
        ("datalog", "0001_downloads"),
        ("mail", "0001_messages"),
    ]
    operations = [
        migrations.RunSQL(TELLS_OF, "DROP FUNCTION daybook_tells_of(text, text[], text[], text[])"),
        migrations.RunSQL(OF_ADDRESS, "DROP FUNCTION daybook_of_address(text)"),
        migrations.RunSQL(ERASE, "DROP FUNCTION daybook_erase_client(bigint, bigint)"),
        migrations.RunSQL(FOUND_BY_CLIENT, "DROP INDEX bookingevent_comment_of_client"),
    ]
