"""Addresses of one's jobs, beside the admin's own."""

from django.contrib import admin
from django.urls import path

from accounts.jobs import pages

app_name = "jobs"
view = admin.site.admin_view
urlpatterns = [
    path("", view(pages.list_view), name="list"),
    path("<str:number>/", view(pages.job_view), name="job"),
    path("<str:number>/progress/", view(pages.progress_view), name="progress"),
    path("<str:number>/cancel/", view(pages.cancel_view), name="cancel"),
    path("<str:number>/again/", view(pages.again_view), name="again"),
    path("<str:number>/next/", view(pages.next_view), name="next"),
]
