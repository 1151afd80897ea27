"""Addresses of the pages about deliveries from a file."""

from django.contrib import admin
from django.urls import path

from assistance.admin.deliveries import deliveries_page, empty_file, planned_file

app_name = "assistance"
urlpatterns = [
    path("admin/assistance/deliveries/", admin.site.admin_view(deliveries_page), name="deliveries"),
    path(
        "admin/assistance/deliveries/empty.xlsx",
        admin.site.admin_view(empty_file),
        name="deliveries_empty",
    ),
    path(
        "admin/assistance/deliveries/<str:number>/planned.<str:file_format>",
        admin.site.admin_view(planned_file),
        name="deliveries_planned",
    ),
]
