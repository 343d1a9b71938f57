"""How names and phones are made comparable, kept in the database so that every path uses the same rule.

Names: small letters, no accents, ё as е (й stays й), single spaces. Phones: digits only.
"""

from django.db import migrations

FOLD = r"""
CREATE FUNCTION daybook_fold(written text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT regexp_replace(
    btrim(normalize(
      regexp_replace(
        normalize(lower(normalize(written, NFKC)), NFD),
        '(?<!и)[\u0300-\u036f]|(?<=и)[\u0300-\u0305\u0307-\u036f]', '', 'g'),
      NFC)),
    '\s+', ' ', 'g')
$$
"""
DIGITS = r"""
CREATE FUNCTION daybook_digits(written text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$ SELECT regexp_replace(written, '\D', '', 'g') $$
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [("locations", "0001_extensions")]
    operations = [
        migrations.RunSQL(FOLD, "DROP FUNCTION daybook_fold(text)"),
        migrations.RunSQL(DIGITS, "DROP FUNCTION daybook_digits(text)"),
    ]
