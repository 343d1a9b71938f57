-- What the bookings' own columns repeat: lines, payments, category links.
INSERT INTO bookings_line (location_id, booking_id, service_id, place, price, amount, discount, cost)
SELECT b.location_id, b.id, s.id, picked.place - 1, s.price_min, 1, 0, s.price_min
FROM bookings_booking b CROSS JOIN LATERAL unnest(b.service_ids) WITH ORDINALITY AS picked(service_id, place)
JOIN catalogue_service s ON s.id = picked.service_id
WHERE b.id > {first_booking};

INSERT INTO payments_payment (location_id, booking_id, kind, method, amount, paid_at, created_by_id)
SELECT location_id, id, 'payment', CASE WHEN id % 2 = 0 THEN 'card' ELSE 'cash' END, paid, starts_at, created_by_id
FROM bookings_booking WHERE id > {first_booking} AND paid > 0;

INSERT INTO bookings_bookingcategorylink (booking_id, category_id)
SELECT id, category_ids[1] FROM bookings_booking WHERE id > {first_booking} AND cardinality(category_ids) > 0;

SELECT setval(pg_get_serial_sequence('bookings_booking', 'id'), (SELECT max(id) FROM bookings_booking));
SELECT setval(pg_get_serial_sequence('bookings_visit', 'id'), (SELECT max(id) FROM bookings_visit));
DROP TABLE seed_booking;
