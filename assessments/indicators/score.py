"""What a method says of one household's answers."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Method:
    """A published method, in the version that is implemented: kept with each figure it gave."""

    name: str
    version: str

    def __str__(self):
        return f"{self.name} {self.version}"


@dataclass(frozen=True)
class Score:
    """A figure, the class it falls in, and the answers that set it.

    `value` and `category` are None where the answers do not suffice: never a zero. `drivers` are
    the names of the questions whose answers weigh most, those first.
    """

    value: object
    category: object
    drivers: tuple
    method: Method

    @classmethod
    def unknown(cls, method, missing=()):
        """What can't be scored; `missing` are the questions without an answer."""
        return cls(None, None, tuple(missing), method)
