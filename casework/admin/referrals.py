"""Referrals in the admin: the addresses of their pages."""

from functools import partial

from django.contrib import admin
from django.urls import path

from casework.admin.referral_letter import letter_file
from casework.admin.referral_lists import referral_list, unread_list
from casework.admin.referral_page import referral_page
from casework.admin.referral_send import send_page
from casework.admin.referral_steps import STEPS, step_page
from casework.referral_rights import MAY_VIEW


class ReferralAdmin(admin.ModelAdmin):
    """Referrals: sent at a household, answered by the receiver's people; none is edited."""

    def get_urls(self):
        pages = [
            ("", referral_list, "changelist"),
            ("unread/", unread_list, "unread"),
            ("household/<str:number>/send/", send_page, "send"),
            ("<str:number>/", referral_page, "page"),
            *((f"<str:number>/{slug}/", partial(step_page, slug), slug) for slug in STEPS),
            ("<str:number>/letter.pdf", letter_file, "letter"),
        ]
        view = self.admin_site.admin_view
        return [
            path(address, view(partial(shown, self.admin_site)), name=f"casework_referral_{name}")
            for address, shown, name in pages
        ]

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm(MAY_VIEW)

    def has_add_permission(self, request):
        """One begins at the household, for whom it is."""
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
