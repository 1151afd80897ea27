"""Pages of lists that hold at any size: nothing counts everything."""

from django.core.paginator import Paginator
from django.utils.functional import cached_property

# Nobody turns the pages of a longer list: past this it says "more than" and asks for a filter.
COUNTED = 500


class CappedPaginator(Paginator):
    """Counts no further than COUNTED rows, and offers no pages beyond them.

    Rows of which a search knows how many it found (`found`) are not counted again.
    """

    @cached_property
    def count(self):
        found = getattr(self.object_list, "found", None)
        return self.object_list.order_by()[: COUNTED + 1].count() if found is None else found
