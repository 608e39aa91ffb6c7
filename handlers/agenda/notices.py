"""Reminders of sessions and of the next day: written when they are sent."""

from datetime import date

from handlers.agenda import reminder_screens as views
from handlers.frame.reader import Reader
from handlers.frame.services import Services
from handlers.teams.door import answer_row
from handlers.ui.screen import Screen
from scheduler.outbox import Rendered
from storage import change_notices, reminders
from storage.deliveries import Delivery
from storage.moments import to_ms
from storage.teams import presence


async def reminder(services: Services, v: Reader, delivery: Delivery) -> Rendered[Screen] | None:
    """What begins soon; None where it has begun, was moved, or is not wanted any more."""
    said, database = delivery.parameters, services.database
    session = v.snapshot.sessions.get(said["session"])
    if session is None or to_ms(session.start) != said["starts_at"]:
        return None
    wanted = await database.read(reminders.is_wanted, delivery.chat, session)
    if session.start <= v.now or not v.person.preferences.leads or not wanted:
        return None
    release = await database.read(change_notices.last_seen, delivery.chat, session.id)
    before = await services.current_release.numbered(release) if release else None
    known = before.sessions.get(session.id) if before else None
    due = views.Due(session)
    if before and known and known.place != session.place:
        due = views.Due(session, before.places.get(known.place or ""), True)
    if v.person.team is None or not v.has_workshop(session):
        return Rendered(views.reminder(v, due))
    answered = await database.read(presence.said, delivery.chat, session)
    return Rendered(views.reminder(v, due, answer_row(v, session, answered)))


async def digest(services: Services, v: Reader, delivery: Delivery) -> Rendered[Screen] | None:
    """What a day brings; None where nothing does, or it has begun for this person."""
    day = date.fromisoformat(delivery.parameters["day"])
    mine = await services.database.read(reminders.attended, delivery.chat)
    sessions = [s for s in v.snapshot.by_day.get(day, ()) if s.id in mine]
    if not v.person.preferences.digest or not sessions or sessions[0].start <= v.now:
        return None
    return Rendered(views.digest(v, day, sessions))
