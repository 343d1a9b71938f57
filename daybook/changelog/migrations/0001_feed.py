import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

ACT_NUMBER = "CREATE SEQUENCE changelog_act_number"
ACT = """
    CREATE FUNCTION changelog_act() RETURNS bigint LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    DECLARE
        -- Never empty: that is what these settings are before and after a transaction.
        actor text := 'by ' || concat_ws(
            E'\\n', current_setting('daybook.user_id', true), current_setting('daybook.channel', true),
            current_setting('daybook.address', true), current_setting('daybook.request_id', true));
        number bigint;
    BEGIN
        IF current_setting('daybook.act_of', true) = actor THEN
            RETURN current_setting('daybook.act', true)::bigint;
        END IF;
        number := nextval('changelog_act_number');
        PERFORM set_config('daybook.act_of', actor, true), set_config('daybook.act', number::text, true);
        RETURN number;
    END
    $$
"""
"""The number of the act that is going on: everything that one transaction does for one actor has the same."""


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('locations', '0003_history_without_needless_indexes'),
    ]

    operations = [
        migrations.RunSQL(ACT_NUMBER, "DROP SEQUENCE changelog_act_number"),
        migrations.RunSQL(ACT, "DROP FUNCTION changelog_act()"),
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('act', models.BigIntegerField()),
                ('at', models.DateTimeField()),
                ('thing', models.CharField(max_length=20)),
                ('action', models.CharField(choices=[('made', 'Created'), ('changed', 'Changed'), ('deleted', 'Deleted')], max_length=10)),
                ('by_user_id', models.BigIntegerField(null=True)),
                ('channel', models.TextField(choices=[('desk', 'desk'), ('upload', 'upload'), ('api', 'API'), ('online', 'client online'), ('command', 'command line'), ('clock', 'clock'), ('database', 'database')])),
                ('first_id', models.BigIntegerField()),
                ('last_id', models.BigIntegerField()),
                ('number', models.IntegerField()),
                ('location', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='locations.location')),
            ],
            options={
                'indexes': [models.Index(fields=['location', '-at', '-act'], include=('thing', 'action', 'by_user_id', 'channel'), name='change_newest'), models.Index(fields=['location', 'thing', 'action', '-at', '-act'], include=('by_user_id', 'channel'), name='change_of_thing'), models.Index(fields=['location', 'by_user_id', '-at', '-act'], include=('thing', 'action', 'channel'), name='change_by'), models.Index(condition=models.Q(('channel', 'desk'), _negated=True), fields=['location', 'channel', '-at', '-act'], include=('thing', 'action', 'by_user_id'), name='change_not_at_the_desk')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='change',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='db596f93ef374379adfcbd11d75718f96045ad1a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a1bef', table='changelog_change', when='BEFORE')),
        ),
    ]
