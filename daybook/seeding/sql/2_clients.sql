-- One client for ten bookings, Latin and Cyrillic names, a phone that no other client of the location has.
CREATE TEMP TABLE seed_crowd AS
SELECT place.n, place.id AS location_id, greatest(1, floor({clients} * share))::bigint AS many,
       (SELECT coalesce(sum(greatest(1, floor({clients} * q.share))), 0) FROM seed_place q WHERE q.n < place.n)::bigint AS earlier,
       nextval(pg_get_serial_sequence('clients_client', 'id')) AS mark
FROM seed_place place;

WITH words AS (SELECT
  ARRAY['Anna','Maria','Olga','Ivan','Pedro','Chloé','Mia','Noah','Liam','Emma','Zoë','Lucas','Sofia','Elena','Marta',
    'Igor','Pavel','Sergey','Daria','Julia','Анна','Мария','Ольга','Иван','Пётр','Хлоя','Алёна','Ной','Дмитрий','Елена',
    'Наталья','Андрей','Сергей','Юлия','Дарья','Павел','Игорь','Кирилл','Жанна','Ксения'] AS first,
  ARRAY['Al','Ber','Cor','Dan','Er','Far','Gor','Hal','Iv','Jar','Kov','Lar','Mor','Nov','Ost','Pav','Rod','Sid','Tar','Vol'] AS a,
  ARRAY['an','en','in','ov','ik','es','ar','el','os','am'] AS b,
  ARRAY['ez','ko','sky','son','ova','man','ini','ski','berg','off'] AS c,
  ARRAY['Ал','Бер','Кор','Дан','Ер','Фар','Гор','Хал','Ив','Яр','Ков','Лар','Мор','Нов','Ост','Пав','Род','Сид','Тар','Вол'] AS ca,
  ARRAY['ан','ен','ин','ов','ик','ес','ар','ел','ос','ам'] AS cb,
  ARRAY['ез','ко','ский','сон','ова','ман','ини','енко','берг','ёв'] AS cc),
people AS (
  SELECT crowd.location_id, g, crowd.earlier + g AS row,
    1 + floor(40 * power(pg_temp.seed_chance(crowd.earlier + g, 11), 1.3))::int AS f,
    1 + floor(20 * pg_temp.seed_chance(crowd.earlier + g, 12))::int AS x,
    1 + floor(10 * pg_temp.seed_chance(crowd.earlier + g, 13))::int AS y,
    1 + floor(10 * pg_temp.seed_chance(crowd.earlier + g, 14))::int AS z
  FROM seed_crowd crowd, generate_series(1, crowd.many) g)
INSERT INTO clients_client (id, location_id, name, phone, email, comment, created_at)
SELECT {first_client} + row, location_id,
       first[f] || ' ' || CASE WHEN f <= 20 THEN a[x] || b[y] || c[z] ELSE ca[x] || cb[y] || cc[z] END,
       CASE WHEN row % 2 = 0 THEN '+1' ELSE '+7' END || (1000000000 + (row * 6700417) % 8999999993)::text,
       '', '', timestamptz '{first_day}'
FROM people, words;
SELECT setval(pg_get_serial_sequence('clients_client', 'id'), (SELECT max(id) FROM clients_client));
ANALYZE clients_client;
