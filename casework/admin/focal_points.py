"""Who is told of complaints about staff: named by another person, and ended, with their days."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.clock import today
from accounts.models import User
from assistance.admin.frame import page, sent, show_refusal
from casework import actions
from casework.models import FocalPoint
from casework.sight import MAY_NAME_FOCAL_POINTS


class NamingForm(forms.Form):
    """Whom to name, by the name under which they sign in."""

    username = forms.CharField(
        label=_("User name"),
        max_length=150,
        help_text=_("Name some of other organisations: nobody reads what accuses their own."),
    )

    def clean_username(self):
        """The user, who works here and has a role."""
        typed = self.cleaned_data["username"].strip()
        found = User.objects.filter(username=typed, is_active=True).exclude(role="").first()
        if found is None:
            raise ValidationError(_("Nobody who works here has this user name."), code="unknown")
        return found


def focal_points(site, request):
    """Who they are, and the form that names another."""
    _may_name(request)
    form = sent(NamingForm, request)
    if form.is_valid():
        try:
            named = form.cleaned_data["username"]
            actions.name_focal_point(user=named, on=today(), by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("They are told of complaints from today."))
            return HttpResponseRedirect(reverse("admin:casework_feedback_focal_points"))
    rows = FocalPoint.on(today()).select_related("user", "named_by").order_by("from_on", "pk")
    return page(
        site,
        request,
        "casework/focal_points.html",
        title=_("Focal points for complaints"),
        rows=rows,
        form=form,
        listed=reverse("admin:casework_feedback_changelist"),
    )


def end_page(site, request, username):
    """Tell somebody of complaints no more."""
    _may_name(request)
    if request.method != "POST":
        raise Http404
    row = FocalPoint.on(today()).filter(user__username=username).first()
    if row is None:
        raise Http404
    actions.end_focal_point(focal_point=row, on=today(), by=request.user)
    messages.success(request, _("They are told of complaints no more."))
    return HttpResponseRedirect(reverse("admin:casework_feedback_focal_points"))


def _may_name(request):
    if not request.user.has_perm(MAY_NAME_FOCAL_POINTS):
        raise PermissionDenied
