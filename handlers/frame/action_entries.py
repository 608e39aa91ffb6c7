"""What a feature does about each kind of action."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from telegram import Update

from handlers.frame.context import Context, Followed
from handlers.frame.reader import Allowed, Reader, everybody
from handlers.ui.action import Action
from handlers.ui.screen import Screen

A = TypeVar("A", bound=Action)


@dataclass(frozen=True, slots=True)
class ActionEntry:
    """What a feature does about one kind of action.

    `opens` gives the screen that follows, None where nothing is there for this person; `does` acts
    in the chat by itself, by sending a file for one, and can only be pressed. Where it
    `answers_itself` the frame does not answer the press. `thanks` is a msgid: what is said at
    once to a press after which nothing else would be seen. Where it `asks`, as one does that is not
    `sure` yet, opening it does nothing: it shows the button that would, and is shown again to
    somebody who writes a yes or a no.
    """

    action: type[Action]
    opens: Callable[[Context, Any], Awaitable[Followed | Screen | None]] | None = None
    does: Callable[[Update, Context, Any], Awaitable[None]] | None = None
    allowed: Allowed = everybody
    in_private: bool = True
    in_groups: bool = False
    answers_itself: bool = False
    thanks: str | None = None
    asks: bool = False

    def waits_for_a_button(self, shown: Action) -> bool:
        """Whether opening an action shows the button that does it, and does nothing yet."""
        return self.asks or getattr(shown, "sure", True) is False


def shows(
    action: type[A],
    view: Callable[[Reader, A], Screen | None],
    *,
    allowed: Allowed = everybody,
    in_groups: bool = False,
) -> ActionEntry:
    """An action that leads to a screen made of the reader's view alone."""

    async def opened(context: Context, address: A) -> Screen | None:
        return view(context.reader(), address)

    return ActionEntry(action, opened, allowed=allowed, in_groups=in_groups)


def shares(
    action: type[A],
    view: Callable[[Reader, A], Screen | None],
    mine: Callable[[Reader, A], frozenset[str]] = lambda reader, _: reader.person.attends,
    *,
    in_groups: bool = False,
) -> ActionEntry:
    """An action that leads to a screen which many see alike; it is made once for all of them.

    Of a person the view is given no more than `mine`: which of the sessions that it may name are
    theirs. The fewer these are, the more see the same.
    """

    async def opened(context: Context, address: A) -> Screen | None:
        reader = context.reader()
        shared = context.services.shared_screens
        return shared.screen(
            reader, address, mine(reader, address), lambda reader: view(reader, address)
        )

    return ActionEntry(action, opened, in_groups=in_groups)


def opens(
    action: type[A],
    handler: Callable[[Context, A], Awaitable[Followed | Screen | None]],
    *,
    allowed: Allowed = everybody,
    in_groups: bool = False,
    asks: bool = False,
) -> ActionEntry:
    """An action whose handler reads or changes something and gives the screen that follows."""
    return ActionEntry(action, handler, allowed=allowed, in_groups=in_groups, asks=asks)


def does(
    action: type[A],
    handler: Callable[[Update, Context, A], Awaitable[None]],
    *,
    allowed: Allowed = everybody,
    in_private: bool = True,
    in_groups: bool = False,
    answers_itself: bool = False,
    thanks: str | None = None,
) -> ActionEntry:
    """An action whose handler acts in the chat by itself."""
    return ActionEntry(
        action,
        does=handler,
        allowed=allowed,
        in_private=in_private,
        in_groups=in_groups,
        answers_itself=answers_itself,
        thanks=thanks,
    )
