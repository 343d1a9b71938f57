"""The PostgreSQL extensions that the register and the calendar rest on; both are trusted, so the owner may make them."""

from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension
from django.db import migrations


class Migration(migrations.Migration):
    initial = True
    dependencies = [("pghistory", "0007_auto_20250421_0444")]
    operations = [TrigramExtension(), BtreeGistExtension()]
