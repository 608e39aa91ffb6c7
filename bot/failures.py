"""How a command fails: with lines for the operator and an exit status, never with a traceback.

Failure           1  the world is not as it must be (server unreachable, a second instance)
└─ UnusableInput  2  settings, a file, an argument or the token cannot be used
"""

import os
import pwd
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


def unusable(what: object, error: OSError) -> UnusableInput:
    """What keeps us from a file or folder, and whom, where that is a matter of rights."""
    for_whom = f" for the user {_user()}" if isinstance(error, PermissionError) else ""
    return UnusableInput(f"{what}: {error.strerror}{for_whom}")


def _user() -> str:
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:  # a container may have users without a name
        return str(os.geteuid())
