"""Plans that stand, and deliveries by their day, are found by an index."""

import accounts.history.triggers
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('assistance', '0009_decided_stays'),
        ('cases', '0016_homes_by_index_alone'),
        ('places', '0004_office_telephone'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name='assistance',
            index=models.Index(condition=models.Q(('state', 'planned')), fields=['planned_on'], name='assistance_planned'),
        ),
        migrations.AddIndex(
            model_name='assistance',
            index=models.Index(fields=['delivered_on'], name='assistance_by_delivery'),
        ),
    ]
