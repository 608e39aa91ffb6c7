"""What the help desk is made of, and the kinds of message that it owes."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from storage.content import ContentKind, Version

QUESTION: Final = "help question"
"""What somebody wrote, for the desk; the first one of a question carries its buttons."""

TOPIC: Final = "help topic"
"""A topic of the desk that is to be made for somebody."""

REMINDER: Final = "help reminder"
ANSWER: Final = "help answer"
CLOSED: Final = "help closed"
"""The one who asked is told that the desk is done with their question and has not answered it."""

UNREACHED: Final = "help unreached"
"""The desk is told that an answer does not arrive."""

NO_TOPICS: Final = "help without topics"
"""The desk is told that it goes on as a plain group."""

ENDED: Final = "help desk ended"
"""Organisers are told that the desk has no chat any more."""

REMOVAL: Final = "help removal"
TOPIC_REMOVAL: Final = "help topic removal"

REMINDED_AFTER: Final = timedelta(minutes=15)
ALBUM_SETTLES: Final = timedelta(seconds=2)
"""The items of an album come one by one: it is sent on when none has come for so long."""

MOST_QUESTIONS: Final = 5
MOST_QUESTIONS_WITHIN: Final = timedelta(hours=1)
MOST_UNANSWERED: Final = 20
"""How many messages of one question may wait for an answer."""

LONGEST_TEXT: Final = 3500
LONGEST_CAPTION: Final = 800
"""How long what is passed on may be, in UTF-16 units: who asks or answers stands above it."""


class Part(StrEnum):
    """What of a message a delivery brings: an album and a location carry no heading themselves."""

    WHOLE = "whole"
    HEADING = "heading"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class HelpDesk:
    """The chat that is the desk. With `topics` each person has one; else it stands in `thread`."""

    chat: int
    thread: int | None
    topics: bool
    language: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it stands; `taken_name` is who of the desk takes care of it."""

    id: int
    person: int
    name: str | None
    language: str
    asked_at: datetime
    taken_by: int | None
    taken_name: str | None
    answered_at: datetime | None
    reminded_at: datetime | None
    withdrawn: bool = False
    """Whether the person wants no answer any more."""

    @property
    def subject(self) -> str:
        """What its deliveries are filed under."""
        return subject_of(self.id)

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return self.answered_at is None


@dataclass(frozen=True, slots=True)
class HelpMessage:
    """What the person, or somebody of the desk, has written about a question.

    `answers` is the message of the person that somebody of the desk has replied to; None is the
    question as a whole.
    """

    id: int
    question: int
    of_desk: bool
    author_name: str | None
    content: Version
    held: bool
    written_at: datetime
    answers: int | None = None

    @property
    def parts(self) -> tuple[Part, ...]:
        """The messages that it is sent as; what belongs to an album may become one."""
        bare = self.content.kind in (ContentKind.ALBUM, ContentKind.LOCATION)
        if bare or self.content.media_group is not None:
            return Part.HEADING, Part.CONTENT
        return (Part.WHOLE,)


@dataclass(frozen=True, slots=True)
class Shown:
    """A message of the bot about a question; None is one whose person has been erased.

    `written` is which message of the person it shows; None is the question as a whole.
    """

    chat: int
    message: int
    question: int | None
    written: int | None = None


def subject_of(question: int) -> str:
    """What the deliveries about a question are filed under."""
    return f"help:{question}"
