"""What was sent twice is written once: a form brings the number of what it will become."""

from cases import numbers


def written_once(row, key, same):
    """The row as it is kept; None where a law of the table refused it.

    `key` is the number that the form drew for it. Where a row has it already which is the `same`
    (the names of the fields that are compared), it was sent before: by a second click, or again.
    Where something else has it, this is a row of its own, whatever was typed into a form twice.
    """
    model = type(row)
    if key and _is_of(model, key):
        row.pk = key
    row.full_clean(validate_unique=False)
    kept = _written(row)
    if kept is not None and not all(getattr(kept, name) == getattr(row, name) for name in same):
        row.pk = model._meta.pk.get_default()
        kept = _written(row)
    return kept


def _written(row):
    """What stands under the number of the row, now that the row was offered to the table."""
    model = type(row)
    model.objects.bulk_create([row], ignore_conflicts=True)
    return model.objects.filter(pk=row.pk).first()


def _is_of(model, key):
    try:
        is_ours = numbers.parse(key) == key
    except numbers.NumberMistyped:
        return False
    return is_ours and key[0] == model._meta.pk.get_default()[0]
