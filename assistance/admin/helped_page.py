"""*Already helped?*: up to 1,000 numbers pasted or in a spreadsheet, and what is known of each."""

from datetime import timedelta
from hashlib import sha256

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import StreamingHttpResponse
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import now, today
from accounts.history import looks
from accounts.history.files import recorded
from accounts.roles import CLEARED
from assistance.admin.frame import page
from assistance.choices import OF_PROTECTION, Helped, ResponseSector
from assistance.helped import LATELY, MOST, Question, already_helped
from assistance.helped_file import answers_file, numbers_in
from assistance.models import Programme
from assistance.sight import MAY_CHECK
from cases.admin.fields import DayField
from spreadsheets.reader import UnreadableFile
from spreadsheets.stream import MEDIA_TYPES

# A list of numbers is a small file.
MOST_BYTES = 1_500_000
DOWNLOAD = "_file"


class HelpedForm(forms.Form):
    """The numbers, and what is asked about them."""

    numbers = forms.CharField(
        label=_("Numbers, one a line"),
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        required=False,
        max_length=100_000,
        help_text=_("Of households (H-…) or people (P-…) as on the slip, or of documents."),
    )
    file = forms.FileField(
        label=_("or a spreadsheet"),
        required=False,
        help_text=_("XLSX or CSV: the numbers of its first column that has such."),
    )
    sector = forms.ChoiceField(label=_("Sector"), required=False)
    item = forms.ChoiceField(label=_("Item"), required=False)
    from_on = DayField(label=_("from"))
    until_on = DayField(label=_("to and with"))

    def __init__(self, *args, user, **how):
        super().__init__(*args, **how)
        hidden = () if CLEARED & user.get_all_permissions() else OF_PROTECTION
        sectors = [each for each in ResponseSector.choices if each[0] not in hidden]
        self.fields["sector"].choices = [("", _("any")), *sectors]
        units = Programme.objects.exclude(unit="").exclude(sector__in=hidden)
        units = units.order_by("unit").values_list("unit", flat=True).distinct()
        self.fields["item"].choices = [("", _("any")), *((unit, unit) for unit in units)]
        self.fields["from_on"].initial = today() - LATELY
        self.fields["until_on"].initial = today()

    def clean(self):
        """There are numbers, not too many, and the days are in order."""
        cleaned = super().clean()
        begins, ends = cleaned.get("from_on"), cleaned.get("until_on")
        if begins and ends and ends < begins:
            self.add_error("until_on", ValidationError(_("This is before the first day.")))
        if not self.errors:
            cleaned["texts"] = self._texts(cleaned)
        return cleaned

    def _texts(self, cleaned):
        texts = [line for line in cleaned["numbers"].splitlines() if line.strip()]
        if cleaned.get("file"):
            texts += _texts_of(cleaned["file"])
        if not texts:
            raise ValidationError(_("Type or paste at least one number."), code="no_number")
        if len(texts) > MOST:
            words = _("At most %(most)d numbers at a time: these are %(count)d.")
            raise ValidationError(words % {"most": MOST, "count": len(texts)}, code="too_many")
        return texts

    def question(self):
        """What is asked about each number."""
        typed = self.cleaned_data
        ends = typed["until_on"] + timedelta(days=1)
        return Question(typed["from_on"], ends, sector=typed["sector"], item=typed["item"])


def _texts_of(file):
    if file.size > MOST_BYTES:
        raise ValidationError(_("This file is too large: a list of numbers is small."))
    try:
        return numbers_in(file, file.name)
    except UnreadableFile as fault:
        raise ValidationError(str(fault), code=fault.code) from None


def helped_page(site, request):
    """Show the form; answer what was asked, on the page or as a spreadsheet."""
    if not request.user.has_perm(MAY_CHECK):
        raise PermissionDenied
    typed = request.POST if request.method == "POST" else None
    form = HelpedForm(typed, request.FILES or None, user=request.user)
    answers = []
    if form.is_bound and form.is_valid():
        texts = form.cleaned_data["texts"]
        answers = already_helped(texts, form.question(), user=request.user, on=today())
        _record(request, texts, answers)
        if DOWNLOAD in request.POST:
            return _file(request, form, answers)
    return page(
        site,
        request,
        "assistance/helped.html",
        title=_("Already helped?"),
        form=form,
        answers=answers,
        texts="\n".join(form.cleaned_data["texts"]) if answers else "",
        counts=_counts(answers),
        download=DOWNLOAD,
    )


def _counts(answers):
    """(state in words, how many) of each state that some number has."""
    found = {state: sum(a.state == state for a in answers) for state in Helped.values}
    return [(Helped(state), count) for state, count in found.items() if count]


def _record(request, texts, answers):
    """Who asked about how many; and how many of them nobody knew, which may be a search."""
    unknown = sum(answer.state == Helped.NOT_KNOWN for answer in answers)
    digest = sha256("\n".join(texts).encode()).hexdigest()
    looks.record(request, LookKind.SEARCHED, asked=digest, count=len(answers), not_known=unknown)


def _file(request, form, answers):
    question = form.question()
    pieces = answers_file(answers, question, as_of=now())
    file = recorded(request, pieces, asked=request.POST, format="xlsx")
    response = StreamingHttpResponse(file, content_type=MEDIA_TYPES["xlsx"])
    response["Content-Disposition"] = 'attachment; filename="already-helped.xlsx"'
    return response
