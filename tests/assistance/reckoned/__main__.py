"""Who is entitled to what, reckoned once more from files: this imports nothing of the project.

`python -I reckoned FOLDER` reads the tables of the register (CSV) and `asked.json` (the programme,
its rule and the day) from a folder, and prints as JSON what each who applies is entitled to, with
every reason.
"""

import json
import sys

from judging import entitlement
from tables import Register

register = Register(sys.argv[1])
print(  # noqa: T201 -- what it is for
    json.dumps(
        [
            {"who": [home, unit, person], **entitlement(register, home, unit, numbers)}
            for home, unit, person, numbers in register.applying()
        ]
    )
)
