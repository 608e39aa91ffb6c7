"""What a feature is: frozen data that says what it has, there alone; the frame looks it up."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from telegram import Update

from handlers.frame.action_entries import ActionEntry
from handlers.frame.actions import ActionTable
from handlers.frame.context import Context, Followed
from handlers.frame.reader import Allowed, Reader, everybody, nobody
from handlers.frame.services import Services
from handlers.ui.action import Action
from handlers.ui.screen import Row, Screen
from scheduler.outbox import Rendered
from storage.deliveries import Delivery
from storage.programme.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Question:
    """A screen that waits for what its reader writes.

    `takes` gets the text and gives what follows; a question that wants the message itself, a
    picture for one, has `takes_message`. `answered_by` are the buttons that answer it as well.
    One that takes nothing at all, a preview for one, waits for its buttons alone.
    It stands only for those who are `allowed`. `takes_commands` is whether an unknown command is
    an answer too. A question that waits only while its screen is looked at `ends_when_left`;
    another one is paused, and the way back to it stands on all screens but those at
    `no_way_back_from`, where it might be taken for something else. A text that is `beside_it` is no
    answer: it is read like any other, and the question pauses. Who writes that they want to leave,
    or to go back, comes where it `leads_back`; without it the one does what the way back on its
    screen does, and is an answer where the message itself is wanted, the other leads home. Where
    a question can be `left_for` something, only who goes back does what that way back does. It
    `wants_a_name` where a verb of change in the answer means most likely something else, and
    `wants_somebody` where that is the name of a person, which is no wish either. Where
    anything may be an answer, `taken_by` is the press that takes a text which may as well be meant
    for the bot; it is asked which of both it is.
    `title` is what the way back to it says, empty where what it is about is gone, for a question
    whose screen takes long to make; without it that is the first line of its screen.
    """

    asking: type[Action]
    takes: Callable[[Context, Any, str], Awaitable[Followed | None]] | None = None
    takes_message: Callable[[Update, Context, Any], Awaitable[None]] | None = None
    answered_by: tuple[type[Action], ...] = ()
    allowed: Allowed = everybody
    takes_commands: bool = False
    ends_when_left: bool = False
    no_way_back_from: tuple[type[Action], ...] = ()
    beside_it: Callable[[Reader, str], bool] | None = None
    leads_back: Callable[[Any], Action] | None = None
    left_for: Callable[[Any], Action] | None = None
    wants_a_name: bool = False
    wants_somebody: bool = False
    taken_by: Callable[[Any], Action] | None = None
    title: Callable[[Reader, Any], str] | None = None

    @property
    def takes_something(self) -> bool:
        """Whether what its reader writes is its answer."""
        return self.takes is not None or self.takes_message is not None


Written = Rendered[Any] | Screen | None
ToPerson = Callable[[Services, Reader, Delivery], Awaitable[Written]]
ToChat = Callable[[Services, Delivery], Awaitable[Written]]


@dataclass(frozen=True, slots=True)
class NoticeEntry:
    """How a kind of delivery is written, for a person or for a chat, as is true when it is sent.

    None is what is of no use any more. Where it `is_silent_at_night` its reader's quiet
    hours hold.
    """

    kind: str
    to_person: ToPerson | None = None
    to_chat: ToChat | None = None
    is_silent_at_night: bool = True


@dataclass(frozen=True, slots=True)
class Command:
    """A command: the action it stands for, what the menu says of it (a msgid) and where.

    `order` is its place in the menu. A programme that has nothing of what it `needs` has no such
    command, but for those who have it `regardless`. `does` acts in a private chat in place of
    opening a screen, `does_in_groups` in a group.
    """

    name: str
    opens: Action
    description: str
    order: int
    allowed: Allowed = everybody
    in_groups: bool = False
    needs: Callable[[Snapshot], bool] = lambda _: True
    regardless: Allowed = nobody
    does: Callable[[Update, Context], Awaitable[None]] | None = None
    does_in_groups: Callable[[Update, Context], Awaitable[None]] | None = None

    def is_there_for(self, reader: Reader) -> bool:
        """Whether the programme has what it needs, and the reader may use it."""
        return self.allowed(reader) and (self.needs(reader.snapshot) or self.regardless(reader))


@dataclass(frozen=True, slots=True)
class Feature:
    """All that one feature has.

    `links` makes an action of what stands behind the prefix of a deep link. `takes_message` looks
    at a message that is no text and says whether it took it, `takes_reply` at one that answers a
    message of the bot, in private and in groups; `takes_edit` at one that was edited,
    `takes_shared` at a chat or a person that somebody has shared.
    `follows_screens` is told which screen a message in a private chat shows from now on; None
    stands for all that have no address, and for what is about to change. `decides` gives the screen
    of what a message has asked somebody to decide, as long as they have not. `adapts` changes a
    screen before it is shown: it may offer what cannot be had now. It is told the address, None for
    one that is delivered.
    """

    name: str
    actions: tuple[ActionEntry, ...] = ()
    questions: tuple[Question, ...] = ()
    notices: tuple[NoticeEntry, ...] = ()
    commands: tuple[Command, ...] = ()
    links: Mapping[str, Callable[[str], Action | None]] = field(default_factory=dict)
    takes_message: Callable[[Update, Context], Awaitable[bool]] | None = None
    takes_reply: Callable[[Update, Context], Awaitable[bool]] | None = None
    takes_edit: Callable[[Update, Context], Awaitable[None]] | None = None
    follows_screens: Callable[[Context, int, Action | None], Awaitable[None]] | None = None
    takes_shared: Callable[[Update, Context], Awaitable[bool]] | None = None
    decides: Callable[[Context], Awaitable[Action | None]] | None = None
    adapts: Callable[[Services, Reader, Screen, Action | None], Awaitable[Screen]] | None = None


@dataclass(frozen=True, slots=True)
class CommonScreens:
    """What the frame shows by itself, in place of what is gone or after an error for two.

    `only_text` is told whether the message was spoken, `unknown_command` which command may have
    been meant. `language_row` offers languages and leads to the action it is given once one is
    chosen.
    """

    outdated: Callable[[Reader], Screen]
    went_wrong: Callable[[Reader], Screen]
    only_text: Callable[[Reader, bool], Screen]
    unknown_command: Callable[[Reader, Command | None], Screen]
    only_in_private: Callable[[Reader, str], Screen]
    ask_in_private: Callable[[Reader, str], Screen]
    language_row: Callable[[Reader, Action], Row]


class Features:
    """The features of the bot, and what the frame looks up in them."""

    def __init__(self, features: Iterable[Feature], home: Action, screens: CommonScreens) -> None:
        """Raises ValueError where two features claim the same action, kind, command or link."""
        self.all = tuple(features)
        self.home = home
        self.screens = screens
        self.adapting = tuple(f.adapts for f in self.all if f.adapts)
        self.following = tuple(f.follows_screens for f in self.all if f.follows_screens)
        entries = [entry for feature in self.all for entry in feature.actions]
        self.actions = ActionTable(entry.action for entry in entries)
        self._entries = _unique((entry.action, entry) for entry in entries)
        self._questions = _unique((q.asking, q) for f in self.all for q in f.questions)
        self._notices = _unique((n.kind, n) for f in self.all for n in f.notices)
        commands = [command for feature in self.all for command in feature.commands]
        self.commands = _unique((c.name, c) for c in sorted(commands, key=lambda c: c.order))
        self._links = _unique(pair for f in self.all for pair in f.links.items())

    def entry(self, action: Action | None) -> ActionEntry | None:
        """What is done about an action; None for what no button ever said."""
        return self._entries.get(type(action)) if action else None

    def question(self, asking: Action | None) -> Question | None:
        """What takes the answer to a screen; None for one that asks nothing."""
        return self._questions.get(type(asking)) if asking else None

    def notice(self, kind: str) -> NoticeEntry:
        """How a kind of delivery is written. Raises ValueError for an unknown kind."""
        found = self._notices.get(kind)
        if found is None:
            raise ValueError(f"nobody knows how to write a delivery of the kind {kind!r}")
        return found

    def linked(self, payload: str) -> Action | None:
        """What a deep link names, home where it names nothing; None for what no link of ours is."""
        if not payload:
            return self.home
        prefix, _, rest = payload.partition("-")
        made = self._links.get(prefix)
        action = made(rest) if made else None
        return action if action and self.actions.is_valid(action) else None


K = TypeVar("K")
V = TypeVar("V")


def _unique(pairs: Iterable[tuple[K, V]]) -> dict[K, V]:
    found: dict[K, V] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"two features have {key!r}")
        found[key] = value
    return found
