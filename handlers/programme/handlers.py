"""What needs more than the programme in force: a cancelled session, a pin on the map."""

from telegram import Update

from handlers.frame.context import Context, Followed
from handlers.frame.showing import message_of, refuse, thread_of
from handlers.programme import session_screens as views
from handlers.programme.actions import SendPin, SessionAt, SessionCalled
from handlers.teams.door import own_answer_rows
from handlers.ui.screen import Row, Screen
from storage import releases, session_ids
from storage.programme.model import Session


async def open_session(context: Context, address: SessionAt) -> Screen | None:
    """A session; one that is cancelled as it was in the last release that had it."""
    reader, services = context.reader(), context.services
    if address.id in reader.snapshot.sessions:
        session = reader.snapshot.sessions[address.id]
        answers = await _answers(context, session)
        return views.session(reader, session, address.strand, context.bot.link, answers)
    if address.id in services.current_release.snapshot.sessions:
        return None
    number = await services.database.read(releases.last_with_session, address.id)
    before = await services.current_release.numbered(number) if number else None
    # What is in force, or comes into force at this moment, is not cancelled.
    if before is None or before.release >= services.current_release.snapshot.release:
        return None
    # A team's own workshop is gone for everybody once it is gone.
    was = before.public.sessions.get(address.id)
    return views.cancelled(reader, was) if was else None


async def _answers(context: Context, session: Session) -> tuple[Row, ...]:
    """The ways to say whether one comes to a workshop of one's team that is not over."""
    reader, team = context.reader(), context.person.team
    if reader.in_group or team is None or not session.is_workshop_of(team):
        return ()
    if session.end <= reader.now or not session.takes_place:
        return ()
    return await own_answer_rows(context.services, reader, session)


async def open_called(context: Context, address: SessionCalled) -> Followed | None:
    """The session of a link: an id that the file no longer has leads on to the session it had."""
    services = context.services
    called = services.current_release.snapshot.called(address.id)
    own = called.id if called else await services.database.read(session_ids.own_id, address.id)
    screen = await open_session(context, SessionAt(own))
    return Followed(screen, SessionAt(own)) if screen else None


async def send_pin(update: Update, context: Context, action: SendPin) -> None:
    """Send the place as a venue below the screen, which stays as it is."""
    reader, message = context.reader(), message_of(update)
    place = reader.snapshot.places.get(action.place)
    if place is None or place.latitude is None or place.longitude is None:
        await refuse(update, context, action)
    elif message:
        await message.chat.send_venue(
            latitude=place.latitude,
            longitude=place.longitude,
            title=reader.text(place.name),
            address=reader.text(place.address) or reader.text(place.name),
            message_thread_id=thread_of(message),
        )
