"""What was linked by hand, wrongly, may wait once more."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('assessments', '0005_place_assessment'),
        ('places', '0004_office_telephone'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='waitingsubmission',
            name='waiting_once_a_submission',
        ),
        migrations.AddConstraint(
            model_name='waitingsubmission',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'linked'), _negated=True), fields=('source', 'source_id'), name='waiting_once_a_submission', violation_error_code='received_already', violation_error_message='This submission was received already.'),
        ),
    ]
