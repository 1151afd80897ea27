"""The page of a household, composed of what each app shows of it."""

from django.contrib import admin

import cases.panels
from cases.admin.household import HouseholdAdmin
from cases.admin.individual import IndividualAdmin
from cases.admin.need_codes import NeedCodeAdmin
from cases.models import Household, Individual, NeedCode


@admin.register(Household)
class HouseholdPage(HouseholdAdmin):
    """Households, with the panels of every room in the order of the house."""

    rooms = (cases.panels,)


admin.site.register(Individual, IndividualAdmin)
admin.site.register(NeedCode, NeedCodeAdmin)
