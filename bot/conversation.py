"""What the intake needs of the conversation that it hands updates to, and how that fails."""

from typing import Protocol

from storage.inbox import Update


class Unanswered(Exception):
    """An update could not be answered and is to be begun again, not before `wait` seconds."""

    def __init__(self, wait: float = 0.0) -> None:
        self.wait = wait


class NotWritten(Unanswered):
    """Something of what an update does could not be written; it can as soon as anything can."""


class Conversation(Protocol):
    """What the intake is given to work with."""

    async def handle(self, update: Update, /) -> None:
        """Finish an update; raises Unanswered where it has to be begun again."""

    async def turn_away(self, update: Update, /) -> None:
        """Tell a person that they are too fast; raises Unanswered where that is not possible.

        A message is dropped after it, a press is only answered.
        """

    async def give_up(self, update: Update, /) -> None:
        """Tell a person that an update cannot be answered; raises Unanswered where not even that
        reaches them.
        """

    async def reach(self) -> None:
        """Make one call to the server; raises where it fails."""
