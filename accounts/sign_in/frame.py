"""The frame around the pages of one's account: the admin's, with its navigation."""

from django.contrib import admin


class Framed:
    """A page in the admin's frame: it says what it is called."""

    title = ""

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
