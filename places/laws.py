"""Laws of one row of the gazetteer; those that need the row above are triggers (0002)."""

from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from places.choices import Level

PLACE_LAWS = [
    CheckConstraint(
        condition=Q(code__regex=r"^[A-Z0-9][A-Z0-9-]*$"),
        name="place_code_form",
        violation_error_message=_(
            "A code has capital Latin letters, digits and hyphens only, such as AM07-C03."
        ),
        violation_error_code="code_form",
    ),
    CheckConstraint(
        condition=Q(level=Level.COUNTRY, parent__isnull=True)
        | (~Q(level=Level.COUNTRY) & Q(parent__isnull=False)),
        name="place_country_alone_has_no_parent",
        violation_error_message=_("Say what the place lies in; a country lies in nothing."),
        violation_error_code="parent_missing",
    ),
    CheckConstraint(
        condition=Q(district__isnull=True) | Q(level__in=[Level.SETTLEMENT, Level.SITE]),
        name="place_district_is_of_a_settlement",
        violation_error_message=_("Only a settlement or a site has a former district."),
        violation_error_code="district_misplaced",
    ),
    CheckConstraint(
        condition=Q(iso_code="") | Q(iso_code__regex=r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$"),
        name="place_iso_code_form",
        violation_error_message=_("An ISO 3166 code looks like AM or AM-KT."),
        violation_error_code="iso_form",
    ),
    UniqueConstraint(
        fields=["iso_code"],
        condition=~Q(iso_code=""),
        name="place_iso_code_is_unique",
        violation_error_message=_("Another place has this ISO 3166 code."),
        violation_error_code="iso_taken",
    ),
    CheckConstraint(
        condition=Q(latitude__isnull=True, longitude__isnull=True)
        | Q(latitude__isnull=False, longitude__isnull=False),
        name="place_coordinates_are_paired",
        violation_error_message=_("Give both latitude and longitude, or neither."),
        violation_error_code="half_coordinates",
    ),
    CheckConstraint(
        condition=Q(latitude__isnull=True)
        | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
        name="place_coordinates_are_on_earth",
        violation_error_message=_(
            "Latitude goes from -90 to 90 and longitude from -180 to 180 degrees."
        ),
        violation_error_code="coordinates_range",
    ),
    CheckConstraint(
        condition=Q(capacity__isnull=True) | Q(level=Level.SITE),
        name="place_capacity_is_of_a_site",
        violation_error_message=_("Only a site has a capacity."),
        violation_error_code="capacity_misplaced",
    ),
    CheckConstraint(
        condition=Q(valid_from__isnull=True)
        | Q(valid_to__isnull=True)
        | Q(valid_to__gt=F("valid_from")),
        name="place_ends_after_it_began",
        violation_error_message=_("The last day of validity comes after the first."),
        violation_error_code="validity_reversed",
    ),
]
