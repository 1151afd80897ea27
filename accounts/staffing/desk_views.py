"""One click in the page's frame: at which of their places somebody works today."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from accounts import actions
from places.models import Place


@require_POST
def choose_desk(request):
    """Work at another of one's places from now on, and go on with the page."""
    place = Place.objects.filter(pk=request.POST.get("place", "").replace("\x00", "")).first()
    target = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, request.get_host(), request.is_secure()):
        target = "/"
    try:
        if place is None:
            raise ValidationError(_("This is not one of your places."), code="not_your_place")
        actions.choose_desk(user=request.user, place=place, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return HttpResponseRedirect(target)
