"""UNHCR's specific needs codes; where the table was edited since, its rows stay as they are."""

from django.db import migrations

from cases import needs


def fill(apps, schema_editor):
    need_code = apps.get_model("cases", "NeedCode")
    rows = [
        need_code(
            code=row.code,
            category_id=row.category,
            label_en=row.label_en,
            label_hy=row.label_hy,
            label_ru=row.label_ru,
            is_standard=row.is_standard,
            is_confidential=row.is_confidential,
            replaced_by_id=row.replaced_by,
        )
        for row in needs.load()
    ]
    table = need_code.objects.using(schema_editor.connection.alias)
    # In one statement: a code may be replaced by one that stands further down.
    table.bulk_create(rows, ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [("cases", "0006_where_households_live")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
