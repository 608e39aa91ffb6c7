"""The roll call of a workshop: leaders tick people by hand and remind those who are silent."""

from handlers.frame.context import Context, Followed
from handlers.frame.teams import can_be_there
from handlers.teams import actions as t
from handlers.teams import desk_screens as views
from handlers.teams.leading import led, open_desk
from handlers.teams.presence import show_figures, why_closed
from handlers.ui.paging import Page
from handlers.ui.screen import Screen
from storage.programme.model import Session, Team
from storage.teams import presence, queries
from storage.teams.model import NudgedLately


@led
async def open_ticks(context: Context, address: t.TickOff, team: Team) -> Followed | Screen | None:
    """Who is there; the leaders' desk where nobody can be."""
    reader = context.reader()
    session = views.called(reader, team.id)
    if session is None:
        return await open_desk(context, t.TeamDesk(team.id))
    if not can_be_there(session, reader.now):
        return await _desk(context, team, views.here_from(reader, session))
    return await _ticks(context, team, session, address.page)


@led
async def tick(context: Context, action: t.Tick, team: Team) -> Followed | Screen | None:
    """Note that a member is there, or take it back, and show the page on which they stand."""
    services = context.services
    session = _still_called(context, team, action)
    if session is None:
        return await _over(context, team, action)
    if not can_be_there(session, services.clock.now()):
        return await _desk(context, team, views.here_from(context.reader(), session))
    members = await services.database.read(queries.members, team.id)
    people = [member.person for member in members]
    if action.person in people:
        await services.database.write(presence.tick, action.person, session, services.clock.now())
        await show_figures(context, session, team.id)
    page = Page.number_of(people, action.person)
    return Followed(await _ticks(context, team, session, page), t.TickOff(team.id, page))


@led
async def nudge(context: Context, action: t.Nudge, team: Team) -> Followed | Screen | None:
    """Ask those who have said nothing once more, and say how many they are."""
    services, reader = context.services, context.reader()
    session = _still_called(context, team, action)
    if session is None:
        return await _over(context, team, action)
    made = await services.database.write(
        presence.nudge, team.id, session, context.person.id, services.clock.now()
    )
    services.wake_up.set()
    if isinstance(made, NudgedLately):
        note = reader.tr("They were asked just now: {when}", when=reader.moment(made.at))
    else:
        note = reader.tr.plural("{n} person is asked.", "{n} people are asked.", made.people)
    return await _desk(context, team, note)


def _still_called(context: Context, team: Team, action: t.Tick | t.Nudge) -> Session | None:
    """The workshop that a press is about, as long as it is the one whose roll is called."""
    session = views.called(context.reader(), team.id)
    return session if session is not None and session.id == action.session else None


async def _over(context: Context, team: Team, action: t.Tick | t.Nudge) -> Followed | None:
    reader = context.reader()
    note = why_closed(reader, reader.snapshot.sessions.get(action.session))
    return await _desk(context, team, note)


async def _desk(context: Context, team: Team, note: str) -> Followed | None:
    """The leaders' desk with a note above it, at its own address."""
    address = t.TeamDesk(team.id)
    screen = await open_desk(context, address)
    noted = screen.with_note(note, bold=True) if isinstance(screen, Screen) else None
    return Followed(noted, address) if noted else None


async def _ticks(context: Context, team: Team, session: Session, page: int) -> Screen:
    database = context.services.database
    members = await database.read(queries.members, team.id)
    said = await database.read(presence.roll_call, team.id, session)
    return views.ticks(context.reader(), team, session, members, said, page)
