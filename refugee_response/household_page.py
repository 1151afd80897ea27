"""The page of a household, composed of what each app shows of it; and the lists beside it."""

from django.contrib import admin

import assessments.panels
import cases.consent_panel
import cases.panels
from accounts.agreement_admin import AgreementAdmin
from accounts.models import SharingAgreement
from assessments.admin.assessments import AssessmentAdmin
from assessments.admin.instruments import InstrumentAdmin
from assessments.admin.place_assessments import PlaceAssessmentAdmin
from assessments.admin.waiting import WaitingAdmin
from assessments.models import Assessment, Instrument, PlaceAssessment, WaitingSubmission
from assistance.admin.decisions import DecisionAdmin
from assistance.models import Decision
from cases.admin.data_requests import DataRequestAdmin, RestrictionAdmin
from cases.admin.household import HouseholdAdmin
from cases.admin.individual import IndividualAdmin
from cases.admin.need_codes import NeedCodeAdmin
from cases.models import DataRequest, Household, Individual, NeedCode, Restriction


@admin.register(Household)
class HouseholdPage(HouseholdAdmin):
    """Households, with the panels of every room in the order of the house."""

    rooms = (cases.panels, assessments.panels, cases.consent_panel)


admin.site.register(Individual, IndividualAdmin)
admin.site.register(NeedCode, NeedCodeAdmin)
admin.site.register(DataRequest, DataRequestAdmin)
admin.site.register(Restriction, RestrictionAdmin)
admin.site.register(SharingAgreement, AgreementAdmin)
admin.site.register(Instrument, InstrumentAdmin)
admin.site.register(Assessment, AssessmentAdmin)
admin.site.register(WaitingSubmission, WaitingAdmin)
admin.site.register(PlaceAssessment, PlaceAssessmentAdmin)
admin.site.register(Decision, DecisionAdmin)
