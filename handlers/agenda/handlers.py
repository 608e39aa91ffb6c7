"""One's own programme: looked at, starred, put right where things overlap; how one is reminded."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from telegram import Update

from handlers.agenda import reminder_screens, sharing_screens, where_to_be_screens
from handlers.agenda import screens as views
from handlers.agenda.actions import (
    GoTo,
    Knows,
    My,
    MyGroups,
    MyPast,
    NextForMe,
    Overlaps,
    Reminders,
    RemindOf,
    SetDigest,
    SetHighlights,
    SetQuietHours,
    ShareMine,
    Star,
    StopReminders,
    Swap,
    ToggleLead,
    TurnOff,
    Where,
    WriteMine,
)
from handlers.agenda.door import attended
from handlers.frame.context import Context, Followed
from handlers.frame.dispatch import followed_by, open_screen
from handlers.frame.identity import see_again
from handlers.frame.in_force import in_force
from handlers.frame.seats import standing_of, titles
from handlers.frame.showing import refuse, show, take_button_away
from handlers.groups.actions import Leave
from handlers.programme.actions import SessionAt
from handlers.ui.action import Action
from handlers.ui.back import Home
from handlers.ui.on_a_phone import at_word
from handlers.ui.screen import Screen
from storage import agenda, preferences, reminders
from storage.preferences import LEADS, QUIET_HOURS, Preferences
from storage.programme.model import Session
from storage.seats import transitions
from storage.seats.model import Seated

_SHOWN_AGAIN: Final[Mapping[Where, Action]] = {
    Where.HOME: Home(),
    Where.MY: My(),
    Where.REMINDERS: Reminders(),
}


async def open_my(context: Context, address: My) -> Screen:
    return await _my(context, address.page)


async def star(update: Update, context: Context, action: Star) -> None:
    """Note a session for the person, or no longer, and show it again."""
    if action.on:
        await _star(context, action.id)
    else:
        await context.services.database.write(agenda.unstar, context.person.id, action.id)
    await see_again(context)
    await open_screen(update, context, SessionAt(action.id, action.strand))


async def remind_of(context: Context, action: RemindOf) -> Followed | None:
    """Note a session and remind the person so long before all that is noted; the session again."""
    if action.minutes not in LEADS:
        return None
    await _star(context, action.session)
    await _set_leads(context, context.person.preferences.leads | {action.minutes})
    await see_again(context)
    return await followed_by(context, SessionAt(action.session))


async def note_known(update: Update, context: Context, action: Knows) -> None:
    """Stop reminding a person of a session at the hour they know, and take the button away."""
    if action.session in context.services.current_release.snapshot.sessions:
        write, me = context.services.database.write, context.person.id
        await write(reminders.know, me, action.session, action.starts_at)
    if update.callback_query:
        await take_button_away(context, update.callback_query)


async def swap(context: Context, action: Swap) -> Followed | None:
    """Take out of one's day what overlaps a session; a seat is not given up without a question."""
    mine = {session.id: session for session in await attended(context)}
    session = mine.get(action.session)
    if session is None:
        return None
    others = [s for s in mine.values() if s.id != session.id and s.overlaps(session)]
    return await _go_to(context, session, others)


async def go_to(context: Context, action: GoTo) -> Followed | None:
    """Take one session that overlaps another out of one's day."""
    mine = {session.id: session for session in await attended(context)}
    session, other = mine.get(action.session), mine.get(action.instead_of)
    if session is None or other is None or session is other or not session.overlaps(other):
        return None
    return await _go_to(context, session, [other])


async def _go_to(context: Context, session: Session, others: Sequence[Session]) -> Followed | None:
    reader, standing = context.reader(), await standing_of(context)
    seats = {s.group for s in others if s.group in standing.seats and s.group != session.group}
    await _leave_out(context, frozenset(other.id for other in others))
    freed: Sequence[str] = ()
    if session.group in standing.seats and session.group is not None and seats:
        kept = await in_force(context, transitions.keep_only, context.person.id, session.group)
        freed = kept.given_up.seats if isinstance(kept, Seated) else ()
    elif seats:
        group = sorted(str(seat) for seat in seats)[0]
        if group in reader.snapshot.groups:
            return await followed_by(context, Leave(group))
    await see_again(context)
    reader = context.reader()
    note = reader.tr("Noted: you go to “{title}”.", title=at_word(reader.title(session)))
    if freed:
        note += "\n" + reader.tr(
            "For it you gave up your seat in {groups}.", groups=titles(reader, freed)
        )
    return Followed(await _my(context, note=note), My())


async def open_my_past(context: Context, address: MyPast) -> Screen:
    return views.my_past(context.reader(), await attended(context), address.page)


async def open_share(context: Context, _address: ShareMine) -> Screen | None:
    return sharing_screens.share_mine(context.reader(), await attended(context))


async def write_mine(update: Update, context: Context, action: WriteMine) -> None:
    """Write what is to be passed on below the screen, which stays as it is."""
    reader, mine = context.reader(), await attended(context)
    screen = sharing_screens.mine_written(reader, mine, action.day, context.bot.link)
    if screen is None:
        await refuse(update, context, action)
    else:
        await show(update, context, screen, anew=True)


async def open_my_groups(context: Context, _address: MyGroups) -> Screen:
    return views.my_groups(context.reader(), await standing_of(context))


async def open_next_for_me(context: Context, _address: NextForMe) -> Screen:
    return where_to_be_screens.next_for_me(context.reader(), await standing_of(context))


async def open_overlaps(context: Context, address: Overlaps) -> Screen:
    return views.overlaps(context.reader(), await attended(context), address.page)


async def _my(context: Context, page: int = 0, note: str = "") -> Screen:
    standing = await standing_of(context)
    has_feed = context.services.feeds_at is not None
    return views.my(context.reader(), await attended(context), standing, page, note, has_feed)


async def _star(context: Context, session: str) -> None:
    """Star a session as the answer shows it, in the newest release, unless it is gone there."""
    services, now = context.services, context.services.clock.now()
    while session in context.reader().snapshot.sessions:
        release = services.current_release.snapshot.release
        if await services.database.write(agenda.star, context.person.id, session, release, now):
            return
        await services.current_release.refresh()


async def _leave_out(context: Context, sessions: frozenset[str]) -> None:
    await context.services.database.write(agenda.leave_out, context.person.id, sessions)


async def toggle_lead(context: Context, action: ToggleLead) -> Followed | None:
    if action.minutes not in LEADS:
        return None
    return await _set_leads(context, context.person.preferences.leads ^ {action.minutes})


async def turn_off(context: Context, _action: TurnOff) -> Followed:
    return await _set_leads(context, frozenset())


async def stop(context: Context, _action: StopReminders) -> Followed:
    """Remind somebody of nothing, in the evening before neither."""
    await context.services.database.write(preferences.stop_reminders, context.person.id)
    return _shown(context, replace(context.person.preferences, leads=frozenset(), digest=False))


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
    reader = context.reader()
    over = [
        s.id
        for s in reader.snapshot.sessions.values()
        if agenda.is_highlight(s) and s.end <= reader.now
    ]
    write = context.services.database.write
    await write(preferences.set_highlights, context.person.id, action.on, over)
    await see_again(context)
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
    return Followed(reminder_screens.settings(context.reader()), Reminders())
