"""Who may see which households and people: the one row predicate.

Every other model about people declares the path to its household (`access_path`) and inherits
`visible_to` from here.
"""

from datetime import timedelta
from functools import reduce
from operator import or_

from django.apps import apps
from django.core import checks
from django.db.models import CharField, ForeignKey, Lookup, Q

from accounts.policy import ScopedQuerySet, places_of
from accounts.roles import PEOPLE_ROLES

# For so long an office still sees whom it registered, though they live elsewhere now.
REGISTERED_HERE_DAYS = 30


class Keys:
    """Many keys as the text of one array: neither Django nor the driver then walks through them."""

    def __init__(self, keys):
        # No key of ours has a line in it.
        lines = "\n".join(keys).replace("\\", "\\\\").replace('"', '\\"')
        self.array = '{"' + lines.replace("\n", '","') + '"}' if lines else "{}"


@CharField.register_lookup
@ForeignKey.register_lookup
class Among(Lookup):
    """Whether a key is one of `Keys`: one parameter, where `in` takes one for each of them."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler, connection):
        key, parameters = self.process_lhs(compiler, connection)
        return f"{key} = ANY(%s::text[])", [*parameters, self.rhs.array]


class AboutPeople(ScopedQuerySet):
    """Rows about a household or its people.

    The model's `access_path` leads to the household; several paths lead to several, of which one
    that is seen will do.
    """

    def _visible_rows(self, user, on):
        if user.role not in PEOPLE_ROLES or not user.works_for_controller:
            return self.none()
        places = Keys(places_of(user))
        return self.filter(reduce(or_, (_in_places(path, places, on) for path in self._paths())))

    def _paths(self):
        path = self.model.access_path
        return (path,) if isinstance(path, str) else path


def _in_places(path, places, on):
    """Condition: the household at `path` lives in these places, or was lately registered there."""
    prefix = f"{path}__" if path else ""
    lives_here = Q(**{f"{prefix}lives_in__among": places})
    lately = Q(
        **{
            f"{prefix}registered_on__gte": on - timedelta(days=REGISTERED_HERE_DAYS),
            f"{prefix}registered_at__among": places,
        }
    )
    return lives_here | lately


@checks.register(checks.Tags.models)
def models_about_people_declare_their_path(app_configs, **kwargs):
    """Refuse to start when a model of the register has no way to the one predicate.

    Reference data say of themselves that they are not `about_people`.
    """
    return [
        checks.Error(
            f"{model._meta.label} has no `access_path` to its household, or its objects do not "
            "ask who may see them.",
            hint="Set `access_path` and `objects = AboutPeople.as_manager()` or a subclass's.",
            obj=model,
            id="cases.E001",
        )
        for model in apps.get_app_config("cases").get_models()
        if getattr(model, "about_people", True)
        and (
            not hasattr(model, "access_path")
            or not isinstance(model._default_manager.all(), AboutPeople)
        )
    ]
