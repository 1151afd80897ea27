"""Who takes what of somebody who leaves: a family stays with one colleague, the load is shared."""

from collections import defaultdict
from dataclasses import dataclass


@dataclass(frozen=True)
class Shares:
    """Number of a case, or of a task → the colleague who takes it."""

    cases: dict
    tasks: dict


def shared_out(cases, tasks, takers, loads):
    """Give each family, with all its cases and tasks, to whoever has the fewest cases by then.

    `cases` and `tasks` are (number, household) each; `loads` is a colleague's key → how many cases
    they have now. The same values are always shared out alike.
    """
    loads, families = dict(loads), defaultdict(lambda: ([], []))
    for kind, rows in enumerate((cases, tasks)):
        for number, household in rows:
            families[household][kind].append(number)
    shares = Shares({}, {})
    in_order = sorted(families.items(), key=lambda each: (-len(each[1][0]), each[0]))
    for _household, (of_cases, of_tasks) in in_order:
        taker = min(takers, key=lambda user: (loads[user.pk], user.username))
        loads[taker.pk] += len(of_cases)
        shares.cases.update(dict.fromkeys(of_cases, taker))
        shares.tasks.update(dict.fromkeys(of_tasks, taker))
    return shares
