"""Which homes are active is read from the index of places alone."""


from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0015_in_order'),
        ('places', '0004_office_telephone'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='household',
            name='household_by_home',
        ),
        migrations.AddIndex(
            model_name='household',
            index=models.Index(fields=['lives_in', 'registered_on'], include=('number', 'inactive_on'), name='household_by_home'),
        ),
    ]
