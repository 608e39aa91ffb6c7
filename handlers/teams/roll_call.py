"""The roll call of a workshop: leaders look at it, tick people by hand, remind who is silent."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from handlers.frame.context import Context, Followed
from handlers.frame.teams import can_be_there
from handlers.teams import actions as t
from handlers.teams import desk_screens
from handlers.teams import roll_call_screens as views
from handlers.teams.leading import Opens, led, open_desk, roll_calls
from handlers.teams.presence import show_figures, why_closed, why_off
from handlers.ui.paging import Page
from handlers.ui.screen import Screen
from storage.programme.model import Session, Team
from storage.teams import presence, queries
from storage.teams.model import Answer, Member, NudgedLately

A = TypeVar("A", bound=t.RollCallAt | t.TickOffAt | t.Tick | t.Nudge)


def called(
    handler: Callable[[Context, A, Team, Session], Awaitable[Followed | Screen | None]],
) -> Opens[A]:
    """The handler for one of the team's workshops; the leaders' desk where it is none any more."""

    @led
    async def checked(context: Context, action: A, team: Team) -> Followed | Screen | None:
        reader = context.reader()
        session = reader.snapshot.sessions.get(action.session)
        if session is None or not session.takes_place or not session.is_workshop_of(team.id):
            return await _desk(context, team, why_off(reader))
        return await handler(context, action, team, session)

    return checked


@led
async def open_all(context: Context, address: t.RollCalls, team: Team) -> Screen:
    """How many have answered what to each of the team's workshops."""
    calls = await roll_calls(context, team)
    return views.roll_calls(context.reader(), team, calls, address.page)


@called
async def open_one(
    context: Context, _address: t.RollCallAt, team: Team, session: Session
) -> Screen:
    return await _roll_call(context, team, session)


@led
async def open_next_ticks(
    context: Context, address: t.TickOff, team: Team
) -> Followed | Screen | None:
    """Who is at the workshop that is on or comes next; the leaders' desk where there is none."""
    session = desk_screens.called(context.reader(), team.id)
    if session is None:
        return await open_desk(context, t.TeamDesk(team.id))
    return await open_ticks(context, t.TickOffAt(team.id, session.id, address.page))


@called
async def open_ticks(
    context: Context, address: t.TickOffAt, team: Team, session: Session
) -> Followed | Screen | None:
    """Who is there; the roll call where nobody can be yet."""
    reader = context.reader()
    if not can_be_there(session, reader.now):
        return await _noted(context, team, session, views.here_from(reader, session))
    return Followed(await _ticks(context, team, session, address.page), address)


@called
async def tick(
    context: Context, action: t.Tick, team: Team, session: Session
) -> Followed | Screen | None:
    """Note that a member is there, or take it back, and show the page on which they stand."""
    services = context.services
    if not can_be_there(session, services.clock.now()):
        return await _noted(context, team, session, views.here_from(context.reader(), session))
    members = await services.database.read(queries.members, team.id)
    people = [member.person for member in members]
    if action.person in people:
        await services.database.write(presence.tick, action.person, session, services.clock.now())
        await show_figures(context, session, team.id)
    page = Page.number_of(people, action.person)
    address = t.TickOffAt(team.id, session.id, page)
    return Followed(await _ticks(context, team, session, page), address)


@called
async def nudge(
    context: Context, _action: t.Nudge, team: Team, session: Session
) -> Followed | Screen | None:
    """Ask those who have said nothing once more, and say how many they are."""
    services, reader = context.services, context.reader()
    if why := why_closed(reader, session):
        return await _noted(context, team, session, why)
    made = await services.database.write(
        presence.nudge, team.id, session, context.person.id, services.clock.now()
    )
    services.wake_up.set()
    if isinstance(made, NudgedLately):
        note = reader.tr("They were asked just now: {when}", when=reader.moment(made.at))
    else:
        note = reader.tr.plural("{n} person is asked.", "{n} people are asked.", made.people)
    return await _noted(context, team, session, note)


async def note_members(
    context: Context,
    team: Team,
    sessions: Sequence[Session],
    people: Sequence[Member],
    answer: Answer,
    late: int | None,
) -> Followed:
    """Keep what a leader says of members, and show the roll call of the first workshop."""
    services, [session, *_] = context.services, sessions
    ids = [member.person for member in people]
    await services.database.write(presence.note, ids, sessions, answer, services.clock.now(), late)
    for one in sessions:
        await show_figures(context, one, team.id)
    members = await services.database.read(queries.members, team.id)
    names = views.spoken_names(people, members)
    what = views.said_of(context.reader(), names, answer, late)
    screen = await _roll_call(context, team, session)
    note = context.reader().tr("Noted: {what}", what=what)
    return Followed(screen.with_note(note, bold=True), t.RollCallAt(team.id, session.id))


async def _noted(
    context: Context, team: Team, session: Session, note: str
) -> Followed | Screen | None:
    """The roll call with a note above it: on the leaders' desk where it stands there."""
    if session == desk_screens.called(context.reader(), team.id):
        return await _desk(context, team, note)
    screen = await _roll_call(context, team, session)
    return Followed(screen.with_note(note, bold=True), t.RollCallAt(team.id, session.id))


async def _desk(context: Context, team: Team, note: str) -> Followed | None:
    """The leaders' desk with a note above it, at its own address."""
    address = t.TeamDesk(team.id)
    screen = await open_desk(context, address)
    noted = screen.with_note(note, bold=True) if isinstance(screen, Screen) else None
    return Followed(noted, address) if noted else None


async def _roll_call(context: Context, team: Team, session: Session) -> Screen:
    database = context.services.database
    members = await database.read(queries.members, team.id)
    said = await database.read(presence.roll_call, team.id, session)
    return views.roll_call(context.reader(), team, members, session, said)


async def _ticks(context: Context, team: Team, session: Session, page: int) -> Screen:
    database = context.services.database
    members = await database.read(queries.members, team.id)
    said = await database.read(presence.roll_call, team.id, session)
    return views.ticks(context.reader(), team, session, members, said, page)
