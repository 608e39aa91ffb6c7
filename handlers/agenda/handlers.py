"""One's own programme: looked at, starred, put right where things overlap; how one is reminded."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from telegram import Update

from handlers.agenda import screens as views
from handlers.agenda.actions import (
    Knows,
    My,
    Reminders,
    SetDigest,
    SetHighlights,
    SetQuietHours,
    Star,
    Swap,
    ToggleLead,
    TurnOff,
    Where,
)
from handlers.frame.dispatch import followed_by, open_screen
from handlers.frame.feature import Context, Followed
from handlers.frame.in_force import in_force
from handlers.frame.seats import standing_of
from handlers.frame.showing import take_button_away
from handlers.groups.actions import Leave
from handlers.programme.actions import SessionAt
from handlers.ui.action import Action
from handlers.ui.back import Home
from handlers.ui.screen import Screen
from storage import agenda, preferences, reminders
from storage.preferences import LEADS, QUIET_HOURS, Preferences
from storage.programme.model import Session
from storage.seats import transitions

_SHOWN_AGAIN: Final[Mapping[Where, Action]] = {
    Where.HOME: Home(),
    Where.MY: My(),
    Where.REMINDERS: Reminders(),
}


async def open_my(context: Context, address: My) -> Screen:
    return await _my(context, address.page)


async def star(update: Update, context: Context, action: Star) -> None:
    """Note a session for the person, or no longer, and show it again."""
    starred = context.person.starred - {action.id}
    if not action.on:
        await context.services.database.write(agenda.unstar, context.person.id, action.id)
    elif await _is_starred(context, action.id):
        starred |= {action.id}
    context.person = replace(context.person, starred=starred)
    await open_screen(update, context, SessionAt(action.id, action.strand))


async def note_known(update: Update, context: Context, action: Knows) -> None:
    """Stop reminding a person of a session at the hour they know, and take the button away."""
    if action.session in context.services.current_release.snapshot.sessions:
        write, me = context.services.database.write, context.person.id
        await write(reminders.know, me, action.session, action.starts_at)
    if update.callback_query:
        await take_button_away(context, update.callback_query)


async def swap(context: Context, action: Swap) -> Followed | None:
    """Take out of one's day what overlaps a session; a seat is not given up without a question."""
    v, standing = context.reader(), await standing_of(context)
    mine = {session.id: session for session in await attended(context)}
    session = mine.get(action.session)
    if session is None:
        return None
    others = [s for s in mine.values() if s.id != session.id and s.overlaps(session)]
    seats = {s.group for s in others if s.group in standing.seats and s.group != session.group}
    await _leave_out(context, frozenset(other.id for other in others))
    if session.group in standing.seats and session.group is not None:
        await in_force(context, transitions.keep_only, context.person.id, session.group)
    elif seats:
        group = sorted(str(seat) for seat in seats)[0]
        if group in v.snapshot.groups:
            return await followed_by(context, Leave(group))
    v = context.reader()
    note = v.tr("Only “{title}” stands there now.", title=v.title(session))
    screen = await _my(context)
    return Followed(screen.with_note(note, bold=True), My())


async def attended(context: Context) -> list[Session]:
    """The sessions of the person's day, in order."""
    mine = await context.services.database.read(agenda.attended, context.person.id)
    return [s for s in context.reader().snapshot.sessions.values() if s.id in mine]


async def _my(context: Context, page: int = 0) -> Screen:
    standing = await standing_of(context)
    return views.my(context.reader(), await attended(context), standing, page)


async def _is_starred(context: Context, session: str) -> bool:
    """Star a session as the answer shows it, in the newest release; False where it is gone."""
    services, now = context.services, context.services.clock.now()
    while session in context.reader().snapshot.sessions:
        release = services.current_release.snapshot.release
        if await services.database.write(agenda.star, context.person.id, session, release, now):
            return True
        await services.current_release.refresh()
    return False


async def _leave_out(context: Context, sessions: frozenset[str]) -> None:
    person = context.person
    await context.services.database.write(agenda.leave_out, person.id, sessions)
    context.person = replace(person, starred=person.starred - sessions)


async def toggle_lead(context: Context, action: ToggleLead) -> Followed | None:
    if action.minutes not in LEADS:
        return None
    return await _set_leads(context, context.person.preferences.leads ^ {action.minutes})


async def turn_off(context: Context, _action: TurnOff) -> Followed:
    return await _set_leads(context, frozenset())


async def set_digest(context: Context, action: SetDigest) -> Followed:
    await context.services.database.write(preferences.set_digest, context.person.id, action.on)
    return _shown(context, replace(context.person.preferences, digest=action.on))


async def set_quiet_hours(context: Context, action: SetQuietHours) -> Followed | None:
    if action.number >= len(QUIET_HOURS):
        return None
    since, until = QUIET_HOURS[action.number]
    write = context.services.database.write
    await write(preferences.set_quiet_hours, context.person.id, since, until)
    chosen = context.person.preferences
    return _shown(context, replace(chosen, quiet_from=since, quiet_until=until))


async def set_highlights(context: Context, action: SetHighlights) -> Followed | None:
    """Have all plenaries and cultural events in one's day, or not; back to where it was pressed."""
    await context.services.database.write(preferences.set_highlights, context.person.id, action.on)
    chosen = replace(context.person.preferences, highlights=action.on)
    context.person = replace(context.person, preferences=chosen)
    return await followed_by(context, _SHOWN_AGAIN[action.where])


async def _set_leads(context: Context, leads: frozenset[int]) -> Followed:
    """Keep the lead times; what lies within a longer one by now is told at once."""
    services, me = context.services, context.person.id
    added = leads - context.person.preferences.leads
    await services.database.write(preferences.set_leads, me, leads)
    if added:
        snapshot, now = services.current_release.snapshot, services.clock.now()
        await services.database.write(reminders.put_now, snapshot, me, added, now)
        services.wake_up.set()
    return _shown(context, replace(context.person.preferences, leads=leads))


def _shown(context: Context, chosen: Preferences) -> Followed:
    context.person = replace(context.person, preferences=chosen)
    return Followed(views.settings(context.reader()), Reminders())
