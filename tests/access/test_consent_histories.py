"""Ten thousand random histories: whom the policy shows a partner is whom a second telling shows.

`--hypothesis-profile proof` tells other histories, and more of them.
"""

import pytest

from accounts.models import User
from cases.demo.write import analyze
from cases.models import Household, Individual
from tests.access import histories
from tests.access.consent_oracle import shown
from tests.factories import make_organisation, make_user
from tests.sampling import is_long

# Really committed, since the planner has to know tables of this size as it does in the register.
pytestmark = pytest.mark.usefixtures("committed")
PEOPLE = 10_000
SEEDS = range(20) if is_long() else range(1)


def partners():
    """A user of each partner for each of three purposes."""
    for acronym in histories.PARTNERS:
        organisation = make_organisation(acronym, is_controller=False, kind="national_ngo")
        for purpose in ("assistance", "health", "life_saving"):
            yield make_user("partner", organisation=organisation, purpose=purpose)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_partner_sees_whom_the_oracle_shows_on_every_day(seed):
    dice, within = histories.dice_of(seed), histories.codes_within()
    users = [make_user("administrator"), make_user("supervisor"), make_user("dpo")]
    asking = list(partners())
    families, people = histories.make_families(dice, PEOPLE)
    agreements = histories.make_agreements(dice, within)
    rows = histories.write(families, people, by=users[1])
    histories.write_agreements(agreements, within, users=users)
    analyze(using="owner")

    differ, seen = [], 0
    for user in asking:
        for day in histories.ASKED_ON:
            # As the next request finds its user: what was asked before is not kept.
            asker = User.objects.select_related("organisation").get(pk=user.pk)
            found = set(Individual.objects.visible_to(asker, on=day).values_list("pk", flat=True))
            asked = (user.organisation_id, user.purpose)
            told = {rows[id(one)] for one in shown(agreements, *asked, people, day)}
            seen += len(told)
            differ += [(*asked, day, number) for number in found ^ told]

    assert differ[:5] == []
    assert seen > PEOPLE / 10


def test_a_household_is_seen_where_one_of_it_is():
    dice, within = histories.dice_of("households"), histories.codes_within()
    users = [make_user("administrator"), make_user("supervisor"), make_user("dpo")]
    user = next(partners())
    for acronym in histories.PARTNERS[1:]:
        make_organisation(acronym, is_controller=False, kind="national_ngo")
    families, people = histories.make_families(dice, 500)
    agreements = histories.make_agreements(dice, within)
    rows = histories.write(families, people, by=users[1])
    histories.write_agreements(agreements, within, users=users)

    day = histories.LAST
    found = set(Household.objects.visible_to(user, on=day).values_list("pk", flat=True))

    told = shown(agreements, user.organisation_id, user.purpose, people, day)
    households = dict(Individual.objects.values_list("pk", "household"))
    assert found == {households[rows[id(person)]] for person in told}
