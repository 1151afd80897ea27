"""Addresses of the pages about who works here for some days, in which role, and where today."""

from django.contrib import admin
from django.urls import path

from accounts.staffing.confirming_pages import clearance_view, roles_view
from accounts.staffing.desk_views import choose_desk
from accounts.staffing.surge_pages import change_view, surge_view

app_name = "staffing"
urlpatterns = [
    path("account/desk/", choose_desk, name="desk"),
    path("admin/staff/surge/", admin.site.admin_view(surge_view), name="surge"),
    path("admin/staff/surge/change/", admin.site.admin_view(change_view), name="surge_change"),
    path("admin/staff/roles/", admin.site.admin_view(roles_view), name="roles"),
    path("admin/staff/clearance/", admin.site.admin_view(clearance_view), name="clearance"),
]
