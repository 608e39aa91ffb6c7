"""What a broadcast is made of.

A broadcast is a draft until it is sent; one that corrects another edits what that one has sent.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final

from storage.content import ContentKind, Version
from storage.plain_text import utf16
from storage.profiles import Attendance
from storage.rights import Rights

BROADCAST: Final = "broadcast"
BUTTONS: Final = "broadcast buttons"
CORRECTION: Final = "broadcast correction"
RECALL: Final = "broadcast recall"
TEST: Final = "broadcast test"
"""The kinds of delivery. An album takes no buttons: they follow in a message of their own."""

KINDS: Final = (BROADCAST, BUTTONS, CORRECTION, RECALL, TEST)
"""What goes to the readers of a broadcast."""

MAX_BUTTONS: Final = 4
MAX_TEXT: Final = 4096
MAX_CAPTION: Final = 1024
"""How long a text may be for Telegram, in UTF-16 units (core.telegram.org/bots/api)."""

FIRST_WORDS: Final = 120
"""How many characters of a text the audit log keeps."""

CORRECTED_LINE: Final = 40
"""Room for the line that says when something was put right, in the longest language."""

LATE_AFTER: Final = timedelta(minutes=30)
"""What could not be begun for so long is not sent; what was paused, only after a question."""

HELD_BACK: Final = datetime(9999, 12, 31, tzinfo=UTC)
"""What is paused is due then."""


_SUBJECT: Final = "broadcast:"


class Notice(StrEnum):
    """The kinds of message that the work on broadcasts brings to those who work on them."""

    PROGRESS = "broadcast progress"
    APPROVAL = "broadcast approval"
    DECLINED = "broadcast declined"
    APPROVED = "broadcast approved"
    NOT_SENT = "broadcast not sent"


class State(StrEnum):
    """Where a broadcast stands."""

    DRAFT = "draft"
    AWAITING = "awaiting"
    SCHEDULED = "scheduled"
    SENDING = "sending"
    PAUSED = "paused"
    STOPPED = "stopped"
    SENT = "sent"


UNDER_WAY: Final = (State.SENDING, State.PAUSED)
OVER: Final = (State.STOPPED, State.SENT)


class ScopeKind(StrEnum):
    """To whom an author may write at all."""

    ALL = "all"
    GROUP = "group"
    TEAM = "team"


@dataclass(frozen=True, slots=True)
class Scope:
    """To whom an author may write: to everybody, one group, or one team."""

    kind: ScopeKind = ScopeKind.ALL
    id: str = ""

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}" if self.id else self.kind

    def is_open_to(self, rights: Rights) -> bool:
        """Whether somebody with these rights may write to these people."""
        match self.kind:
            case ScopeKind.ALL:
                return rights.is_organiser
            case ScopeKind.GROUP:
                return rights.may_list(self.id)
            case ScopeKind.TEAM:
                return rights.may_lead(self.id)

    @staticmethod
    def of(text: str) -> "Scope":
        """The scope that was written as this text."""
        kind, _, name = text.partition(":")
        return Scope(ScopeKind(kind), name)


class PartKind(StrEnum):
    """A kind of people who can be written to.

    The last three are chosen by another broadcast: those who certainly missed it, those of whom
    nobody knows whether they got it, and all it was addressed to. What takes its place goes to the
    last ones, also where it has not arrived yet: it is stopped when the new one is sent, and
    nobody shall be left with nothing.
    """

    SEATED = "seated"
    WAITING = "waiting"
    TEAM = "team"
    LEADERS = "leaders"
    YOUTH = "youth"
    SESSION = "session"
    MISSED = "missed"
    UNSURE = "unsure"
    ADDRESSED = "addressed"


OF_BROADCASTS: Final = (PartKind.MISSED, PartKind.UNSURE, PartKind.ADDRESSED)
"""The outcome of a broadcast for somebody."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some people: of a group, a team, a session, or of a broadcast, named by `id`."""

    kind: PartKind
    id: str = ""


@dataclass(frozen=True, slots=True)
class Audience:
    """To whom a broadcast goes: those who belong to one of the parts and pass every filter.

    Without parts it is all to whom its author may write, or `nobody` where the last part was taken
    away again. `unseen` is the subject of deliveries that they got and have not marked as seen.
    """

    parts: tuple[Part, ...] = ()
    language: str | None = None
    attendance: Attendance | None = None
    unseen: str | None = None
    nobody: bool = False

    def toggled(self, part: Part) -> "Audience":
        """The audience with a part more, or without it where it was chosen."""
        others = tuple(each for each in self.parts if each != part)
        parts = others if part in self.parts else (*self.parts, part)
        return replace(self, parts=parts, nobody=not parts)


class ButtonKind(StrEnum):
    """What a button below a broadcast does."""

    SESSION = "session"
    GROUP = "group"
    LINK = "link"
    SEEN = "seen"


@dataclass(frozen=True, slots=True)
class PostButton:
    """A button below a broadcast: `target` is an id or an address; `labels` are those of a link, by
    language.
    """

    kind: ButtonKind
    target: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)

    def label(self, language: str) -> str:
        """What stands on the button of a link; empty where nothing was written."""
        return self.labels.get(language) or next(iter(self.labels.values()), "")


@dataclass(frozen=True, slots=True)
class Broadcast:
    """A broadcast as it stands.

    People know it by its `number`; a correction has that of what it corrects, and in the languages
    that are `kept` it leaves on purpose what was sent. `numbers` are those of the broadcasts that
    it names, by id.
    """

    id: int
    number: int
    author: int
    scope: Scope
    corrects: int | None
    replaces: int | None
    state: State
    revision: int
    audience: Audience
    versions: Mapping[str, Version]
    buttons: tuple[PostButton, ...]
    fallback: str | None
    urgent: bool
    says_corrected: bool
    send_at: datetime | None
    approved_by: int | None
    made_at: datetime
    started_at: datetime | None
    paused_at: datetime | None
    ended_at: datetime | None
    recalled_at: datetime | None
    problem: str | None
    kept: tuple[str, ...] = ()
    numbers: Mapping[int, int] = field(default_factory=dict)

    @property
    def names(self) -> frozenset[int]:
        """The ids of other broadcasts that its people are chosen by, or that it replaces."""
        audience = self.audience
        parts = (part.id for part in audience.parts if part.kind in OF_BROADCASTS)
        unseen = (audience.unseen or "").removeprefix(_SUBJECT)
        replaces = (self.replaces,) if self.replaces is not None else ()
        return frozenset((*map(int, parts), *map(int, filter(str.isdecimal, [unseen])), *replaces))

    @property
    def kind(self) -> str:
        """The kind of its deliveries."""
        return BROADCAST if self.corrects is None else CORRECTION

    @property
    def subject(self) -> str:
        """What its deliveries are filed under."""
        return subject_of(self.id)

    @property
    def first_words(self) -> Mapping[str, str]:
        """What each of its versions begins with, by language; one without words has none."""
        said = {language: version.says.strip() for language, version in self.versions.items()}
        return {language: text[:FIRST_WORDS] for language, text in said.items() if text}

    def units_too_many(self, version: Version) -> int:
        """By how much a version of it is too long for Telegram; 0 where it fits.

        A correction that says that it is one needs room for that.
        """
        longest = MAX_TEXT if version.kind is ContentKind.TEXT else MAX_CAPTION
        if self.corrects is not None and self.says_corrected:
            longest -= CORRECTED_LINE
        texts = (version.text, *(file.text for file in version.files))
        return max(0, *(utf16(text) - longest for text in texts))

    @property
    def is_too_long(self) -> bool:
        """Whether Telegram would refuse one of its versions for its length."""
        return any(self.units_too_many(version) for version in self.versions.values())

    def is_late(self, now: datetime) -> bool:
        """Whether its moment passed so long ago that it may be untrue by now."""
        return self.send_at is not None and now - self.send_at > LATE_AFTER

    def is_stale(self, now: datetime) -> bool:
        """Whether it was paused so long ago that it may be untrue by now."""
        return self.paused_at is not None and now - self.paused_at > LATE_AFTER

    def version_for(self, language: str, languages: Sequence[str]) -> tuple[str, Version] | None:
        """The version for readers of a language in an event of these, with the language it is in:
        their own, else the one chosen for all others, else the first.
        """
        meant = (language,) if language in languages else (language, *languages[:1])
        found = (name for name in (*meant, self.fallback) if name in self.versions)
        used = next(found, None)
        return (used, self.versions[used]) if used else None

    def version_to(
        self, person: int, language: str, languages: Sequence[str]
    ) -> tuple[str, Version] | None:
        """The version that somebody with this language gets, with the language it is in.

        The author gets it in any case: none had to be written for them alone.
        """
        used = self.version_for(language, languages)
        if used is None and person == self.author:
            return next(iter(self.versions.items()), None)
        return used


def subject_of(broadcast: int) -> str:
    """What the deliveries of a broadcast are filed under."""
    return f"{_SUBJECT}{broadcast}"
