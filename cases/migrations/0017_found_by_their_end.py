"""What falls due soon is found by its last day."""

from django.db import migrations, models
from django.db.models.functions import Greatest

HAS_AN_END = models.Q(("until_on__isnull", False))
CURRENT_WITH_AN_END = models.Q(("replaced_at__isnull", True), ("valid_until__isnull", False))


def by_end(name):
    return models.Index(models.F("until_on"), condition=HAS_AN_END, name=name)


class Migration(migrations.Migration):

    dependencies = [("cases", "0016_homes_by_index_alone")]

    operations = [
        migrations.AddIndex(
            "consent",
            models.Index(
                models.F("valid_until"), condition=CURRENT_WITH_AN_END, name="consent_by_end"
            ),
        ),
        migrations.AddIndex("disabilitydecision", by_end("decision_by_end")),
        migrations.AddIndex(
            "identitydocument",
            models.Index(
                Greatest("expires_on", "extended_until", output_field=models.DateField()),
                condition=models.Q(("until_on__isnull", True)),
                name="document_by_last_day",
            ),
        ),
        migrations.AddIndex("legalstatus", by_end("status_by_end")),
    ]
