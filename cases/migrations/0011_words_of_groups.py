"""The words of the last population group say whom it stands for."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0010_found_by_number_elsewhere'),
    ]

    operations = [
        migrations.AlterField(
            model_name='individual',
            name='population_group',
            field=models.CharField(choices=[('displaced_2023', 'displaced after 19 September 2023'), ('displaced_2020', 'displaced 2020-22'), ('displaced_twice', 'displaced in 2020-22 and in 2023'), ('born_in_armenia', 'born in Armenia to displaced parents'), ('host', 'host community'), ('other', 'other refugee or asylum-seeker')], default='displaced_2023', max_length=16, verbose_name='population group'),
        ),
    ]
