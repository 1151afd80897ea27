"""The forms of papers and of what somebody is before the law, each for one action."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases import actions, documents
from cases.actions.citizenship import citizens, may_follow
from cases.admin.action_forms import ActionForm, MemberField
from cases.admin.fact_forms import FactForm, choose
from cases.admin.fields import DayField
from cases.choices import ApplicationOutcome, DocumentType, Status
from cases.models import Individual
from cases.population import ADULT_AGE, turned


class DocumentNumberField(forms.CharField):
    """A document's number in any spelling; its clean value is normalised."""

    def __init__(self, **kwargs):
        super().__init__(max_length=60, **kwargs)

    def clean(self, value):
        text = super().clean(value)
        return documents.normalise(text) if text else ""


class DocumentForm(FactForm):
    """A paper or number by which the person is known."""

    action = staticmethod(actions.add_document)
    type = forms.ChoiceField(label=_("Kind of document"), choices=choose(DocumentType.choices))
    number = DocumentNumberField(label=_("Document number"))
    country = forms.CharField(
        label=_("Country"), max_length=2, initial="AM", help_text=_("Two letters, such as AM.")
    )
    is_verified = forms.BooleanField(label=_("I have seen the paper"), required=False)
    issued_on = DayField(label=_("Issued on"), required=False)
    expires_on = DayField(label=_("Valid until, as printed"), required=False)
    extended_until = DayField(label=_("Extended until"), required=False)
    has_code_070 = forms.BooleanField(label=_("Passport with code 070"), required=False)
    issued_with = forms.ChoiceField(label=_("Issued on another document"), required=False)
    field_order = ["type", "number", "country", "is_verified", "issued_on", "expires_on"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # By what is written on them: keys of rows are no page's business.
        self._papers = {
            f"{paper.type} {paper.number}": paper
            for paper in self.target.documents.filter(until_on__isnull=True)
        }
        self.fields["issued_with"].choices = choose(
            (said, f"{paper.get_type_display()} {paper.number}")
            for said, paper in self._papers.items()
        )
        self.order_fields([*self.field_order, "extended_until", "has_code_070", "issued_with"])

    def clean_country(self):
        return self.cleaned_data["country"].upper()

    def values(self):
        return super().values() | {
            "issued_with": self._papers.get(self.cleaned_data["issued_with"])
        }


class StatusForm(FactForm):
    """What the person is before the law from a day on."""

    action = staticmethod(actions.record_status)
    status = forms.ChoiceField(label=_("Legal status"), choices=choose(Status.choices))
    source = forms.CharField(label=_("Known from"), max_length=80, required=False)
    field_order = ["status", "source", "on"]


class CitizenshipForm(ActionForm):
    """How an application for citizenship ended, and which children follow."""

    outcome = forms.ChoiceField(label=_("Outcome"), choices=choose(ApplicationOutcome.choices))
    field_order = ["outcome", "on", "children"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        here = Individual.objects.visible_to(self.user, on=self.today)
        others = here.filter(pk__in=may_follow(self.target, on=self.today).values("pk"))
        others = others.exclude(pk__in=citizens().values("individual"))
        children = others.exclude(turned(ADULT_AGE, on=self.today)).order_by("birth_date", "pk")
        self.fields["children"] = FollowingChildrenField(
            queryset=children,
            required=False,
            # Whose age is unknown may be anybody's parent: that is ticked by hand.
            initial=[child.pk for child in children if child.birth_date],
            label=_("Children who become citizens with this person"),
            widget=forms.CheckboxSelectMultiple,
        )

    def perform(self):
        actions.decide_citizenship(
            person=self.target,
            outcome=self.cleaned_data["outcome"],
            on=self.cleaned_data["on"],
            children=list(self.cleaned_data["children"]),
            **self.said(),
        )
        return self.target.household


class FollowingChildrenField(forms.ModelMultipleChoiceField):
    """Children of the household, or of the person, by name."""

    label_from_instance = MemberField.label_from_instance
