"""Lists that somebody comes back to."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0008_reminders'),
    ]

    operations = [
        migrations.CreateModel(
            name='SavedList',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=60, verbose_name='name of the list')),
                ('address', models.CharField(max_length=300, verbose_name='address')),
                ('user', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='saved_lists', to=settings.AUTH_USER_MODEL, verbose_name='user')),
            ],
            options={
                'verbose_name': 'saved list',
                'verbose_name_plural': 'saved lists',
                'ordering': ['title'],
                'constraints': [models.UniqueConstraint(fields=('user', 'title'), name='saved_list_name', violation_error_code='name_taken', violation_error_message='You have a list of this name already.'), models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='saved_list_has_a_name', violation_error_code='no_name', violation_error_message='Give the list a name.')],
            },
        ),
    ]
