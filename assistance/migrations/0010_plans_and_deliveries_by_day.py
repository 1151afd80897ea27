"""Plans that stand, and deliveries by their day, are found by an index."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('assistance', '0009_decided_stays'),
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
        migrations.AddIndex(
            model_name='assistance',
            index=models.Index(condition=models.Q(('ended_on__isnull', False)), fields=['ended_on'], name='assistance_by_end'),
        ),
    ]
