"""Forms: questions asked one after the other, each answered by a text or by a button."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from handlers.frame.action_entries import ActionEntry, opens
from handlers.frame.context import Context, Followed
from handlers.frame.feature import Question
from handlers.frame.reader import Allowed, Reader, everybody
from handlers.ui.action import Action
from handlers.ui.screen import Screen

S = TypeVar("S")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class AskAgain:
    """What was written is no answer: its question is asked again below a note that says why."""

    note: str


@dataclass(frozen=True, slots=True)
class Step(Generic[S, R]):
    """One question of a form about a subject.

    `view` asks it. `read` makes an answer of a text, where it can be read; without it the
    question takes no text, and waits all the same where what was said so far `is_kept`. `picks` are
    the buttons that answer it, each with what it means; None is an answer that cannot be given.
    `answered_by` are buttons that other handlers deal with; `beside_it`, `leads_back`,
    `wants_a_name`, `wants_somebody`, `takes_a_reason` and `title` say what they say of a
    `Question`.
    """

    asking: type[Action]
    view: Callable[[Reader, Any, S], Screen]
    read: Callable[[Reader, S, str], R | AskAgain] | None = None
    picks: Mapping[type[Action], Callable[[Reader, S, Any], R | None]] = field(default_factory=dict)
    answered_by: tuple[type[Action], ...] = ()
    beside_it: Callable[[Reader, str], bool] | None = None
    leads_back: Callable[[Any], Action] | None = None
    wants_a_name: bool = False
    wants_somebody: bool = False
    takes_a_reason: bool = False
    title: Callable[[Reader, Any], str] | None = None
    is_kept: bool = False


@dataclass(frozen=True, slots=True)
class Form(Generic[S, R]):
    """Questions about a subject, for a feature to list.

    `subject` finds what an action of the form is about: None where it is gone, a screen where
    something else comes first. `take` does something with an answer and gives what follows, unless
    a text will not do. All
    screens offer to go on with a question that waits, but for those at `no_way_back_from`; leaving
    a form that `ends_when_left` ends it. `left_for` says what it says of a `Question`.
    """

    steps: tuple[Step[S, R], ...]
    subject: Callable[[Context, Any], Awaitable[S | Followed | None]]
    take: Callable[[Context, Any, R], Awaitable[Followed | AskAgain | None]]
    allowed: Allowed = everybody
    no_way_back_from: tuple[type[Action], ...] = ()
    ends_when_left: bool = False
    left_for: Callable[[Any], Action] | None = None

    @property
    def actions(self) -> tuple[ActionEntry, ...]:
        """What the buttons of all steps do."""
        asking = [opens(step.asking, self.ask, allowed=self.allowed) for step in self.steps]
        picks = [
            opens(kind, self.pick, allowed=self.allowed) for s in self.steps for kind in s.picks
        ]
        return (*asking, *picks)

    @property
    def questions(self) -> tuple[Question, ...]:
        """The steps that wait: for a text, or for a button alone."""
        return tuple(
            Question(
                step.asking,
                self.answer if step.read else None,
                answered_by=(*step.picks, *step.answered_by),
                allowed=self.allowed,
                no_way_back_from=self.no_way_back_from,
                ends_when_left=self.ends_when_left,
                beside_it=step.beside_it,
                leads_back=step.leads_back,
                left_for=self.left_for,
                wants_a_name=step.wants_a_name,
                wants_somebody=step.wants_somebody,
                takes_a_reason=step.takes_a_reason,
                title=step.title,
            )
            for step in self.steps
            if step.read or step.is_kept
        )

    async def ask(self, context: Context, asking: Action, note: str = "") -> Followed | None:
        """Ask the question of a step; `note` says why it is asked again."""
        subject = await self.subject(context, asking)
        if subject is None or isinstance(subject, Followed):
            return subject
        return self.show(context, asking, subject, note)

    def show(self, context: Context, asking: Action, subject: S, note: str = "") -> Followed:
        """The question of a step about a subject that was found."""
        screen = self._step(asking).view(context.reader(), asking, subject)
        return Followed(screen.with_note(note), asking)

    async def pick(self, context: Context, action: Action) -> Followed | None:
        """Take the answer that a button gives."""
        subject = await self.subject(context, action)
        if subject is None or isinstance(subject, Followed):
            return subject
        kind = type(action)
        meaning = next(step.picks[kind] for step in self.steps if kind in step.picks)
        made = meaning(context.reader(), subject, action)
        taken = await self.take(context, action, made) if made is not None else None
        return taken if isinstance(taken, Followed) else None

    async def answer(self, context: Context, asking: Action, text: str) -> Followed | None:
        """Take what was written in answer to a question, or ask it again."""
        subject = await self.subject(context, asking)
        if subject is None or isinstance(subject, Followed):
            return subject
        read = self._step(asking).read
        made = read(context.reader(), subject, text.strip()) if read else AskAgain("")
        taken = made if isinstance(made, AskAgain) else await self.take(context, asking, made)
        if isinstance(taken, AskAgain):
            return self.show(context, asking, subject, taken.note)
        return taken

    def _step(self, asking: Action) -> Step[S, R]:
        return next(step for step in self.steps if step.asking is type(asking))
