"""Where somebody works today, among their places."""

from accounts.policy import places_of

# So many desks stand in the frame as buttons, one click each; more of them stand in a menu.
FEW = 4


def desk_of(user):
    """Where the user works today; None where they did not say, or it is theirs no longer."""
    is_theirs = user.works_at_id and user.works_at_id in places_of(user)
    return user.works_at if is_theirs else None


def desk_context(user):
    """What the frame shows to who registers at several places: these, and the one of today."""
    if not user.has_perm("cases.add_household") or len(user.places_held()) < 2:
        return {}
    desks = sorted(user.places.all(), key=lambda place: place.name())
    return {"desks": desks, "desk": desk_of(user), "are_few_desks": len(desks) <= FEW}
