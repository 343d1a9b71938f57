-- Locations, users, positions, staff, the catalogue. Location 1 of a seed holds half of everything.
-- seed_chance(n, k): the k-th chance of row n, in [0, 1): depends on nothing but its arguments and the seed.
CREATE FUNCTION pg_temp.seed_chance(n bigint, k int) RETURNS float8 LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT (hashint8extended(n * 64 + k, {seed}) & 1073741823) / 1073741824.0 $$;

CREATE TEMP TABLE seed_place AS
SELECT n, nextval(pg_get_serial_sequence('locations_location', 'id')) AS id,
       CASE WHEN n = 1 THEN 150 ELSE 13 END AS staff, CASE WHEN n = 1 THEN 40 ELSE 5 END AS users,
       CASE WHEN {locations} = 1 THEN 1.0 WHEN n = 1 THEN 0.5 ELSE 0.5 / ({locations} - 1) END::float8 AS share,
       (ARRAY['Europe/Lisbon','Europe/Berlin','America/New_York','Asia/Tbilisi','Europe/Moscow'])[1 + n % 5] AS zone
FROM generate_series(1, {locations}) n;

WITH business AS (
  INSERT INTO locations_business (name, requires_two_steps, created_at) VALUES ('Seeded chain', false, now()) RETURNING id)
INSERT INTO locations_location (id, business_id, name, time_zone, currency, country, locale, grid_minutes,
                                visit_interval_minutes, created_at)
SELECT p.id, business.id, 'Seeded ' || p.n, p.zone, 'EUR', 'DE', 'en', 15, 60, timestamptz '{first_day}'
FROM seed_place p, business;

CREATE TEMP TABLE seed_user AS
SELECT p.n AS place, p.id AS location_id, k, nextval(pg_get_serial_sequence('access_user', 'id')) AS id
FROM seed_place p, generate_series(1, p.users) k ORDER BY p.n, k;
INSERT INTO access_user (id, email, name, language, is_active, password, created_at)
SELECT id, 'seeded' || id || '@example.invalid', 'User ' || place || '-' || k, '', true, '!', timestamptz '{first_day}'
FROM seed_user;
INSERT INTO access_membership (user_id, location_id, role, switched, invited_name, created_at)
SELECT id, location_id, 'administrator', '{{}}', '', timestamptz '{first_day}' FROM seed_user;

INSERT INTO access_membership (user_id, location_id, role, switched, invited_name, created_at)
SELECT u.id, p.id, 'owner', '{{}}', '', now() FROM seed_place p, access_user u WHERE u.email = '{owner}';

CREATE TEMP TABLE seed_position AS
SELECT p.n AS place, p.id AS location_id, k, nextval(pg_get_serial_sequence('staff_position', 'id')) AS id
FROM seed_place p, generate_series(1, 12) k;
INSERT INTO staff_position (id, location_id, title) SELECT id, location_id, 'Position ' || k FROM seed_position;

CREATE TEMP TABLE seed_staff AS
SELECT p.n AS place, p.id AS location_id, p.share, p.staff AS many, k,
       nextval(pg_get_serial_sequence('staff_staffmember', 'id')) AS id
FROM seed_place p, generate_series(1, p.staff) k ORDER BY p.n, k;
INSERT INTO staff_staffmember (id, location_id, name, position_id, place, created_at)
SELECT s.id, s.location_id, 'Staff ' || s.place || '-' || s.k, o.id, s.k, timestamptz '{first_day}'
FROM seed_staff s JOIN seed_position o ON o.place = s.place AND o.k = 1 + s.k % 12;

CREATE TEMP TABLE seed_category AS
SELECT p.n AS place, p.id AS location_id, k, nextval(pg_get_serial_sequence('catalogue_servicecategory', 'id')) AS id
FROM seed_place p, generate_series(1, 40) k;
INSERT INTO catalogue_servicecategory (id, location_id, title, place)
SELECT id, location_id, 'Service category ' || k, k FROM seed_category;

CREATE TEMP TABLE seed_service AS
SELECT c.place, c.location_id, c.id AS category_id, item.k,
       nextval(pg_get_serial_sequence('catalogue_service', 'id')) AS id,
       (500 + floor(pg_temp.seed_chance(item.k, 1) * 9500))::numeric(12, 2) / 100 AS price
FROM generate_series(1, 600) item(k)
JOIN seed_category c ON c.k = CASE WHEN item.k = 600 THEN 40 ELSE 1 + floor(39 * power(pg_temp.seed_chance(item.k, 2), 2))::int END;
INSERT INTO catalogue_service (id, location_id, category_id, name, duration, price_min, price_max, place, created_at)
SELECT id, location_id, category_id, 'Service ' || k, 1800, price, price, k, timestamptz '{first_day}' FROM seed_service;

CREATE TEMP TABLE seed_label AS
SELECT p.n AS place, p.id AS location_id, k, nextval(pg_get_serial_sequence('bookings_bookingcategory', 'id')) AS id
FROM seed_place p, generate_series(1, 10) k;
INSERT INTO bookings_bookingcategory (id, location_id, code, title, color, icon)
SELECT id, location_id, '', 'Label ' || k, '#4299e1', 'tag' FROM seed_label;
ANALYZE seed_service; ANALYZE seed_staff; ANALYZE seed_place;
