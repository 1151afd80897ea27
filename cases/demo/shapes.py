"""Who lives together: the shapes of households, made up as families with plausible ages.

A parent is at least 16 years older than a child, also where both birth dates are known by their
year alone, which stands for its middle; hence YOUNGEST_PARENT. The shares of the shapes were
set so that the ages and sexes of all are those of the event: about 26 % children, 16 % of 65 and
over, 52 % women and girls, 3.4 people a household.
"""

from cases.demo.dice import Weighted
from cases.demo.records import Person

MALE, FEMALE = "male", "female"
YOUNGEST_PARENT = 17.1
# Whoever is born between the day of ages and the horizon is "minus one year old" on that day.
YOUNGEST = -1.1
BOYS = 0.51
OLDEST = 98
_CHILDREN = Weighted({1: 26, 2: 44, 3: 21, 4: 7, 5: 2})


def couple(chance, wife_age, roles=("head", "spouse"), father=None, unit=""):
    """A man and a woman; he is the first of the roles, and usually some years older."""
    gap = min(14.0, max(-3.0, chance.gauss(4, 3)))
    man = Person(roles[0], MALE, min(OLDEST, max(19.2, wife_age + gap)), father, None, unit)
    woman = Person(roles[1], FEMALE, wife_age, None, man, unit)
    return man, woman


def children_of(chance, mother, father, role, unit=""):
    """Sons and daughters who still live with their mother, the oldest first."""
    children = []
    at_birth = max(chance.triangular(18, 34, 23), YOUNGEST_PARENT, _at_earliest(mother, father))
    for _ in range(_CHILDREN.draw(chance)):
        age = mother.age - at_birth
        if age < YOUNGEST or at_birth > 46:
            break
        sex = MALE if chance.random() < BOYS else FEMALE
        if age < 18 or chance.random() < _stays_at_home(age, sex):
            children.append(Person(role, sex, age, father, None, unit))
        at_birth += 1.3 + chance.random() * 4
    return children


def _at_earliest(mother, father):
    """The mother's age before which the father was too young."""
    return YOUNGEST_PARENT + mother.age - father.age


def _stays_at_home(age, sex):
    if age > 45:
        return 0.04
    return (0.92 if sex == MALE else 0.72) * (1 - (age - 18) / 34)


def absent_father(chance, mother):
    """A father who is not of the household: his children bear his name."""
    return Person("", MALE, mother.age + chance.random() * 6)


def couple_with_children(chance):
    """Parents and their children."""
    man, woman = couple(chance, chance.triangular(21, 74, 43))
    return [man, woman, *children_of(chance, woman, man, "child")]


def couple_alone(chance):
    """Two people whose children are grown, or not yet born."""
    return list(couple(chance, chance.triangular(21, 64, 52)))


def elderly_couple(chance):
    """Two old people, sometimes with a grown child."""
    man, woman = couple(chance, chance.triangular(62, 88, 68))
    if chance.random() < 0.18:
        sex = MALE if chance.random() < 0.7 else FEMALE
        age = woman.age - chance.triangular(19, 36, 25)
        return [man, woman, Person("child", sex, min(age, man.age - YOUNGEST_PARENT), man)]
    return [man, woman]


def single_older_person(chance):
    """A widow, more rarely a widower."""
    sex = FEMALE if chance.random() < 0.74 else MALE
    return [Person("head", sex, chance.triangular(65, 93, 72))]


def single_adult(chance):
    """Somebody of working age alone."""
    sex = FEMALE if chance.random() < 0.42 else MALE
    return [Person("head", sex, chance.triangular(20, 64.9, 45))]


def single_parent(chance):
    """A mother, rarely a father, with children; often a widow of one of the wars."""
    mother = Person("head", FEMALE, chance.triangular(23, 66, 42))
    father = absent_father(chance, mother)
    children = children_of(chance, mother, father, "child")
    if chance.random() < 0.1:
        father.relationship = "head"
        return [father, *children]
    return [mother, *children]


def three_generations_under_the_old(chance):
    """An old couple, or one of them, with a married son's family: two family units."""
    old_man, old_woman = couple(chance, chance.triangular(50, 82, 64), unit="A")
    wife_age = max(19.5, old_woman.age - chance.triangular(21, 34, 26))
    son, wife = couple(chance, wife_age, ("child", "child_in_law"), old_man, "B")
    son.age = max(
        19.2, min(son.age, old_woman.age - YOUNGEST_PARENT, old_man.age - YOUNGEST_PARENT)
    )
    elders = _of_elders(chance, old_man, old_woman)
    return [*elders, son, wife, *children_of(chance, wife, son, "grandchild", "B")]


def _of_elders(chance, old_man, old_woman):
    draw = chance.random()
    if draw < 0.5:
        return [old_man, old_woman]
    if draw < 0.9:
        old_woman.relationship = "head"
        return [old_woman]
    return [old_man]


def three_generations_under_the_young(chance):
    """Parents with their children, and the man's mother or both of his parents."""
    man, woman = couple(chance, chance.triangular(23, 55, 38))
    mother_age = min(OLDEST, man.age + chance.triangular(18, 34, 24))
    old_man, old_woman = couple(chance, mother_age, ("parent", "parent"))
    old_man.age = max(old_man.age, man.age + YOUNGEST_PARENT)
    man.father = old_man
    elders = [old_woman] if chance.random() < 0.62 else [old_man, old_woman]
    return [man, woman, *children_of(chance, woman, man, "child"), *elders]


def two_families(chance):
    """Two brothers with their wives and children under one roof: two family units."""
    father = Person("", MALE, chance.triangular(60, 80, 66))
    people = []
    for roles, child_role, unit in (
        (("head", "spouse"), "child", "A"),
        (("sibling", "other_relative"), "other_relative", "B"),
    ):
        wife_age = max(20.5, father.age - chance.triangular(24, 42, 32))
        man, woman = couple(chance, wife_age, roles, father, unit)
        man.age = max(19.2, min(man.age, father.age - YOUNGEST_PARENT))
        people += [man, woman, *children_of(chance, woman, man, child_role, unit)]
    return people


def grandparent_with_grandchildren(chance):
    """A grandmother, or a grandfather, who brings up the children of a son."""
    old_woman = Person("head", FEMALE, chance.triangular(52, 76, 62))
    old_man = Person("head", MALE, old_woman.age + 3)
    son = Person("", MALE, old_woman.age - chance.triangular(20, 27, 22), old_man)
    mother = Person("", FEMALE, son.age - 1)
    children = children_of(chance, mother, son, "grandchild")
    minors = [child for child in children if child.age < 18] or children
    return [old_woman if chance.random() < 0.85 else old_man, *minors]


def brothers_and_sisters(chance):
    """Two grown brothers or sisters."""
    head = Person("head", FEMALE if chance.random() < 0.5 else MALE, chance.triangular(20, 80, 50))
    head.father = Person("", MALE, head.age + 27)
    sex = FEMALE if chance.random() < 0.6 else MALE
    age = min(head.age + 10, max(16, head.age + chance.gauss(0, 5)))
    return [head, Person("sibling", sex, age, head.father)]


def institution(chance):
    """The residents of a care home."""
    return [
        Person("resident", FEMALE if chance.random() < 0.6 else MALE, chance.triangular(45, 94, 78))
        for _ in range(10 + int(chance.random() * 21))
    ]


SHAPES = Weighted(
    {
        couple_with_children: 40,
        couple_alone: 6,
        elderly_couple: 10,
        single_older_person: 8,
        single_adult: 3,
        single_parent: 8,
        three_generations_under_the_old: 8,
        three_generations_under_the_young: 12.5,
        two_families: 2.5,
        grandparent_with_grandchildren: 1.5,
        brothers_and_sisters: 2,
    }
)
