"""The forms in which a link between two people is recorded, corrected and ended."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.history import looks
from cases import actions, links, numbers, search
from cases.admin.action_forms import ActionForm
from cases.admin.amend_forms import UNCHANGED, AmendForm
from cases.admin.ending_forms import ON_WHICH_IT_BEGAN
from cases.admin.fact_forms import FactForm, choose
from cases.admin.fields import DayField
from cases.choices import Kinship, Whereabouts
from cases.link_choices import LinkEnd
from cases.models import Individual, PersonLink
from cases.sight import sight_of

# So many people of a name are offered; more are told apart by a longer name, or a number.
OFFERED = 8
YES, NO = "yes", "no"
# What a night says, and nobody else.
_ENDS = [choice for choice in LinkEnd.choices if choice[0] != LinkEnd.TURNED_18]


def open_links(person, user, on):
    """Links of a person, from either side, that hold or end later and are the user's to change."""
    rows = PersonLink.objects.changeable_by(user, on=on).filter(
        Q(individual=person.pk) | Q(other=person.pk), Q(until_on__isnull=True) | Q(until_on__gt=on)
    )
    return rows.order_by("from_on", "pk")


def has_links(person):
    """Whether a link of the person is open, from either side."""
    rows = PersonLink.objects.filter(Q(individual=person.pk) | Q(other=person.pk))
    return rows.filter(until_on__isnull=True).exists()


def in_words(rows, user, on):
    """Key → words of each of these links, with the names of those whom the user sees."""
    told = [vars(row) | {"individual": row.individual_id, "other": row.other_id} for row in rows]
    names = links.names_of(links.ends_of(told), user, on=on, sight=sight_of(user, on))
    return {link["id"]: links.in_one_line(link, names) for link in told}


class LinkForm(FactForm):
    """What another person is to this one: somebody registered, or a name."""

    action = staticmethod(actions.link_people)
    kind = forms.ChoiceField(
        label=_("The other is to this person"), choices=choose(Kinship.choices)
    )
    other = forms.CharField(
        label=_("The other person: number on the slip, or name"),
        max_length=80,
        required=False,
        help_text=_(
            "A name in any script: you choose among those whom you see. Empty where they are not "
            "registered: type the name below."
        ),
    )
    match = forms.ChoiceField(label=_("Who of these it is"), widget=forms.RadioSelect)
    other_name = forms.CharField(
        label=_("Name as told, if not registered"), max_length=160, required=False
    )
    whereabouts = forms.ChoiceField(
        label=_("Where they are, if not registered"),
        choices=choose(Whereabouts.choices),
        required=False,
    )
    last_seen_place = forms.CharField(label=_("Last seen where"), max_length=160, required=False)
    last_seen_on = DayField(label=_("Last seen on"), required=False)
    document = forms.CharField(label=_("Document that proves it"), max_length=80, required=False)
    may_collect = forms.BooleanField(label=_("May collect for this person"), required=False)
    may_consent = forms.BooleanField(label=_("May consent for this person"), required=False)
    field_order = ["kind", "other", "match", "other_name", "whereabouts", "last_seen_place",
                   "last_seen_on", "document", "on"]  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._found = self._people_called_so()
        if self._found:
            looks.record(self.user, LookKind.LISTED, count=len(self._found))
            self.fields["match"].choices = [(str(one), _told(one)) for one in self._found]
            self.fields["match"].error_messages["required"] = _("Choose who it is.")
        else:
            del self.fields["match"]

    def values(self):
        chosen = super().values()
        match = chosen.pop("match", None)
        if match:
            chosen["other"] = next(one for one in self._found if str(one) == match)
        return chosen

    def clean_other(self):
        """A person whom the worker may see: others are answered as who does not exist."""
        typed = self.cleaned_data["other"].strip()
        if not typed or self._found:
            return None
        number = _number(typed)
        found = self._seen.filter(pk=number).first() if number else None
        if found is None:
            raise ValidationError(
                _("Nobody whom you see has this number or name: %(typed)s."),
                code="unknown",
                params={"typed": typed},
            )
        return found

    @property
    def _seen(self):
        return Individual.objects.visible_to(self.user, on=self.today).exclude(pk=self.target.pk)

    def _people_called_so(self):
        """The people among whom to choose, where a name was typed and no number."""
        typed = (self.data.get("other") or "").strip() if self.is_bound else ""
        if not typed or search.is_mistyped(typed) or _number(typed):
            return []
        sight = sight_of(self.user, self.today)
        found = search.people(self._seen.present(), typed, sight)
        return [sight.blank(one) for one in found.select_related("household")[:OFFERED]]


def _number(typed):
    """The number of a person that was typed, or None; raises ValidationError where mistyped."""
    try:
        return numbers.parse(typed, numbers.PERSON)
    except numbers.NumberMistyped as mistyped:
        raise ValidationError(
            _("This number was mistyped: its last character does not fit the others."),
            code="mistyped",
        ) from mistyped


def _told(person):
    """By what one person is told from another of the same name."""
    born = f"{person.birth_date:%d.%m.%Y}" if person.birth_date else ""
    return " · ".join(filter(None, (person.full_name, born, str(person), str(person.household))))


class EndLinkForm(ActionForm):
    """A link no longer holds; on the very day it began, it never did."""

    link = forms.ChoiceField(label=_("Which link"))
    because = forms.ChoiceField(label=_("Why"), choices=choose(_ENDS))
    field_order = ["link", "because", "on"]
    shown_at = {"until_on": "on"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        rows = open_links(self.target, self.user, self.today)
        words = in_words(rows, self.user, self.today)
        # By their position: keys of rows are no page's business.
        self._open = {str(position): row for position, row in enumerate(rows, start=1)}
        choices = [(position, words[row.pk]) for position, row in self._open.items()]
        self.fields["link"].choices = choices if len(choices) == 1 else choose(choices)
        self.fields["on"].help_text = ON_WHICH_IT_BEGAN

    def perform(self):
        actions.end_link(
            link=self._open[self.cleaned_data["link"]],
            person=self.target,
            on=self.cleaned_data["on"],
            because=self.cleaned_data["because"],
            **self.said(),
        )
        return self.target.household


class AmendLinkForm(AmendForm):
    """Where a relative was last seen, what proves the link, and what the other may do."""

    row = forms.ChoiceField(label=_("Which link"))
    may_collect = forms.ChoiceField(
        label=_("May collect for this person"),
        choices=[*UNCHANGED, (YES, _("yes")), (NO, _("no"))],
        required=False,
    )
    may_consent = forms.ChoiceField(
        label=_("May consent for this person"),
        choices=[*UNCHANGED, (YES, _("yes")), (NO, _("no"))],
        required=False,
    )
    document = forms.CharField(label=_("Document that proves it"), max_length=80, required=False)
    whereabouts = forms.ChoiceField(
        label=_("Where they are, if not registered"),
        choices=[*UNCHANGED, *Whereabouts.choices],
        required=False,
    )
    last_seen_place = forms.CharField(label=_("Last seen where"), max_length=160, required=False)
    last_seen_on = DayField(label=_("Last seen on"), required=False)
    field_order = ["row", "may_collect", "may_consent", "document", "whereabouts"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("document", "last_seen_place"):
            self.fields[name].help_text = _("A dash clears it.")
        if not self._sight.shows("personlink.whereabouts"):
            for name in ("whereabouts", "last_seen_place", "last_seen_on"):
                del self.fields[name]

    @property
    def _sight(self):
        return sight_of(self.user, self.today, household=self.target.household)

    def rows(self):
        rows = list(open_links(self.target, self.user, self.today))
        self._words = in_words(rows, self.user, self.today)
        return rows

    def called(self, row):
        may = [field.verbose_name for field in _MAY if getattr(row, field.name)]
        return " · ".join(map(str, (self._words[row.pk], *may)))

    def values(self):
        typed = super().values()
        answers = {name: typed[name] == YES for name in ("may_collect", "may_consent")
                   if name in typed}  # fmt: skip
        return typed | answers

    def amend(self, row):
        actions.amend_link(link=row, person=self.target, values=self.values(), **self.said())


_MAY = [PersonLink._meta.get_field(name) for name in ("may_collect", "may_consent")]
