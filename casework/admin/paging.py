"""A list of a page of our own, page by page."""

from accounts.paging import CappedPaginator

PER_PAGE = 50


def paged(request, rows):
    """The page of a list that the browser asks for; the first, where it asks for none."""
    return CappedPaginator(rows, PER_PAGE).get_page(request.GET.get("p"))
