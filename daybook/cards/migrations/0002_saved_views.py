"""An erasure reaches saved views too: for databases that got the function before it did."""

from importlib import import_module

from django.db import migrations

FIRST = import_module("daybook.cards.migrations.0001_erasure")


def anew(statement: str) -> migrations.RunSQL:
    """The function as it is written now, in the place of the one that is there."""
    return migrations.RunSQL(statement.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"), migrations.RunSQL.noop)


class Migration(migrations.Migration):
    dependencies = [("cards", "0001_erasure")]
    operations = [anew(FIRST.OF_ADDRESS), anew(FIRST.ERASE)]
