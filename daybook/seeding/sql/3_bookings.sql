-- Every staff member's day is a row of slots that do not touch; bookings are numbered in the order they were created.
CREATE UNLOGGED TABLE seed_booking AS
WITH slots AS (
  SELECT s.place, s.location_id, s.id AS staff_id, slot, per_day, floor(slot * {days}.0 / mine)::int AS day,
         slot - ceil(floor(slot * {days}.0 / mine) * mine / {days}.0)::int AS turn,
         (s.place * 1000 + s.k)::bigint * 1000000 + slot AS row
  FROM seed_staff s
  CROSS JOIN LATERAL (SELECT CASE WHEN s.k = s.many THEN 7 ELSE ceil({bookings} * s.share / greatest(1, s.many - 1))::int END AS mine) m
  CROSS JOIN LATERAL (SELECT 1 + ceil(m.mine / {days}.0)::int AS per_day) d
  CROSS JOIN LATERAL generate_series(0, m.mine - 1) slot),
chances AS (
  SELECT *, pg_temp.seed_chance(row, 21) r1, pg_temp.seed_chance(row, 22) r2, pg_temp.seed_chance(row, 23) r3,
    pg_temp.seed_chance(row, 24) r4, pg_temp.seed_chance(row, 25) r5, pg_temp.seed_chance(row, 26) r6,
    pg_temp.seed_chance(row, 27) r7, pg_temp.seed_chance(row, 28) r8, pg_temp.seed_chance(row, 29) r9,
    pg_temp.seed_chance(row, 30) r10, pg_temp.seed_chance(row, 31) r11, pg_temp.seed_chance(row, 32) r12,
    least(120, greatest(15, 720 / per_day / 15 * 15))::int AS minutes
  FROM slots),
timed AS (
  SELECT *, timestamptz '{first_day} 08:00+00' + day * interval '1 day' + turn * minutes * interval '1 minute' AS starts_at,
    minutes * interval '1 minute' AS length, (-ln(1 - r4 * 0.999) * 9) * interval '1 day' AS lead,
    CASE WHEN r3 < 0.05 THEN '{{}}'::int[] WHEN r3 < 0.68 THEN ARRAY[s1] WHEN r3 < 0.92 THEN ARRAY[s1, s2] ELSE ARRAY[s1, s2, s3] END AS picks
  FROM (SELECT *, CASE WHEN r10 < 0.00001 THEN 600 ELSE 1 + floor(599 * power(r10, 2))::int END AS s1,
               1 + floor(599 * power(r11, 2))::int AS s2, 1 + floor(599 * power(r12, 2))::int AS s3 FROM chances) c)
SELECT row_number() OVER (ORDER BY starts_at - lead, row) AS n, place, location_id, staff_id, starts_at,
       starts_at + length AS ends_at, starts_at - lead AS created_at, picks,
       CASE WHEN r1 < 0.12 THEN starts_at - lead + lead * r2 END AS deleted_at,
       r2, r5, r6, r7, r8, r9
FROM timed;
ANALYZE seed_booking;

CREATE TEMP TABLE seed_shelf AS
SELECT place, array_agg(id ORDER BY k) AS ids, array_agg(category_id ORDER BY k) AS categories, array_agg(price ORDER BY k) AS prices
FROM seed_service GROUP BY place;
CREATE TEMP TABLE seed_tags AS SELECT place, array_agg(id ORDER BY k) AS ids FROM seed_label GROUP BY place;
CREATE TEMP TABLE seed_desk AS SELECT place, array_agg(id ORDER BY k) AS ids FROM seed_user GROUP BY place;

INSERT INTO bookings_visit (id, location_id, client_id, day, created_at)
SELECT {first_visit} + b.n, b.location_id,
       {first_client} + crowd.earlier + 1 + floor(power(b.r6, 1.5) * crowd.many)::bigint, b.starts_at::date, b.created_at
FROM seed_booking b JOIN seed_crowd crowd ON crowd.n = b.place;

INSERT INTO bookings_booking (id, location_id, visit_id, staff_id, client_id, starts_at, ends_at, status, comment, is_online,
  source_name, created_at, created_by_id, created_through, changed_at, deleted_at, deleted_through, price, cost, paid,
  payments_count, service_ids, service_category_ids, category_ids)
SELECT {first_booking} + b.n, b.location_id, {first_visit} + b.n, b.staff_id,
  {first_client} + crowd.earlier + 1 + floor(power(b.r6, 1.5) * crowd.many)::bigint,
  b.starts_at, b.ends_at,
  CASE WHEN b.starts_at < timestamptz '{last_day}' - interval '21 days'
    THEN (CASE WHEN b.r2 < 0.76 THEN 1 WHEN b.r2 < 0.86 THEN -1 WHEN b.r2 < 0.91 THEN 2 ELSE 0 END)
    ELSE (CASE WHEN b.r2 < 0.6 THEN 0 ELSE 2 END) END,
  CASE WHEN b.r9 < 0.3 THEN 'comment ' || left(md5(b.n::text), (b.r9 * 80)::int) ELSE '' END,
  b.r5 < 0.35, CASE WHEN b.r5 < 0.35 THEN 'Online widget' ELSE '' END, b.created_at,
  CASE WHEN b.r5 < 0.35 THEN NULL ELSE desk.ids[1 + floor(power(b.r7, 2) * cardinality(desk.ids))::int] END,
  CASE WHEN b.r5 < 0.35 THEN 'online' ELSE 'desk' END, coalesce(b.deleted_at, b.created_at), b.deleted_at,
  CASE WHEN b.deleted_at IS NULL THEN '' ELSE 'desk' END, sums.cost, sums.cost,
  CASE WHEN b.r8 < 0.55 THEN sums.cost WHEN b.r8 < 0.6 THEN round(sums.cost / 2, 2) ELSE 0 END,
  CASE WHEN b.r8 < 0.6 AND sums.cost > 0 THEN 1 ELSE 0 END,
  sums.service_ids, sums.category_ids,
  CASE WHEN b.r9 < 0.7 THEN '{{}}'::bigint[] WHEN b.r9 > 0.99995 THEN ARRAY[tags.ids[10]]
       ELSE ARRAY[tags.ids[1 + floor((b.r9 - 0.7) / 0.3 * 9)::int]] END
FROM seed_booking b
JOIN seed_crowd crowd ON crowd.n = b.place
JOIN seed_shelf shelf ON shelf.place = b.place
JOIN seed_tags tags ON tags.place = b.place
JOIN seed_desk desk ON desk.place = b.place
CROSS JOIN LATERAL (
  SELECT coalesce(array_agg(shelf.ids[pick] ORDER BY place_of), '{{}}') AS service_ids,
         coalesce(array_agg(DISTINCT shelf.categories[pick]), '{{}}') AS category_ids,
         coalesce(sum(shelf.prices[pick]), 0) AS cost
  FROM unnest(b.picks) WITH ORDINALITY AS picked(pick, place_of)) sums
ORDER BY b.n;
