"""Addresses of the pages about families beyond one's places, and of contested documents."""

from functools import partial

from django.urls import path

from cases.admin.contested import contested_view
from cases.admin.family_is_here import family_view
from cases.admin.glass_pages import glass_view, review_view
from cases.admin.taken_over import taken_over_view

PAGES = (
    ("family-is-here/", family_view, "family_is_here"),
    ("break-glass/", glass_view, "break_glass"),
    ("glass/", review_view, "glass"),
    ("taken-over/", taken_over_view, "taken_over"),
    ("contested/", contested_view, "contested"),
)


def beyond_urls(model_admin):
    """The pages, beside the list of households."""
    return [
        path(
            address,
            model_admin.admin_site.admin_view(partial(view, model_admin)),
            name=f"cases_household_{name}",
        )
        for address, view, name in PAGES
    ]
