"""Papers of a list whose number somebody else is known to hold: contested, as at every door."""

from django.db.models import OuterRef

from cases.choices import DocumentState
from cases.models import IdentityDocument, LikelySame
from cases.policy.parts import there_is


def contest(order):
    """Keep as contested what somebody else holds verified, and note whom to compare with whom.

    Nobody is turned away for it.
    """
    verified = IdentityDocument.objects.filter(is_verified=True, until_on__isnull=True)
    elsewhere = verified.filter(
        type=OuterRef("type"), country=OuterRef("country"), number=OuterRef("number")
    ).exclude(individual=OuterRef("individual"))
    told = IdentityDocument.objects.filter(
        # Each asked alone, through the index of verified numbers: of tables just filled PostgreSQL
        # knows nothing yet, and would compare every paper with every other.
        there_is(elsewhere),
        individual__source=order.source,
        is_verified=False,
        state=DocumentState.VALID,
        until_on__isnull=True,
    )
    papers = list(told.only("individual", "type", "country", "number"))
    if not papers:
        return
    told.filter(pk__in=[paper.pk for paper in papers]).update(state=DocumentState.CONTESTED)
    held = verified.filter(number__in=[paper.number for paper in papers])
    holders = {(one.type, one.country, one.number): one.individual_id for one in held}
    LikelySame.objects.bulk_create(
        (
            LikelySame(
                individual_id=paper.individual_id,
                other_id=holders[paper.type, paper.country, paper.number],
                why="document",
                decided_by=order.by,
                decided_on=order.on,
            )
            for paper in papers
        ),
        ignore_conflicts=True,
    )
