"""Armenia and the places of origin, from the files of `places/data/`."""

from django.db import migrations

from places import gazetteer


def fill(apps, schema_editor):
    gazetteer.load(
        apps.get_model("places", "Place"),
        apps.get_model("places", "PlaceAlias"),
        using=schema_editor.connection.alias,
    )


def empty(apps, schema_editor):
    using = schema_editor.connection.alias
    codes = [row["code"] for row in gazetteer.rows("places.csv")]
    apps.get_model("places", "PlaceAlias").objects.using(using).filter(place__in=codes).delete()
    places = apps.get_model("places", "Place").objects.using(using)
    # From the finest upwards, since a place is protected while another lies in it.
    for level in ("settlement", "community", "district", "marz", "country"):
        places.filter(code__in=codes, level=level).delete()


class Migration(migrations.Migration):
    dependencies = [("places", "0002_path_trigger")]
    operations = [migrations.RunPython(fill, empty)]
