"""How a release is told: chosen when it is published, before anybody is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from storage.programme.changes import Facts

WAITS_FOR: Final = timedelta(minutes=2)
"""So long after a release its notices are due: another one may follow, or take it back."""

AT_MOST: Final = timedelta(minutes=5)
"""So long after the first of several releases they are due at the latest."""

SOON: Final = timedelta(minutes=90)
"""What begins within this time is told at once."""


@dataclass(frozen=True, slots=True)
class Telling:
    """How a release is told; `at_once` is whether its notices wait for no other release."""

    at_once: bool = False

    def latest(
        self, changed: Mapping[str, tuple[Facts | None, Facts | None]], now: datetime
    ) -> datetime:
        """Until when the notices of a release that is published now may wait.

        `changed` is what was said and is said of the sessions that it changes.
        """
        if self.at_once:
            return now
        versions = (facts for pair in changed.values() for facts in pair if facts is not None)
        starts = [facts.start - SOON for facts in versions if facts.end > now]
        return max(now, min((now + AT_MOST, *starts)))


USUAL: Final = Telling()
