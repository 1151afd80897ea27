"""`demo`: fill an empty register with invented people, at the scale of the real event."""

import time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from accounts import demo as who_works_here
from accounts.clock import now, today
from accounts.history.commands import DoorOfCommand
from assessments import actions
from assessments import demo as the_needs
from assistance import demo as the_help
from cases import demo as the_people
from casework import demo as the_cases
from casework.demo import referrals as the_referrals

PEOPLE, SEED = 115_000, 20_230_919
MOST = 5_000_000


class Command(DoorOfCommand, BaseCommand):
    help = "Fill an empty register with invented people; the same seed makes the same people."

    def add_arguments(self, parser):
        parser.add_argument("--people", type=int, default=PEOPLE, help=f"default {PEOPLE:,}")
        parser.add_argument("--seed", type=int, default=SEED, help=f"default {SEED}")
        parser.add_argument(
            "--if-empty", action="store_true", help="leave a register that is in use as it is"
        )

    def handle(self, *, people, seed, if_empty, **options):
        _refuse_what_is_no_demo(people)
        began = time.monotonic()
        try:
            written = self._fill(people, seed)
        except the_people.RegisterInUseError:
            line = "The register holds households that are not of the demo: nothing was written."
            if not if_empty:
                raise CommandError(line + " Use an empty database.") from None
            self.stdout.write(line)
            return
        if not written:
            # The people are there; the logins may have been lost with the checkout's own folder.
            who_works_here.create()
            self.stdout.write("The demo is there already: nobody was added.")
        assessed = self._assess(seed)
        helped = self._help(seed)
        followed = self._follow(seed)
        referred = the_referrals.fill(seed=seed, today=today())
        if written:
            done = (assessed, helped, followed, referred)
            self.stdout.write(_line(the_people.counts(), done, time.monotonic() - began))

    def _assess(self, seed):
        """Questionnaires, and what these people answered, where nobody was asked before."""
        actions.add_shipped(on=today(), at=now())
        with tqdm(unit=" assessments", file=self.stderr, disable=None) as bar:
            return the_needs.fill(seed=seed, progress=bar.update)

    def _help(self, seed):
        """Programmes, and what these people were given, where nothing was given before."""
        with tqdm(unit=" households helped", file=self.stderr, disable=None) as bar:
            return the_help.fill(seed=seed, progress=bar.update)

    def _follow(self, seed):
        """Cases, where none was opened before."""
        with tqdm(unit=" cases", file=self.stderr, disable=None) as bar:
            return the_cases.fill(seed=seed, progress=bar.update)

    def _fill(self, people, seed):
        with tqdm(total=people, unit=" people", file=self.stderr, disable=None) as bar:
            return the_people.fill(
                people=people, seed=seed, staff=who_works_here.create, progress=bar.update
            )


def _refuse_what_is_no_demo(people):
    if not 1 <= people <= MOST:
        raise CommandError(f"--people must lie between 1 and {MOST:,}.")
    if not settings.LOCAL_DEMO:
        raise CommandError("Invented people have no place here: demo needs LOCAL_DEMO=1.")


def _line(counts, done, seconds):
    assessed, helped, followed, referred = done
    return (
        f"{counts.households:,} households, {counts.people:,} people: "
        f"{counts.children:,} children, {counts.older:,} of 65 and over, "
        f"{counts.disabled:,} with disabilities; {counts.facts:,} facts about them; "
        f"{counts.registered_twice:,} registered twice; {assessed:,} assessments; "
        f"{helped:,} records of assistance; {followed:,} cases; "
        f"{referred:,} referrals; {seconds:.1f} s"
    )
