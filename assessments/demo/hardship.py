"""How hard life is in a place, and chances that rise with it. Invented: no survey says so."""

from assessments.choices import PerceivedNeed

# From the outskirts, where work and doctors are far, to the capital, where the rent is high.
BY_MARZ = {
    "AM01": 0.34,
    "AM02": 0.50,
    "AM03": 0.44,
    "AM04": 0.48,
    "AM05": 0.60,
    "AM06": 0.58,
    "AM07": 0.40,
    "AM08": 0.62,
    "AM09": 0.56,
    "AM10": 0.54,
    "AM11": 0.60,
}
ELSEWHERE = 0.5
# A household may have it this much easier or harder than its place.
SPREAD = 0.22
RURAL = {"AM02", "AM05", "AM10", "AM11"}

# In a good life and in a hard one: how likely each is a serious problem for a family.
SERIOUS = {
    PerceivedNeed.PLACE_TO_LIVE: (0.20, 0.75),
    PerceivedNeed.INCOME: (0.35, 0.80),
    PerceivedNeed.FOOD: (0.05, 0.45),
    PerceivedNeed.CLOTHES_BEDDING: (0.10, 0.45),
    PerceivedNeed.HEALTH_CARE: (0.10, 0.45),
    PerceivedNeed.PHYSICAL_HEALTH: (0.08, 0.25),
    PerceivedNeed.EDUCATION: (0.04, 0.18),
    PerceivedNeed.INFORMATION: (0.06, 0.20),
    PerceivedNeed.WATER: (0.01, 0.12),
    PerceivedNeed.MENTAL_HEALTH: (0.03, 0.12),
}


class Life:
    """One household's life: draws that are likelier where it is harder."""

    def __init__(self, chance, marz):
        base = BY_MARZ.get(marz, ELSEWHERE)
        self._chance = chance
        self.hardship = min(1.0, max(0.0, chance.gauss(base, SPREAD)))
        self.is_rural = marz in RURAL

    def likely(self, easy, hard):
        """Whether something happens that is so likely in an easy life, and so in a hard one."""
        return self._chance.random() < easy + (hard - easy) * self.hardship

    def days(self, easy, hard):
        """Of seven days, about so many in an easy life and in a hard one."""
        mean = easy + (hard - easy) * self.hardship
        return str(min(7, max(0, round(self._chance.gauss(mean, 1.2)))))

    def one_of(self, *worse_and_worse):
        """One of these words, of which the first suit an easy life and the last a hard one."""
        place = self._chance.gauss(self.hardship, SPREAD) * len(worse_and_worse)
        return worse_and_worse[min(len(worse_and_worse) - 1, max(0, int(place)))]

    def some_of(self, words, at_least=1):
        """A few of these words, in their order; more of them in a hard life."""
        count = at_least + int(self._chance.random() * self.hardship * (len(words) - at_least + 1))
        chosen = set(self._chance.sample(range(len(words)), min(count, len(words))))
        return " ".join(word for place, word in enumerate(words) if place in chosen)

    def number(self, least, most):
        """A whole number from the least to the most, as text."""
        return str(self._chance.randint(least, most))


def priorities(life):
    """What is a serious problem, and what the family asks for first."""
    serious = [need.value for need, odds in SERIOUS.items() if life.likely(*odds)]
    if not serious:
        return {"needs_serious": "none"}
    ranks = zip(("need_first", "need_second", "need_third"), serious, strict=False)
    in_order = [need for need in PerceivedNeed.values if need in serious]
    return {"needs_serious": " ".join(in_order)} | dict(ranks)
