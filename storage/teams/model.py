"""What belonging to a team is made of, and what can come of what people do with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias


class Notice(StrEnum):
    """The kinds of message that teams bring."""

    TEAM_REMOVED = "team removed"
    TAKEN_OUT = "taken out of a team"
    LEADER_NAMED = "team leader named"
    LEADER_REMOVED = "team leader removed"
    CHAT_LOST = "team chat lost"
    TOPIC_LOST = "team topic lost"
    LEADERLESS = "team without a leader"
    """For the organisers: nobody leads it any more."""
    LEADER_GONE = "team leader gone"
    """For those who lead it still: one of them had everything erased."""


class Membership(StrEnum):
    """The kinds of message that tell leaders who came and went, and who leads no longer."""

    JOINED = "team member joined"
    LEFT = "team member left"
    STEPPED_DOWN = "team leader stepped down"
    """Still a member, but no leader any more."""


NUDGE = "team nudge"
"""The kind of message that asks a member for an answer about a workshop once more."""


REMINDER = "team reminder"
"""The kind of message that reminds a team's chat of a workshop."""

CHANGE = "team change"
"""The kind of message that tells a team's chat what is new about its workshops."""

EXCHANGE = "team exchange"
"""The kind of message that tells a member that workshops are their team's now, or no longer."""


class Answer(StrEnum):
    """What a member says of a workshop."""

    HERE = "here"
    COMING = "coming"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Joined:
    """The person belongs to the team now; `left` is the team they belonged to before."""

    team: str
    left: str | None = None


@dataclass(frozen=True, slots=True)
class AlreadyMember:
    """Nothing has happened: the person belongs to the team already."""

    team: str


@dataclass(frozen=True, slots=True)
class WouldLeave:
    """Nothing has happened: joining costs the team they are in, and nobody has agreed to that."""

    team: str
    now_in: str


@dataclass(frozen=True, slots=True)
class Leads:
    """Nothing has happened: a leader cannot leave their team."""

    team: str


@dataclass(frozen=True, slots=True)
class NoSuchCode:
    """Nothing has happened: no team is joined by this code (any more)."""


@dataclass(frozen=True, slots=True)
class LeftTeam:
    """The person belongs to the team no longer."""

    team: str


@dataclass(frozen=True, slots=True)
class Nudged:
    """Those of whom nothing was known were asked once more: so many of them."""

    people: int


@dataclass(frozen=True, slots=True)
class NudgedLately:
    """Nothing has happened: they were asked at that moment, which is too short ago."""

    at: datetime


@dataclass(frozen=True, slots=True)
class NoMember:
    """Nothing has happened: the person does not belong to the team."""


Joining: TypeAlias = Joined | AlreadyMember | WouldLeave | Leads | NoSuchCode


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in a team, as its leaders and organisers see them."""

    person: int
    team: str
    name: str | None
    town: str | None
    language: str
    attendance: str | None
    reachable: bool
    since: datetime

    @property
    def first_name(self) -> str | None:
        """What the other members see of the name: a family name is nobody else's business."""
        return first_name_of(self.name) if self.name else None


def first_name_of(name: str) -> str:
    """The first name in a name as people write it: "Ada Lovelace", "Lovelace, Ada"."""
    family, comma, given = name.partition(",")
    words = (given if comma and given.strip() else family).split()
    return words[0] if words else name


@dataclass(frozen=True, slots=True)
class TeamChat:
    """Where a team talks. `thread` is a topic of a forum, None for a chat without topics.

    `first_language` is None where nobody has said which of the event's comes first.
    """

    team: str
    chat: int
    thread: int | None
    first_language: str | None
    leads: frozenset[int]


@dataclass(frozen=True, slots=True)
class RollCall:
    """What the members of a team have said of a workshop.

    `late` has the minutes by which some of those who come are late; 0 where they are not said.
    """

    answers: Mapping[int, Answer] = field(default_factory=dict)
    late: Mapping[int, int] = field(default_factory=dict)

    def count(self, answer: Answer) -> int:
        """How many have said so."""
        return sum(given is answer for given in self.answers.values())


@dataclass(frozen=True, slots=True)
class TeamSize:
    """How many belong to a team, and how many of them can be reached."""

    members: int = 0
    reachable: int = 0
