"""Who is entitled to what, reckoned once more from files: this imports nothing of the project.

`python -I reckoned FOLDER` reads from a folder the tables of the register (CSV) and `asked.json`
(programmes, each with a rule and a day), and prints as JSON what each who applies is entitled to by
each of them, with every reason.
"""

import json
import sys

from judging import entitlement
from tables import Register

register = Register(sys.argv[1])


def found(asked):
    register.ask(asked)
    return [
        {"who": [home, unit, person], **entitlement(register, home, unit, numbers)}
        for home, unit, person, numbers in register.applying()
    ]


print(json.dumps([found(each) for each in register.questions]))  # noqa: T201 -- its answer
