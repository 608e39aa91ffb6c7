"""What a programme is: frozen data in the languages of its event, read from a file or a release.

Moments are aware and in UTC; screens convert them to a zone. The rules that a file must
keep are checked where it is read; here everything is already true.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from locales.catalogues import spoken_languages


class Text(Mapping[str, str]):
    """Something written in one language or in several: language code to text, none of them empty.

    `Text("Kaluga")` is one plain string that serves every language; it stands under `PLAIN`.
    """

    __slots__ = ("_versions",)

    PLAIN: Final = ""

    def __init__(self, said: str | Mapping[str, str]) -> None:
        self._versions = {self.PLAIN: said} if isinstance(said, str) else dict(said)

    @classmethod
    def of(cls, said: Mapping[str, str | None]) -> "Text | None":
        """A text from what is there in each language; None where there is nothing in any."""
        there = {language: text for language, text in said.items() if text}
        return cls(there) if there else None

    @property
    def is_plain(self) -> bool:
        """Whether it is one string for every language."""
        return self.PLAIN in self._versions

    def in_language(self, language: str) -> str:
        """The text in that language, or the first that there is where this one is missing."""
        versions = self._versions
        return versions.get(language) or next(iter(versions.values()), "")

    def among(self, languages: Sequence[str]) -> "Text":
        """The text in an event of these languages: in their order, then those it has besides.

        Where it says the same in all of them, or there is one language, it is plain.
        """
        if set(languages) <= set(self) and len(set(self.values())) == 1:
            return Text(self[languages[0]])
        ordered = [x for x in languages if x in self]
        return Text({x: self[x] for x in (*ordered, *(x for x in self if x not in languages))})

    def __getitem__(self, language: str) -> str:
        return self._versions[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self._versions)

    def __len__(self) -> int:
        return len(self._versions)

    def __hash__(self) -> int:
        return hash(frozenset(self._versions.items()))

    def __repr__(self) -> str:
        return f"Text({self._versions[self.PLAIN] if self.is_plain else self._versions!r})"


class Kind(StrEnum):
    """What kind of session it is."""

    PLENARY = "plenary"
    GROUP = "group"
    WORKSHOP = "workshop"
    TALK = "talk"
    CULTURE = "culture"
    MEAL = "meal"
    TRANSFER = "transfer"
    OTHER = "other"


class Strand(StrEnum):
    """Whose session it is: the conference's, the youth forum's, or both."""

    CONFERENCE = "conference"
    YOUTH = "youth"
    BOTH = "both"

    @staticmethod
    def default(kind: Kind) -> "Strand":
        """The strand of a session whose file names none."""
        return Strand.YOUTH if kind is Kind.WORKSHOP else Strand.CONFERENCE


@dataclass(frozen=True, slots=True)
class Event:
    """The event itself; its hours are shown in `timezone`, and in `also_show` where they differ.

    `languages` are those its people choose from, the first of them before all others. `organiser`
    is who answers for the data, with an address; `public_places` whether pages say how many seats
    of groups are free.
    """

    id: str
    title: Text
    timezone: ZoneInfo
    languages: tuple[str, ...] = field(default_factory=spoken_languages)
    description: Text | None = None
    also_show: tuple[ZoneInfo, ...] = ()
    contact: Text | None = None
    address: Text | None = None
    organiser: Text | None = None
    public_places: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where sessions happen. Latitude and longitude come together or not at all.

    `short` is what lists call it. `own_of` is the team whose leaders have added it, None for a
    place of the file.
    """

    id: str
    name: Text
    address: Text | None = None
    latitude: float | None = None
    longitude: float | None = None
    own_of: str | None = None
    short: Text | None = None


@dataclass(frozen=True, slots=True)
class Track:
    """A theme that sessions have in common."""

    id: str
    name: Text


@dataclass(frozen=True, slots=True)
class InfoPage:
    """What people ask besides the programme.

    `words` are further ones that people ask with, a word or phrase in each line. `place` is an
    id, `copy` what a button copies. An `urgent` page is about an emergency.
    """

    id: str
    title: Text
    text: Text
    words: Text | None = None
    place: str | None = None
    link: str | None = None
    copy: str | None = None
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A working group. `opens` is inclusive, `closes` exclusive; no capacity means no limit."""

    id: str
    title: Text
    coordinator: Text | None = None
    capacity: int | None = None
    opens: datetime | None = None
    closes: datetime | None = None
    coordinators: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Team:
    """A team of the youth forum, and the Telegram ids of those who lead it."""

    id: str
    name: Text
    leaders: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks in a session."""

    name: Text
    role: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """What happens from `start` (inclusive) to `end` (exclusive), and for whom it does.

    `group` and the `teams` are ids; with neither these nor `every_team` it is for everyone.
    `cancelled` is the reason, or true where none is given; `instead` is the id of the session that
    takes the place of a cancelled one.
    """

    start: datetime
    end: datetime
    title: Text
    online: str | None = field(default=None, repr=False)
    group: str | None = None
    teams: tuple[str, ...] = ()
    every_team: bool = False
    cancelled: Text | bool = False
    instead: str | None = None

    @property
    def takes_place(self) -> bool:
        """Whether it is not cancelled."""
        return not self.cancelled

    @property
    def reason(self) -> Text | None:
        """Why it is cancelled, where that is said."""
        return self.cancelled if isinstance(self.cancelled, Text) else None

    @property
    def is_for_some(self) -> bool:
        """Whether it is the sitting of a group or a team's workshop: its link is not for all."""
        return self.group is not None or self.every_team or bool(self.teams)

    def is_workshop_of(self, team: str) -> bool:
        """Whether it is held for that team, for it alone or among others."""
        return self.every_team or team in self.teams


@dataclass(frozen=True, slots=True, kw_only=True)
class Session(Occasion):
    """One entry of the programme.

    `place` and `track` are ids, `spoken` and `interpreted` ISO 639-1 codes of the languages that
    are spoken, and that what is said is interpreted into. `own_of` is the team whose leaders have
    added it, None for a session of the file.

    `id` is the one that its file had for it first: stars, notices and calendars go by it. A file
    may call the same session otherwise since; that is in `filed_as`.
    """

    id: str
    kind: Kind
    strand: Strand
    abstract: Text | None = None
    place: str | None = None
    speakers: tuple[Speaker, ...] = ()
    provisional: bool = False
    own_of: str | None = None
    track: str | None = None
    spoken: tuple[str, ...] = ()
    interpreted: tuple[str, ...] = ()
    filed_as: str | None = None

    @property
    def file_id(self) -> str:
        """The id by which its file calls it, and links from outside."""
        return self.filed_as or self.id

    def is_running(self, now: datetime) -> bool:
        """Whether the session has begun and is not over; a cancelled one never runs."""
        return self.takes_place and self.start <= now < self.end

    def overlaps(self, other: "Session") -> bool:
        """Whether both take place and claim the same time; ends are exclusive."""
        both = self.takes_place and other.takes_place
        return both and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Programme:
    """A whole programme as its file has it, in the file's order."""

    event: Event
    sessions: tuple[Session, ...] = ()
    places: tuple[Place, ...] = ()
    groups: tuple[Group, ...] = ()
    teams: tuple[Team, ...] = ()
    tracks: tuple[Track, ...] = ()
    info: tuple[InfoPage, ...] = ()
