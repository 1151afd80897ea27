"""Commands are doors too: what they write says which of them wrote it."""

from accounts.history.doors import through


class DoorOfCommand:
    """Beside BaseCommand: all that a command does came through the door `command NAME`."""

    def execute(self, *args, **options):
        name = type(self).__module__.rpartition(".")[2]
        with through(f"command {name}"):
            return super().execute(*args, **options)
