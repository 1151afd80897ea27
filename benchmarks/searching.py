"""A search for a rare name, whole page, against the admin's stock changelist with `icontains`."""

from django.contrib import admin
from django.test import Client, RequestFactory

from benchmarks.peers import against

RATIO = 0.2


def measure():
    """The stock list searches the four name fields as a first admin would declare them."""
    from benchmarks.pages import actors

    caseworker, _coordinator, _household, rare = actors()
    worker = Client()
    worker.force_login(caseworker)
    stock = _stock_list(caseworker, rare)

    def ours():
        answer = worker.get(f"/admin/cases/individual/?q={rare}")
        if answer.status_code != 200:
            raise SystemExit(f"The search answered {answer.status_code}")

    return [against("search for a rare name, whole page", ours, stock, ratio=RATIO)]


def _stock_list(user, name):
    from cases.models import Individual

    class StockAdmin(admin.ModelAdmin):
        """What Django offers: a list of the same columns, searched by what a field contains."""

        list_display = ("number", "family_name", "given_name", "sex", "birth_date", "household")
        search_fields = ("family_name", "given_name", "patronymic", "latin_family_name")

        def has_view_permission(self, request, obj=None):
            return True

    stock = StockAdmin(Individual, admin.site)
    request = RequestFactory().get("/", {"q": name})
    request.user, request.session = user, {}

    def run():
        answer = stock.changelist_view(request)
        if hasattr(answer, "render"):
            answer.render()

    return run
