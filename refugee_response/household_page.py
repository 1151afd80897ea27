"""The page of a household, composed of what each app shows of it; and the lists beside it."""

from functools import partial

from django.contrib import admin
from django.urls import path

import assessments.panels
import assistance.panels
import cases.consent_panel
import cases.panels
import casework.follow_up
import casework.panels
import casework.referral_panel
from accounts.agreement_admin import AgreementAdmin
from accounts.models import SharingAgreement
from assessments.admin.assessments import AssessmentAdmin
from assessments.admin.instruments import InstrumentAdmin
from assessments.admin.place_assessments import PlaceAssessmentAdmin
from assessments.admin.waiting import WaitingAdmin
from assessments.models import Assessment, Instrument, PlaceAssessment, WaitingSubmission
from assistance.admin.assistance import AssistanceAdmin
from assistance.admin.decisions import DecisionAdmin
from assistance.admin.distributions import DistributionAdmin
from assistance.admin.instruments import PaymentInstrumentAdmin
from assistance.admin.payment_lines import PaymentLineAdmin
from assistance.admin.payment_lists import PaymentListAdmin
from assistance.admin.programmes import ProgrammeAdmin
from assistance.models import (
    Assistance,
    Decision,
    Distribution,
    PaymentInstrument,
    PaymentLine,
    PaymentList,
    Programme,
)
from cases.admin.data_requests import DataRequestAdmin, RestrictionAdmin
from cases.admin.extensions import ExtensionAdmin
from cases.admin.household import HouseholdAdmin
from cases.admin.individual import IndividualAdmin
from cases.admin.need_codes import NeedCodeAdmin
from cases.models import (
    DataRequest,
    Household,
    Individual,
    NeedCode,
    Restriction,
    ValidityExtension,
)
from casework.admin.appointments import AppointmentAdmin
from casework.admin.cases import CaseAdmin
from casework.admin.emergencies import EmergencyFilter
from casework.admin.feedback import FeedbackAdmin
from casework.admin.referrals import ReferralAdmin
from casework.admin.services import ServiceAdmin
from casework.admin.tasks import TaskAdmin
from casework.models import Appointment, Case, Feedback, Referral, Service, Task
from refugee_response.timeline import timeline_page


@admin.register(Household)
class HouseholdPage(HouseholdAdmin):
    """Households, with the panels of every room in the order of the house."""

    rooms = (
        cases.panels,
        assessments.panels,
        assistance.panels,
        casework.panels,
        casework.follow_up,
        casework.referral_panel,
        cases.consent_panel,
    )

    def get_urls(self):
        timeline = self.admin_site.admin_view(partial(timeline_page, self.admin_site))
        own = path("<str:number>/timeline/", timeline, name="cases_household_timeline")
        return [own, *super().get_urls()]


@admin.register(Individual)
class PersonPage(IndividualAdmin):
    """People, with what other rooms know of one."""

    person_rooms = (casework.panels,)


class AssessmentPage(AssessmentAdmin):
    """Assessments, with what case work asks of them."""

    list_filter = [*AssessmentAdmin.list_filter, EmergencyFilter]


admin.site.register(NeedCode, NeedCodeAdmin)
admin.site.register(ValidityExtension, ExtensionAdmin)
admin.site.register(DataRequest, DataRequestAdmin)
admin.site.register(Restriction, RestrictionAdmin)
admin.site.register(SharingAgreement, AgreementAdmin)
admin.site.register(Instrument, InstrumentAdmin)
admin.site.register(Assessment, AssessmentPage)
admin.site.register(WaitingSubmission, WaitingAdmin)
admin.site.register(PlaceAssessment, PlaceAssessmentAdmin)
admin.site.register(Programme, ProgrammeAdmin)
admin.site.register(Assistance, AssistanceAdmin)
admin.site.register(Distribution, DistributionAdmin)
admin.site.register(PaymentInstrument, PaymentInstrumentAdmin)
admin.site.register(PaymentList, PaymentListAdmin)
admin.site.register(PaymentLine, PaymentLineAdmin)
admin.site.register(Decision, DecisionAdmin)
admin.site.register(Task, TaskAdmin)
admin.site.register(Appointment, AppointmentAdmin)
admin.site.register(Feedback, FeedbackAdmin)
admin.site.register(Service, ServiceAdmin)
admin.site.register(Referral, ReferralAdmin)
admin.site.register(Case, CaseAdmin)
