"""Found by the admin when it starts: registers what is composed of several rooms."""

from refugee_response import household_page

__all__ = ["household_page"]
