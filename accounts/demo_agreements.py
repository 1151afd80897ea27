"""The agreements of the demo: one by consent of each person, one by an invented decree."""

from datetime import date

from accounts.actions.agreements import draft_agreement, sign_agreement
from accounts.choices import FieldClass, LegalBasis, Purpose, Role
from accounts.models import Organisation, SharingAgreement
from places.models import Place

PARTNER = "KAMURJ"
SIGNED_ON = date(2023, 10, 16)
AGREEMENTS = (
    {
        "partner": PARTNER,
        "title": "Winter help in Kotayk (invented)",
        "purposes": [Purpose.ASSISTANCE],
        "basis": LegalBasis.CONSENT,
        "decree": "",
        "field_classes_shared": [
            FieldClass.ADMINISTRATIVE, FieldClass.IDENTITY, FieldClass.CONTACT,
        ],
        "places": ["AM07"],
    },
    {
        "partner": "UNHCR",
        "title": "Life-saving help in Ararat and Kotayk (invented)",
        "purposes": [Purpose.LIFE_SAVING],
        "basis": LegalBasis.DUTY,
        "decree": "N 0000-N of 1 October 2023 (invented)",
        "field_classes_shared": [FieldClass.ADMINISTRATIVE, FieldClass.IDENTITY],
        "places": ["AM03", "AM07"],
    },
)  # fmt: skip


def create(users):
    """Draft and sign those that are missing; `users` of the demo by role."""
    for agreement in AGREEMENTS:
        if not SharingAgreement.objects.filter(title=agreement["title"]).exists():
            _agree(agreement, users)


def _agree(agreement, users):
    places = Place.objects.filter(pk__in=agreement["places"])
    values = agreement | {
        "partner": Organisation.objects.get(pk=agreement["partner"]),
        "from_on": SIGNED_ON,
        "until_on": None,
    }
    drafted = draft_agreement(
        values=values, places=places, by=users[Role.ADMINISTRATOR.value], today=SIGNED_ON
    )
    for role in (Role.SUPERVISOR, Role.DATA_PROTECTION_OFFICER):
        sign_agreement(agreement=drafted, by=users[role.value], today=SIGNED_ON)
