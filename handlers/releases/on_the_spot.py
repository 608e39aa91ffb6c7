"""Changing one session or one group, by a button or by what was written; each gives a draft."""

import asyncio
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from handlers.frame.context import Context, Followed
from handlers.frame.forms import AskAgain, Form, Step
from handlers.frame.links import not_a_link
from handlers.frame.reader import Reader, organisers
from handlers.frame.times.written import delay_written, hours_said, moment_written, span_written
from handlers.releases import actions as a
from handlers.releases import on_the_spot_screens as views
from handlers.releases.cancelling import session_of
from handlers.releases.drafts import propose_on_the_spot
from handlers.releases.hours_read import remark
from handlers.ui.action import Action
from handlers.ui.on_a_phone import shortened
from handlers.ui.screen import Screen
from storage.programme import edits
from storage.programme.model import Group, Programme, Session
from storage.programme.parsing.judging import errors_in
from storage.programme.parsing.links import unfit_for_link

_MOST_SEATS: Final = 100_000
_A_NUMBER: Final = 4
"""Who writes a number of seats writes no more words: "30 seats please"."""

_QUOTED: Final = 60


async def change_session(context: Context, action: a.ChangeSession) -> Screen | None:
    session = await session_of(context, action)
    return views.session(context.reader(), session) if session else None


async def change_group(context: Context, action: a.ChangeGroup) -> Screen | None:
    group = await _group(context, action)
    return views.group(context.reader(), group) if group else None


async def _group(context: Context, action: a.GroupAction) -> Group | None:
    return context.services.current_release.snapshot.groups.get(action.group)


@dataclass(frozen=True, slots=True)
class _AtHours:
    """The programme with a session at other hours, and a remark on how these were read."""

    programme: Programme
    remark: str


async def _take_of_session(
    context: Context, action: Action, changed: Programme | _AtHours
) -> Followed | AskAgain:
    if isinstance(changed, Programme):
        return await _take(context, action, changed)
    taken = await _take(context, action, changed.programme)
    if isinstance(taken, AskAgain):
        return taken
    return replace(taken, screen=taken.screen.with_last_line(changed.remark))


async def _take(context: Context, action: Action, changed: Programme) -> Followed | AskAgain:
    """Propose what was meant; what was written and does not fit into the programme is told."""
    # Where a text was written the action is the question itself; a button is an action of its own.
    if context.features.question(action):
        problems = await asyncio.to_thread(errors_in, changed)
        if problems:
            return AskAgain("\n".join(problem.message(context.reader().tr) for problem in problems))
    return await propose_on_the_spot(context, changed)


def _hours(reader: Reader, session: Session, text: str) -> _AtHours | AskAgain:
    span = span_written(reader, text, session)
    if span is None:
        return _unread(reader, text)
    moved = edits.move(reader.snapshot.programme, session.id, *span)
    return _AtHours(moved, remark(reader, hours_said(reader, text), session))


def _shifted(reader: Reader, session: Session, action: a.Shift) -> Programme:
    by = timedelta(minutes=action.minutes)
    return edits.move(reader.snapshot.programme, session.id, session.start + by, session.end + by)


def _link(reader: Reader, session: Session, text: str) -> Programme | AskAgain:
    if unfit_for_link(text):
        return AskAgain(not_a_link(reader, text))
    return edits.link(reader.snapshot.programme, session.id, text)


def _no_link(reader: Reader, session: Session, _action: a.DropLink) -> Programme:
    return edits.link(reader.snapshot.programme, session.id, None)


def _seats(reader: Reader, group: Group, text: str) -> Programme | AskAgain:
    words = text.split()
    numbers = [word for word in words if word.isdecimal()]
    is_number = len(numbers) == 1 and len(words) <= _A_NUMBER
    if not is_number or not 1 <= int(numbers[0][:9]) <= _MOST_SEATS:
        return AskAgain(reader.tr("“{text}” is no number of seats.", text=shortened(text, _QUOTED)))
    return edits.limit(reader.snapshot.programme, group.id, int(numbers[0]))


def _so_many_seats(reader: Reader, group: Group, action: a.SetCapacity) -> Programme:
    return edits.limit(reader.snapshot.programme, group.id, action.seats or None)


def _closing(reader: Reader, group: Group, text: str) -> Programme | AskAgain:
    delay = delay_written(reader, text)
    moment = reader.now + delay if delay is not None else moment_written(reader, text)
    moment = moment and moment.replace(second=0, microsecond=0)
    return (
        edits.close(reader.snapshot.programme, group.id, moment)
        if moment
        else _unread(reader, text)
    )


def _closed_now(reader: Reader, group: Group, _action: a.CloseNow) -> Programme:
    return edits.close(
        reader.snapshot.programme, group.id, reader.now.replace(second=0, microsecond=0)
    )


def _closing_by_default(reader: Reader, group: Group, _action: a.CloseByDefault) -> Programme:
    return edits.close(reader.snapshot.programme, group.id, None)


def _unread(reader: Reader, text: str) -> AskAgain:
    return AskAgain(reader.tr("I cannot read “{text}” as a time.", text=shortened(text, _QUOTED)))


SESSION: Final[Form[Session, Programme | _AtHours]] = Form(
    steps=(
        Step(a.ChangeHours, views.hours, _hours, {a.Shift: _shifted}),
        Step(a.ChangeLink, views.link, _link, {a.DropLink: _no_link}),
    ),
    subject=session_of,
    take=_take_of_session,
    allowed=organisers,
)
GROUP: Final = Form(
    steps=(
        Step(a.ChangeCapacity, views.capacity, _seats, {a.SetCapacity: _so_many_seats}),
        Step(
            a.ChangeClosing,
            views.sign_up_end,
            _closing,
            {a.CloseNow: _closed_now, a.CloseByDefault: _closing_by_default},
        ),
    ),
    subject=_group,
    take=_take,
    allowed=organisers,
)
