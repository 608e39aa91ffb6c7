"""A question with all that decides its answer: what every rule is given."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from handlers.questions.asker import Asker
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.moments_asked import MomentsAsked
from storage.programme.snapshot import Snapshot


@dataclass(frozen=True)
class Query:
    """A question as it was written and read, the moment it is asked at, in UTC, and who asks.

    `snapshot` is the programme that they see.
    """

    text: str
    asked: Asked
    now: datetime
    snapshot: Snapshot
    asker: Asker
    narrowed_from: "Query | None" = None
    """The same before words were left out that later rules are not about."""

    @cached_property
    def moments(self) -> MomentsAsked:
        """The moments that are meant by what it says about time."""
        return MomentsAsked(self.asked.time, self.now, self.snapshot)

    @property
    def whole(self) -> "Query":
        """The question with all its words."""
        return self.narrowed_from or self

    def read_as(self, asked: Asked) -> "Query":
        """The question with its words read in another way."""
        return self if asked is self.asked else replace(self, asked=asked)

    def narrowed(self, asked: Asked) -> "Query":
        """The question without some of its words."""
        same = asked is self.asked
        return self if same else replace(self, asked=asked, narrowed_from=self.whole)
