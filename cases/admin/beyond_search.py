"""What an empty search says beyond one's places: whom to ask, and nothing else."""

from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.functional import Promise

from accounts.clock import day_of
from cases import actions, existence
from cases.access_choices import BeyondKind
from cases.admin.glass_pages import remember_asked
from cases.beyond_events import told
from cases.offices import Office


@dataclass(frozen=True)
class Beyond:
    """What the page says below "nobody is found in your places"."""

    # Whether the text said enough to ask about somebody, and why it was not answered.
    is_asked: bool = False
    refusal: str | Promise = ""
    is_known: bool = False
    office: Office | None = None

    @property
    def hotline(self):
        """Whom to ask where no office is told."""
        return settings.HOTLINE


def ask(request, text, response):
    """Put what is known beyond the user's sight on the page of a search that found nobody."""
    context = getattr(response, "context_data", None)
    if not text or not context or not request.user.has_perm("cases.search_beyond"):
        return
    if "cl" in context and not context["cl"].result_count:
        context["beyond"] = _answer(request, text)


def _answer(request, text):
    asked, user = existence.question(text), request.user
    if asked is None:
        return Beyond()
    try:
        actions.ask_beyond(about=BeyondKind.SEARCH, by=user, at=user.at)
    except ValidationError as refusal:
        told("search_beyond_refused", user=user, request=request)
        return Beyond(is_asked=True, refusal=" ".join(refusal.messages))
    known = existence.find(asked, user=user, on=day_of(user.at))
    remember_asked(request, known.household if known else None)
    told("searched_beyond", user=user, request=request, found=bool(known))
    return Beyond(is_asked=True, is_known=bool(known), office=known.office if known else None)
