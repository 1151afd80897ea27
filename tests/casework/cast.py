"""Who acts where cases and referrals go in any order."""

from tests.casework import referring
from tests.factories import family, head_of, make_partner, make_user, member


class Cast:
    """Who acts; made once, and the same in every run."""

    def __init__(self):
        self.worker, self.colleague = (make_user(places=["AM07"]) for _ in range(2))
        self.home = family(by=self.worker)
        self.people = {"woman": head_of(self.home), "man": member(self.home, "spouse")}
        self.services = {
            name: referring.service(of=make_partner(name)) for name in ("FOOD", "LEGAL")
        }
        self.services[""] = referring.service(outside="Polyclinic")
        self.receivers = {
            name: referring.receiver(service.organisation)
            for name, service in self.services.items()
            if name
        }
