"""From a press about reminders or one's own programme to what it does, and to what follows."""

from dataclasses import replace

from handlers.agenda import actions as r
from handlers.agenda import reminder_screens as views
from handlers.agenda.actions import My
from handlers.agenda.screens import attended
from handlers.frame.context import Context
from handlers.frame.feature import Followed
from handlers.frame.in_force import in_force
from handlers.groups import sign_up_screens as sign_up_views
from handlers.groups.actions import Leave
from handlers.groups.standing import seats_screen, standing_of
from handlers.home import screens as home_views
from handlers.ui.back import Home
from storage import favourites, preferences, reminders
from storage.preferences import LEADS, QUIET_HOURS, Preferences
from storage.seats import transitions


async def follow(press: r.ReminderPress, context: Context) -> Followed | None:
    """Do what a press says; None where what it names is no more."""
    chosen = context.person.preferences
    match press:
        case r.ToggleLead(minutes) if minutes in LEADS:
            return await _set_leads(context, chosen.leads ^ {minutes})
        case r.TurnOff():
            return await _set_leads(context, frozenset())
        case r.SetDigest(on):
            await context.desk.database.write(preferences.set_digest, context.person.id, on)
            _see(context, replace(chosen, digest=on))
        case r.SetHighlights(on, where):
            await context.desk.database.write(preferences.set_highlights, context.person.id, on)
            context.person = replace(context.person, left_out=frozenset())
            _see(context, replace(chosen, highlights=on))
            return await _back(context, where)
        case r.SetQuietHours(number) if number < len(QUIET_HOURS):
            since, until = QUIET_HOURS[number]
            write = context.desk.database.write
            await write(preferences.set_quiet_hours, context.person.id, since, until)
            _see(context, replace(chosen, quiet_from=since, quiet_until=until))
        case r.Swap(session):
            return await _swap(context, session)
        case r.Reminders():
            pass
        case _:
            return None
    return Followed(views.settings(context.reader()), r.Reminders())


async def knows(context: Context, press: r.Knows) -> None:
    """Note that a person needs no further reminder of a session as they know it."""
    if press.session in context.desk.noticeboard.snapshot.sessions:
        write, me = context.desk.database.write, context.person.id
        await write(reminders.know, me, press.session, press.starts_at)


async def _set_leads(context: Context, leads: frozenset[int]) -> Followed:
    """Keep the lead times; what lies within a longer one by now is told at once."""
    desk, me = context.desk, context.person.id
    added = leads - context.person.preferences.leads
    await desk.database.write(preferences.set_leads, me, leads)
    if added:
        snapshot, now = desk.noticeboard.snapshot, desk.clock.now()
        await desk.database.write(reminders.put_now, snapshot, me, added, now)
        desk.bell.ring()
    _see(context, replace(context.person.preferences, leads=leads))
    return Followed(views.settings(context.reader()), r.Reminders())


async def _back(context: Context, where: r.Where) -> Followed | None:
    v = context.reader()
    match where:
        case r.Where.HOME:
            return Followed(home_views.home(v), Home())
        case r.Where.MY:
            screen = await seats_screen(My(), context)
            return Followed(screen, My()) if screen else None
        case r.Where.REMINDERS:
            return Followed(views.settings(v), r.Reminders())


async def _swap(context: Context, name: str) -> Followed | None:
    """Take out of one's day what overlaps a session; a seat is not given up without a question."""
    v, standing = context.reader(), await standing_of(context)
    mine = {session.id: session for session in attended(v, standing.seats)}
    session = mine.get(name)
    if session is None:
        return None
    others = [s for s in mine.values() if s.id != name and s.overlaps(session)]
    seats = {s.group for s in others if s.group in standing.seats and s.group != session.group}
    await _leave_out(context, frozenset(other.id for other in others))
    if session.group in standing.seats and session.group is not None:
        await in_force(context, transitions.keep_only, context.person.id, session.group)
    elif seats:
        group = sorted(str(seat) for seat in seats)[0]
        known = v.snapshot.groups.get(group)
        if known is not None:
            waiting = standing.tally(group).waiting
            question = sign_up_views.leave_question(v, known, True, waiting)
            return Followed(question, Leave(group))
    note = context.reader().tr("Only “{title}” stands there now.", title=v.title(session))
    screen = await seats_screen(My(), context, note)
    return Followed(screen, My()) if screen else None


async def _leave_out(context: Context, sessions: frozenset[str]) -> None:
    person = context.person
    await context.desk.database.write(favourites.leave_out, person.id, sessions)
    context.person = replace(
        person, starred=person.starred - sessions, left_out=person.left_out | sessions
    )


def _see(context: Context, chosen: Preferences) -> None:
    context.person = replace(context.person, preferences=chosen)
