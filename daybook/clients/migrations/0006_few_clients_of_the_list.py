
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('clients', '0005_orders_of_the_list'),
        ('locations', '0003_history_without_needless_indexes'),
        ('uploads', '0004_who_set_the_work_off'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='client',
            index=models.Index(condition=models.Q(('phone', '')), fields=['location', 'folded_name', 'id'], name='client_without_phone'),
        ),
        migrations.AddIndex(
            model_name='client',
            index=models.Index(condition=models.Q(('retired_at__isnull', False)), fields=['location', 'folded_name', 'id'], name='client_retired'),
        ),
    ]
