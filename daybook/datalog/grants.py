"""What the application's own role may do in the database: everything it needs, and no change of history or logs.

`daybook migrate` runs this as the tables' owner, after the tables: the triggers that come with them can be silenced by
a setting of the session, and led astray by a temporary table of the right name. Where there is no such role (a database
with one role only), the triggers of these tables still refuse every change.
"""

from __future__ import annotations

from django.db import connection

from daybook.shared.history import append_only_models

APPLICATION = "daybook_app"
NEVER_SILENT = """
    CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean
    LANGUAGE sql IMMUTABLE AS 'SELECT false'
"""
OF_TRIGGERS = """
    SELECT format('ALTER FUNCTION %I.%I() SET search_path = public, pg_temp', 'public', function.proname)
    FROM pg_proc function
    WHERE function.pronamespace = 'public'::regnamespace AND function.prorettype = 'trigger'::regtype
      AND function.proname LIKE 'pgtrigger%' AND function.proconfig IS NULL
"""


def lock_history() -> None:
    """See that no session can keep its changes out of history, whatever it sets and whatever tables it makes."""
    with connection.cursor() as cursor:
        cursor.execute(NEVER_SILENT)
        cursor.execute(OF_TRIGGERS)
        for (statement,) in cursor.fetchall():
            cursor.execute(statement)


def grant_application() -> bool:
    """Give the application's role its rights on every table there is; False where there is no such role."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [APPLICATION])
        if cursor.fetchone() is None:
            return False
        for statement in statements(APPLICATION):
            cursor.execute(statement)
    return True


def statements(role: str) -> list[str]:
    """The grants, in order: first what all tables allow, then what history and logs take back."""
    quoted = connection.ops.quote_name(role)
    only_added = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in append_only_models())
    return [
        f"GRANT USAGE ON SCHEMA public TO {quoted}",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {quoted}",
        f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {quoted}",
        f"REVOKE UPDATE, DELETE, TRUNCATE ON {only_added} FROM {quoted}",
        f"REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {quoted}",
        # The one way in which history changes (docs/decisions/0020): as the tables' owner, and nothing else but that.
        f"GRANT EXECUTE ON FUNCTION daybook_erase_client(bigint, bigint) TO {quoted}",
    ]
