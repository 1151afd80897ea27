"""The frame around the pages of one's account: the admin's, with its navigation."""

from django.contrib import admin
from django.utils.cache import add_never_cache_headers


class Framed:
    """A page in the admin's frame: it says what it is called."""

    title = ""

    def render_to_response(self, context, **response_kwargs):
        """The page, which no browser keeps: it may show what opens an account."""
        response = super().render_to_response(context, **response_kwargs)
        add_never_cache_headers(response)
        return response

    def get_context_data(self, **kwargs):
        return {
            **admin.site.each_context(self.request),
            **super().get_context_data(**kwargs),
            "title": self.title,
        }


def answers_locked(view):
    """Mark a view that a locked screen may ask."""
    view.answers_locked = view.answers_without_second_factor = True
    return view


def answers_without_second_factor(view):
    """Mark a view that somebody without a second factor may open, to set one up or to leave."""
    view.answers_without_second_factor = True
    return view
