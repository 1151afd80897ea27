"""Pages of lists that hold at any size: nothing counts everything."""

from django.core.paginator import Paginator
from django.utils.functional import cached_property

# Nobody turns the pages of a longer list: past this it says "more than" and asks for a filter.
COUNTED = 500


class CappedPaginator(Paginator):
    """Counts no further than COUNTED rows, and offers no pages beyond them."""

    @cached_property
    def count(self):
        return self.object_list.order_by()[: COUNTED + 1].count()
