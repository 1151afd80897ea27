"""Services of the directory: written, and confirmed by somebody who asked."""

from cases.actions import records
from cases.actions.writing import action
from casework.models import Service


@action
def keep_service(*, service, values, places, by, today):
    """Write all that the directory says of a service (None: a new one); that confirms it, too."""
    current = _locked(service) if service else Service()
    for name, value in values.items():
        setattr(current, name, value)
    current.confirmed_on, current.confirmed_by = today, by
    records.save(current)
    current.places.set(places)
    return current


@action
def confirm_service(*, service, by, today):
    """Everything that the directory says of a service was asked, and holds today."""
    current = _locked(service)
    current.confirmed_on, current.confirmed_by = today, by
    return records.save(current)


def _locked(service):
    return Service.objects.select_for_update(no_key=True).get(pk=service.pk)
