"""Questions about many people of whom some were not known are found by an index."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0006_jobs'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='look',
            index=models.Index(condition=models.Q(('details__has_key', 'not_known')), fields=['-at'], name='look_for_unknown'),
        ),
    ]
