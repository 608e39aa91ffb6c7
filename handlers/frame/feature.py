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

    One that takes nothing, a preview for example, waits for its buttons alone.
    """

    asking: type[Action]
    """The address of the screen."""
    takes: Callable[[Context, Any, str], Awaitable[Followed | None]] | None = None
    """Reads the text and says what follows."""
    takes_message: Callable[[Update, Context, Any], Awaitable[None]] | None = None
    """Reads the message itself, where a text is not enough: a picture for example."""
    answered_by: tuple[type[Action], ...] = ()
    """Buttons that answer it as well."""
    allowed: Allowed = everybody
    """Who can be asked; it lapses for everybody else."""
    takes_commands: bool = False
    """Whether an unknown command is an answer too."""
    ends_when_left: bool = False
    """Whether it ends with its screen. Otherwise it pauses, and other screens lead back to it."""
    no_way_back_from: tuple[type[Action], ...] = ()
    """Screens without the button back to it, which could be mistaken for one of their own."""
    beside_it: Callable[[Reader, str], bool] | None = None
    """Texts that are no answer: they are read like any other, and the question pauses."""
    leads_back: Callable[[Any], Action] | None = None
    """Where a typed "cancel" or "back" leads. By default "cancel" does what the screen's back
    button does, or is an answer where the message itself is wanted; "back" leads home.
    """

    left_for: Callable[[Any], Action] | None = None
    """Where "cancel" leads, if that is elsewhere than "back", which is the screen's back button."""
    wants_a_name: bool = False
    """Whether the answer is a name, so that a verb of change in it is rather an order."""
    wants_somebody: bool = False
    """Whether the answer is a person's name, so that a wish in it is rather a wish."""
    takes_a_reason: bool = False
    """Whether the answer is why something is changed, so that a wish for something else is none."""
    taken_by: Callable[[Any], Action] | None = None
    """The button that takes a text after all which may be meant for the bot instead. Only where
    any text may be an answer; the person is asked which it is.
    """

    title: Callable[[Reader, Any], str] | None = None
    """What the button back to it says, if not the first line of its screen, which may take long to
    make; empty where what it is about is gone.
    """

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
    """A command, and its entry in the menu."""

    name: str
    opens: Action
    description: str
    """What the menu says of it, as a msgid."""
    order: int
    """Its place in the menu."""
    allowed: Allowed = everybody
    in_groups: bool = False
    needs: Callable[[Snapshot], bool] = lambda _: True
    """Whether a programme has what the command is about; without it there is no such command."""
    regardless: Allowed = nobody
    """Who has the command even then."""
    does: Callable[[Update, Context], Awaitable[None]] | None = None
    """What it does in a private chat instead of opening a screen."""
    does_in_groups: Callable[[Update, Context], Awaitable[None]] | None = None

    def is_there_for(self, reader: Reader) -> bool:
        """Whether the programme has what it needs, and the reader may use it."""
        return self.allowed(reader) and (self.needs(reader.snapshot) or self.regardless(reader))


@dataclass(frozen=True, slots=True)
class Feature:
    """All that one feature has. What takes a message says whether it did."""

    name: str
    actions: tuple[ActionEntry, ...] = ()
    questions: tuple[Question, ...] = ()
    notices: tuple[NoticeEntry, ...] = ()
    commands: tuple[Command, ...] = ()
    links: Mapping[str, Callable[[str], Action | None]] = field(default_factory=dict)
    """By the prefix of a deep link, what makes an action of the rest."""
    takes_message: Callable[[Update, Context], Awaitable[bool]] | None = None
    """For messages that are no text."""
    takes_reply: Callable[[Update, Context], Awaitable[bool]] | None = None
    """For replies to messages of the bot, in private and in groups."""
    takes_edit: Callable[[Update, Context], Awaitable[None]] | None = None
    """For edited messages."""
    takes_shared: Callable[[Update, Context], Awaitable[bool]] | None = None
    """For a chat or a person that somebody has shared."""
    follows_screens: Callable[[Context, int, Action | None], Awaitable[None]] | None = None
    """Told which screen a message in a private chat shows from now on; None stands for screens
    without an address, and for a message that is about to change.
    """

    decides: Callable[[Context], Awaitable[Action | None]] | None = None
    """The screen of a decision that a message asked for and that is still open."""
    adapts: Callable[[Services, Reader, Screen, Action | None], Awaitable[Screen]] | None = None
    """Changes a screen before it is shown, where it offers what cannot be had now. It is given the
    screen's address, None for a delivery.
    """


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
