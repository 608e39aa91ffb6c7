"""What files of other systems say, before it is made into a programme."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from locales.translator import N_
from storage.programme.problems import Problem, error

MOST_SESSIONS: Final = 5_000
TOO_MUCH: Final = N_("the file holds far more than a programme can have")


@dataclass(frozen=True, slots=True)
class Room:
    """A place as its file knows it; `id` where that is one of ours, and position in degrees."""

    name: str
    id: str | None = None
    address: str = ""
    position: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Theme:
    """A track; `id` where that is one of ours."""

    name: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who speaks."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A session as its file has it. A moment without a zone is local to that of the file.

    Its id is made from `words` and a short `key`, or of what the file itself calls it in full
    (`uid`) where several would have the same; `own_id` is the id of one of ours. Without a
    `length`, nobody knows when it ends.
    """

    start: datetime
    length: timedelta | None
    title: str
    words: str
    key: str = ""
    uid: str = ""
    own_id: str | None = None
    abstract: str = ""
    kind: str = ""
    room: Room | None = None
    theme: Theme | None = None
    persons: tuple[Person, ...] = ()
    languages: tuple[str, ...] = ()
    link: str = ""
    cancelled: bool = False
    provisional: bool = False
    repeats: bool = False
    all_day: bool = False


@dataclass(frozen=True, slots=True)
class Schedule:
    """All that a file says; `name` is what the id of the event is made from, `zone` as it says.

    `unread` is how many entries have no start that could be read; `is_own` whether the bot has
    written it.
    """

    title: str
    name: str
    entries: tuple[Entry, ...]
    description: str = ""
    zone: str | None = None
    unread: int = 0
    is_own: bool = False


class Unreadable(Exception):
    """The file is not what its name says, or holds nothing that could be read."""

    def __init__(self, template: str, /, **values: object) -> None:
        super().__init__(template)
        self.problem: Problem = error((), template, **values)
