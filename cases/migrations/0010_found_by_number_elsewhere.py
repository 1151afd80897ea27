"""A number of another register is looked for whatever register it is of: it comes first. Those
who wait to be completed are few among many."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0009_mistakes'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='household',
            index=models.Index(models.F('registered_on'), models.F('number'), condition=models.Q(('is_complete', False)), name='household_to_complete'),
        ),
        migrations.RemoveConstraint(
            model_name='household',
            name='household_once_per_source',
        ),
        migrations.RemoveConstraint(
            model_name='individual',
            name='individual_once_per_source',
        ),
        migrations.AddConstraint(
            model_name='household',
            constraint=models.UniqueConstraint(condition=models.Q(('source', ''), _negated=True), fields=('source_id', 'source'), name='household_once_per_source', violation_error_code='source_taken', violation_error_message='A household with this number of that register is registered already.'),
        ),
        migrations.AddConstraint(
            model_name='individual',
            constraint=models.UniqueConstraint(condition=models.Q(('source', ''), _negated=True), fields=('source_id', 'source'), name='individual_once_per_source', violation_error_code='source_taken', violation_error_message='A person with this number of that register is registered already.'),
        ),
    ]
