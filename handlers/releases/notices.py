"""What has changed since somebody was last told: written when it is sent, noted when it is seen."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial

from telegram import Update

from handlers.frame.changes import Changed, is_new, said_by
from handlers.frame.context import Context
from handlers.frame.reader import Reader, seen_by
from handlers.frame.services import Services, find_reader
from handlers.frame.showing import note_refused, take_button_away
from handlers.releases.actions import Seen
from handlers.releases.change_notice import change_notice
from handlers.teams.door import answers_of_former_hours
from handlers.ui.screen import Screen
from scheduler.outbox import Rendered
from storage import deliveries, told
from storage.deliveries import Delivery
from storage.programme import facts


async def change(
    services: Services, _reader: Reader, delivery: Delivery
) -> Rendered[Screen] | None:
    """What differs from what the person was last told; None where nothing does any more."""
    await services.current_release.catch_up(int(delivery.parameters["release"]))
    reader = await find_reader(services, delivery.chat)
    if reader is None:
        return None
    known = await services.database.read(told.known, delivery.chat)
    sure = told.known_to_reader(delivery, known)
    changes = await _changes(services, reader, sure, known)
    if not changes:
        return None
    since = {changed.session: changed.before.release for changed in changes}
    before = {session: known[session] for session in since}
    to = reader.snapshot.release
    return Rendered(
        await _notice(services, reader, changes, delivery.id),
        partial(told.note_telling, delivery=delivery, known=since, to=to),
        partial(told.note_not_told, delivery=delivery, known=before, to=to),
    )


async def change_again(services: Services, _reader: Reader, delivery: Delivery) -> Screen | None:
    """The notice that was not seen, once more; None where it has been seen meanwhile.

    What has changed again since is left to the notice that is owed of it.
    """
    await services.current_release.catch_up(int(delivery.parameters["release"]))
    reader = await find_reader(services, delivery.chat)
    first = int(delivery.parameters["of"])
    known = await services.database.read(told.unseen, first)
    if reader is None or known is None:
        return None
    last = await services.database.read(told.known, delivery.chat)
    owed = {changed.session for changed in await _changes(services, reader, last)}
    known = {s: release for s, release in known.items() if s in last and s not in owed}
    changes = await _changes(services, reader, known)
    if not changes:
        return None
    return await _notice(services, reader, changes, first, again=True)


async def _notice(
    services: Services,
    reader: Reader,
    changes: Sequence[Changed],
    delivery: int,
    again: bool = False,
) -> Screen:
    known = reader.snapshot.sessions
    there = [known[changed.session] for changed in changes if changed.session in known]
    unanswered = await answers_of_former_hours(services, reader, there)
    return change_notice(reader, changes, delivery, unanswered, again)


async def note_seen(update: Update, context: Context, action: Seen) -> None:
    """Note that a message was read, and take the button away."""
    query, services = update.callback_query, context.services
    now = services.clock.now()
    me = context.person.id
    if not await services.database.write(deliveries.mark_seen, action.delivery, me, now):
        note_refused(action)
    elif query:
        await take_button_away(context, query)


async def _changes(
    services: Services, reader: Reader, *readings: Mapping[str, int]
) -> list[Changed]:
    """What differs from what the person knew: what is theirs first, in the order of hours.

    Of a session that is as they knew it for sure, what they may have read meanwhile counts: it
    has to be taken back.
    """
    known = [(session, number) for known in readings for session, number in known.items()]
    said = await services.database.read(said_by, known, reader.snapshot.release)
    found: dict[str, Changed] = {}
    for session, release in known:
        earlier = await services.current_release.numbered(release)
        if session in found or earlier is None:
            continue
        before = seen_by(earlier, reader.rights, reader.person.team)
        viewer = facts.Viewer(reader.tr.language, _is_insider(reader, session))
        old = said[session, release] if session in before.sessions else None
        new = (
            said[session, reader.snapshot.release] if session in reader.snapshot.sessions else None
        )
        differing = facts.aspects_of(old, new, viewer, reader.now)
        if differing:
            anew = await is_new(services, session, before)
            found[session] = Changed(session, before, differing, anew)
    return sorted(found.values(), key=lambda changed: _order(reader, changed))


def _is_insider(reader: Reader, session: str) -> bool:
    known = reader.snapshot.sessions.get(session)
    return known is None or reader.is_insider(known)


def _order(reader: Reader, changed: Changed) -> tuple[bool, datetime, str]:
    sessions = (reader.snapshot.sessions, changed.before.sessions)
    found = next(known[changed.session] for known in sessions if changed.session in known)
    return found.id not in reader.person.attends, found.start, found.id
