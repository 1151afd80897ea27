"""Decisions on disability, and specific needs by UNHCR's codes."""

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.field_classes import classes, of_dated
from accounts.history.changes import tracked
from cases.choices import DisabilityDegree
from cases.models.dated import OfPerson, by_end, day_laws, never_twice, of_person


@tracked("individual")
class DisabilityDecision(OfPerson):
    """A decision of the state on a disability, in force from a day until another."""

    individual = of_person("disability_decisions")
    degree = models.CharField(_("disability decision"), max_length=10, choices=DisabilityDegree)
    document_number = models.CharField(_("number of the decision"), max_length=40, blank=True)

    field_classes = of_dated(administrative="individual", health="degree document_number")

    class Meta(OfPerson.Meta):
        verbose_name = _("disability decision")
        verbose_name_plural = _("disability decisions")
        constraints = [
            *day_laws("decision"),
            never_twice(
                "decision_one_at_a_time",
                code="overlapping_decision",
                message=_("Another disability decision is in force in these days: end it first."),
            ),
        ]
        indexes = [
            models.Index("individual", name="decision_by_person"),
            by_end("decision_by_end"),
        ]

    def __str__(self):
        return f"{self.get_degree_display()} {self.from_on}"


class NeedCode(models.Model):
    """A code of UNHCR's specific needs: two letters, and two more within a category.

    82 are standard; the others are legacy, kept so that old lists can be read. The table is
    editable: the guidance of 2009 does not hold later changes (`docs/data-model.md`).
    """

    code = models.CharField(_("code"), max_length=5, primary_key=True, db_collation="C")
    category = models.ForeignKey(
        "self",
        verbose_name=_("category"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="codes",
    )
    label_en = models.CharField(_("name in English"), max_length=120)
    label_hy = models.CharField(_("name in Armenian"), max_length=120)
    label_ru = models.CharField(_("name in Russian"), max_length=120)
    is_standard = models.BooleanField(_("standard"), default=True)
    is_confidential = models.BooleanField(
        _("confidential"),
        default=False,
        help_text=_("Set and read by cleared staff only; never by import, API or at the desk."),
    )
    replaced_by = models.ForeignKey(
        "self",
        verbose_name=_("use instead"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="replaces",
    )

    about_people = False
    field_classes = classes(
        administrative="code category label_en label_hy label_ru is_standard is_confidential "
        "replaced_by"
    )

    class Meta:
        verbose_name = _("specific needs code")
        verbose_name_plural = _("specific needs codes")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(code__regex=r"^[A-Z]{2}(-[A-Z]{2})?$"),
                name="need_code_form",
                violation_error_message=_(
                    "A code is two letters, or two and two with a dash, such as SM-CI."
                ),
                violation_error_code="need_code_form",
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.label()}"

    def label(self, language=None):
        """The code's words in a language, the reader's unless said."""
        language = (language or get_language() or "en")[:2]
        return getattr(self, f"label_{language}", None) or self.label_en


@tracked("individual")
class SpecificNeed(OfPerson):
    """A specific need of a person, from a day until another."""

    individual = of_person("needs")
    need = models.ForeignKey(
        NeedCode,
        verbose_name=_("specific need"),
        on_delete=models.PROTECT,
        related_name="people",
        db_index=False,  # need_by_code
    )

    # A confidential code is protection, which the policy tells row by row (`readable_needs`).
    field_classes = of_dated(administrative="individual", health="need")

    class Meta(OfPerson.Meta):
        verbose_name = _("specific need")
        verbose_name_plural = _("specific needs")
        constraints = [
            *day_laws("need"),
            never_twice(
                "need_once_at_a_time",
                code="overlapping_need",
                message=_("This need of this person is recorded in these days already."),
                beside=["need"],
            ),
        ]
        indexes = [
            models.Index("need", "individual", name="need_by_code"),
            models.Index("individual", name="need_by_person"),
        ]

    def __str__(self):
        return f"{self.need_id} {self.from_on}"
