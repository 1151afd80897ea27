"""What of a household's needs somebody is told, beyond single answers: scores tell of them too."""

from dataclasses import dataclass

from accounts.choices import FieldClass
from accounts.policy import readable_classes
from assessments.choices import PerceivedNeed, Sector
from assessments.question_classes import may_read

# To ask households, to read what they need, and to bring in what was asked elsewhere.
MAY_ASK, MAY_READ = "assessments.add_assessment", "assessments.view_assessment"
MAY_IMPORT = "assessments.import_assessments"
# The same of places.
MAY_ASK_OF_PLACES = "assessments.add_placeassessment"
MAY_READ_OF_PLACES = "assessments.view_placeassessment"
# Scored from what was said of each member: who does not see all of them is not told.
OF_MEMBERS = frozenset({Sector.HEALTH, Sector.EDUCATION})
_INDICATORS_OF_MEMBERS = frozenset({"wg_ss"})
# Their worst class says that somebody begged, or did degrading work.
_OF_COPING = frozenset({"lcs_en", "lcs_fs", "fclc", "cari"})
# Over all sectors, those too of which one may not be told.
_OVER_ALL = frozenset({"msni"})


def may_ask(user, on):
    """Whether somebody asks households at all: a right, which opens nothing without health."""
    return user.has_perm(MAY_ASK) and FieldClass.HEALTH in readable_classes(user, on=on)


def readable_of_place(user, *, on, cleared=None):
    """The classes of fields that `user` reads, on the day, of what was answered about a place.

    It tells of nobody's health. What it tells of protection, and what people wrote in their own
    words, is read as elsewhere.
    """
    return readable_classes(user, on=on, cleared=cleared) | {FieldClass.HEALTH}


@dataclass(frozen=True)
class NeedsSight:
    """The classes of fields that somebody reads of a household, and whether they see all of it."""

    readable: frozenset
    is_whole: bool

    @property
    def reads_needs(self):
        """Whether they are told of needs at all."""
        return FieldClass.HEALTH in self.readable

    @property
    def reads_protection(self):
        """Whether they read what is about protection."""
        return FieldClass.PROTECTION in self.readable

    @property
    def sectors(self):
        """The sectors whose severity is told."""
        if not self.reads_needs:
            return frozenset()
        hidden = frozenset() if self.is_whole else OF_MEMBERS
        if not self.reads_protection:
            hidden |= {Sector.PROTECTION}
        return frozenset(Sector) - hidden

    @property
    def tells_index(self):
        """Whether the index over all sectors tells of none that is not told by itself."""
        return self.sectors == frozenset(Sector)

    @property
    def tells_emergencies(self):
        """Whether emergencies are told, which may be of any member."""
        return self.reads_needs and self.is_whole

    def tells(self, indicator):
        """Whether an indicator is told."""
        if indicator in _OVER_ALL:
            return self.tells_index
        hidden = frozenset() if self.is_whole else _INDICATORS_OF_MEMBERS
        if not self.reads_protection:
            hidden |= _OF_COPING
        return self.reads_needs and indicator not in hidden

    def needs(self, ranked):
        """(rank, need) of rows of ranked needs; without violence, and then without the ranks.

        A rank that is missing would say which need it was of.
        """
        if self.reads_protection:
            return [(row.rank, row.need) for row in ranked]
        told = (row.need for row in ranked if row.need != PerceivedNeed.VIOLENCE_WOMEN)
        return [(None, need) for need in sorted(told)]

    def drivers(self, names, fields):
        """Of these questions, which set a score, those whose answers may be read (name → field)."""
        return [n for n in names if n not in fields or may_read(fields[n], self.readable)]
