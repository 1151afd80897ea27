"""How every action writes: one transaction of its actor, its deferred laws judged before it ends.

A law of the database that refuses speaks with its own message: the constraint's name leads to the
words that its model declares, or to those of the laws that only triggers know.
"""

from functools import cache, wraps

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS, IntegrityError, connections
from django.utils.translation import gettext_lazy as _

from accounts.history.acting import acting
from cases.words import SAID

# Laws that triggers carry: they raise with the name of a constraint that no model can declare.
TRIGGER_LAWS = {
    "household_has_one_head": (
        _("A household with members needs exactly one head: choose who it is."),
        "no_head",
    ),
    "institution_has_no_head": (SAID["head_in_institution"], "head_in_institution"),
    "consent_stays": (SAID["consent_stays"], "consent_stays"),
}


def action(function):
    """Make a function one write: all of it happens, or none, with the reason in words.

    Whoever acts is named as `by`, and stands in the history of all that it changes.
    """

    @wraps(function)
    def run(**arguments):
        try:
            with acting(by=arguments["by"]):
                result = function(**arguments)
                with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
                    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                    cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        except IntegrityError as error:
            refused = refusal(error)
            if refused is error:
                raise
            raise refused from error
        return result

    return run


def refusal(error):
    """The ValidationError that says in words which law refused; the error itself if none did."""
    diagnosis = getattr(error.__cause__, "diag", None)
    law = _laws().get(getattr(diagnosis, "constraint_name", None))
    if law is None:
        return error
    message, code = law
    return ValidationError(message, code=code)


@cache
def _laws():
    laws = dict(TRIGGER_LAWS)
    for model in apps.get_models():
        # Laws of other rooms that triggers carry, each declared by its model.
        laws |= getattr(model, "trigger_laws", {})
        for constraint in model._meta.constraints:
            laws[constraint.name] = (
                constraint.violation_error_message,
                constraint.violation_error_code,
            )
    return laws
