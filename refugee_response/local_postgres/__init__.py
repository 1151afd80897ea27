"""A PostgreSQL of one's own: found, started, shared and stopped without any step by the user.

`life` attaches and leaves, `server` starts and stops, `cluster` makes the data and the two roles,
`programs` finds the server's programs, `place` says where everything lies and who runs it.
"""

from refugee_response.local_postgres.life import Addresses, attach, leave
from refugee_response.local_postgres.place import LocalPostgresError

__all__ = ["Addresses", "LocalPostgresError", "attach", "leave"]
