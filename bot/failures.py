"""How a command fails: with lines for the operator and an exit status, never with a traceback.

Failure           1  the world is not as it must be (server unreachable, a second instance)
└─ UnusableInput  2  settings, a file, an argument or the token cannot be used
"""

from collections.abc import Sequence
from typing import ClassVar


class Failure(Exception):
    """A command cannot go on; `problems` are lines for stderr."""

    status: ClassVar[int] = 1

    def __init__(self, *problems: str) -> None:
        super().__init__("; ".join(problems))
        self.problems: Sequence[str] = problems


class UnusableInput(Failure):
    """What the operator gave cannot be used as it is."""

    status: ClassVar[int] = 2
