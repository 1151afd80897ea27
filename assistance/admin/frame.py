"""What the pages of this room share: the frame of the site, and how a refusal is shown."""

from django.core.exceptions import ValidationError
from django.template.response import TemplateResponse
from django.urls import path


def page(site, request, template, **context):
    """A page in the frame of the site."""
    request.current_app = site.name
    return TemplateResponse(request, template, {**site.each_context(request), **context})


def pages_under(site, pages):
    """Addresses of pages that know the site; each is (address, view, name)."""
    return [
        path(address, site.admin_view(view), name=f"assistance_{name}")
        for address, view, name in pages
    ]


def sent(form_class, request, *args, **how):
    """The form as the browser sent it, or empty."""
    return form_class(request.POST if request.method == "POST" else None, *args, **how)


def show_refusal(form, refusal):
    """Show an action's refusal: at the fields that the form has, else above it."""
    by_field = getattr(refusal, "error_dict", {None: ValidationError([refusal]).error_list})
    for name, errors in by_field.items():
        form.add_error(name if name in form.fields else None, errors)
