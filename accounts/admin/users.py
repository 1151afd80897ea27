"""Users in the admin: invited by a link, changed, and what they lost given back."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from accounts import actions, clock
from accounts.account_events import told
from accounts.admin.organisations import NothingIsDeleted
from accounts.admin.user_form import UserForm
from accounts.admin.user_pages import link_page, offered, user_urls
from accounts.models import Invitation, User
from accounts.sign_in.second_factor import real_factors

OF_OTHERS = ["organisation", "role", "role_until", "purpose", "places"]


@admin.register(User)
class UserAdmin(NothingIsDeleted):
    form = UserForm
    list_display = [
        "username",
        "name",
        "role",
        "organisation",
        "role_until",
        "is_active",
        "last_login",
    ]
    list_filter = ["role", "role_waits", "is_active"]
    list_select_related = ["organisation"]
    search_fields = ["username", "first_name", "last_name"]
    ordering = ["username"]
    autocomplete_fields = ["organisation", "places"]
    fieldsets = [
        (_("Person"), {"fields": ["username", "first_name", "last_name", "language"]}),
        (_("Work"), {"fields": OF_OTHERS}),
    ]
    change_form_template = "accounts/user.html"

    @admin.display(description=_("name"), ordering="last_name")
    def name(self, user):
        return user.get_full_name()

    def get_queryset(self, request):
        """Accounts marked as superusers are out of reach here; the mark opens nothing."""
        return super().get_queryset(request).filter(is_superuser=False)

    def get_readonly_fields(self, request, obj=None):
        """Nobody gives themselves another role, organisation or place."""
        return OF_OTHERS if obj == request.user else []

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.by = request.user
        return form

    def save_model(self, request, obj, form, change):
        places = form.cleaned_data.get("places")
        if change:
            changed = actions.amend_access(user=obj, places=places, by=request.user)
            if changed:
                told("access_changed", user=obj, request=request, changed=",".join(changed))
            return
        request.made_link = actions.invite(user=obj, places=places, by=request.user, at=clock.now())
        told("invited", user=obj, request=request, role=obj.role)

    def save_related(self, request, form, formsets, change):
        """Places were saved with the user, by one action."""

    def response_add(self, request, obj, post_url_continue=None):
        """The page that shows the link, this once."""
        return link_page(request, obj, request.made_link)

    def changelist_view(self, request, extra_context=None):
        """The list, in our frame."""
        return super().changelist_view(request, {"add_words": _("Invite a user")})

    def add_view(self, request, form_url="", extra_context=None):
        context = {"title": _("Invite a user"), **(extra_context or {})}
        return super().add_view(request, form_url, context)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj is not None:
            now = clock.now()
            factors = real_factors(obj).count()
            context |= {
                "offered": offered(obj, by=request.user),
                "link": Invitation.objects.open(at=now).filter(user=obj).first(),
                "factors": factors,
            }
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def get_urls(self):
        return [*user_urls(self), *super().get_urls()]
