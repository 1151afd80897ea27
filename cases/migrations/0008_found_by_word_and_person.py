"""Names are found by their words, in an index a sixth of the size of that of letters by three; and
what is known of a person, by the person."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.functions.comparison
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0007_need_codes'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='individual',
            name='individual_by_name',
        ),
        migrations.AddIndex(
            model_name='individual',
            index=django.contrib.postgres.indexes.GinIndex(django.db.models.functions.comparison.Cast('search_key', django.contrib.postgres.search.SearchVectorField()), name='individual_by_word'),
        ),
        migrations.AddIndex(
            model_name='phone',
            index=models.Index(models.F('individual'), name='phone_by_person'),
        ),
        migrations.AddIndex(
            model_name='absence',
            index=models.Index(models.F('individual'), name='absence_by_person'),
        ),
        migrations.AddIndex(
            model_name='identitydocument',
            index=models.Index(models.F('individual'), name='document_by_person'),
        ),
        migrations.AddIndex(
            model_name='disabilitydecision',
            index=models.Index(models.F('individual'), name='decision_by_person'),
        ),
        migrations.AddIndex(
            model_name='specificneed',
            index=models.Index(models.F('individual'), name='need_by_person'),
        ),
    ]
