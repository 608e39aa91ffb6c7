"""Changing one session or one group, by a button or by what was written; each gives a draft."""

import asyncio
from datetime import timedelta

from handlers.frame.feature import Context, Followed
from handlers.frame.links import not_a_link
from handlers.frame.times.written import moment_written, span_written
from handlers.releases import actions as rel
from handlers.releases import drafts
from handlers.releases import on_the_spot_screens as views
from handlers.ui.action import Action
from handlers.ui.screen import Screen, shortened
from storage.programme import edits
from storage.programme.checking import errors_in, new_doubts
from storage.programme.model import Group, Programme, Session
from storage.programme.parsing.links import unfit_for_link
from storage.publishing import Origin

_MOST_SEATS = 100_000
_QUOTED = 60


async def screen(
    press: rel.SessionAction | rel.GroupAction, context: Context, note: str = ""
) -> Screen | None:
    """The screen that follows a button; None where session or group is no more.

    `note` says why a question is asked again.
    """
    snapshot = context.services.current_release.snapshot
    if isinstance(press, rel.SessionAction):
        session = snapshot.sessions.get(press.session)
        return await _about_session(press, session, context, note) if session else None
    group = snapshot.groups.get(press.group)
    return await _about_group(press, group, context, note) if group else None


async def answered(press: Action, text: str, context: Context) -> Followed | None:
    """What follows from what was written; None where session or group is no more."""
    if not isinstance(press, rel.SessionAction | rel.GroupAction):
        return None
    made = _meant(press, text.strip(), context)
    if isinstance(made, Programme):
        problems = await asyncio.to_thread(errors_in, made)
        if not problems:
            return Followed(await _propose(context, made))
        made = "\n".join(problem.message(context.reader().tr) for problem in problems)
    asked = await screen(press, context, made) if made else None
    return Followed(asked, press) if asked else None


def _meant(
    press: rel.SessionAction | rel.GroupAction, text: str, context: Context
) -> Programme | str | None:
    """The programme that was meant, or why it cannot be read; None where nothing was asked."""
    snapshot = context.services.current_release.snapshot
    if isinstance(press, rel.SessionAction):
        session = snapshot.sessions.get(press.session)
        return _session_answered(press, session, text, context) if session else None
    group = snapshot.groups.get(press.group)
    return _group_answered(press, group, text, context) if group else None


async def _about_session(
    press: rel.SessionAction, session: Session, context: Context, note: str
) -> Screen:
    v, programme = context.reader(), context.services.current_release.snapshot.programme
    match press:
        case rel.ChangeHours():
            return views.hours(v, session, note)
        case rel.ChangePlace(page=page):
            return views.place(v, session, page, note)
        case rel.ChangeLink():
            return views.link(v, session, note)
        case rel.Shift(minutes=minutes):
            by = timedelta(minutes=minutes)
            moved = edits.move(programme, session.id, session.start + by, session.end + by)
            return await _propose(context, moved)
        case rel.MoveTo(place=place):
            return await _propose(context, edits.relocate(programme, session.id, place))
        case rel.DropLink():
            return await _propose(context, edits.link(programme, session.id, None))
        case rel.CancelSession():
            return await _propose(context, edits.cancel(programme, session.id))
        case _:
            return views.session(v, session)


def _session_answered(
    press: rel.SessionAction, session: Session, text: str, context: Context
) -> Programme | str | None:
    v, snapshot = context.reader(), context.services.current_release.snapshot
    programme = snapshot.programme
    match press:
        case rel.ChangeHours():
            span = span_written(text, session, snapshot, v.now)
            if span is None:
                return v.tr("I cannot read “{text}” as a time.", text=shortened(text, _QUOTED))
            return edits.move(programme, session.id, *span)
        case rel.ChangePlace():
            known = snapshot.place_called(text)
            if known:
                return edits.relocate(programme, session.id, known.id)
            return edits.relocate_to_new(programme, session.id, text)
        case rel.ChangeLink():
            if unfit_for_link(text):
                return not_a_link(v, text)
            return edits.link(programme, session.id, text)
        case _:
            return None


async def _about_group(press: rel.GroupAction, group: Group, context: Context, note: str) -> Screen:
    v, programme = context.reader(), context.services.current_release.snapshot.programme
    match press:
        case rel.ChangeCapacity():
            return views.capacity(v, group, note)
        case rel.ChangeClosing():
            return views.sign_up_end(v, group, note)
        case rel.SetCapacity(seats=seats):
            return await _propose(context, edits.limit(programme, group.id, seats or None))
        case rel.CloseNow():
            now = v.now.replace(second=0, microsecond=0)
            return await _propose(context, edits.close(programme, group.id, now))
        case rel.CloseByDefault():
            return await _propose(context, edits.close(programme, group.id, None))
        case _:
            return views.group(v, group)


def _group_answered(
    press: rel.GroupAction, group: Group, text: str, context: Context
) -> Programme | str | None:
    v, snapshot = context.reader(), context.services.current_release.snapshot
    programme = snapshot.programme
    match press:
        case rel.ChangeCapacity():
            if not text.isdecimal() or not 1 <= int(text[:9]) <= _MOST_SEATS:
                return v.tr("“{text}” is no number of seats.", text=shortened(text, _QUOTED))
            return edits.limit(programme, group.id, int(text))
        case rel.ChangeClosing():
            moment = moment_written(text, snapshot, v.now)
            if moment is None:
                return v.tr("I cannot read “{text}” as a time.", text=shortened(text, _QUOTED))
            return edits.close(programme, group.id, moment)
        case _:
            return None


async def _propose(context: Context, programme: Programme) -> Screen:
    """Show what a changed programme would change."""
    before = context.services.current_release.snapshot.programme
    warnings = await asyncio.to_thread(new_doubts, before, programme)
    return await drafts.propose(context, programme, Origin.ON_THE_SPOT, warnings)
