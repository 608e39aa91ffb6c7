"""What is posted in the channel for changes, written when it is sent, by what its readers know."""

from dataclasses import replace
from datetime import datetime
from functools import partial

from handlers.channel import screens as views
from handlers.frame.changes import Changed, is_new, said_by
from handlers.frame.feature import Written
from handlers.frame.posts import Rewrite
from handlers.frame.reader import Reader
from handlers.frame.services import Services, reader_of
from scheduler.outbox import Rendered
from storage import channel
from storage.deliveries import Delivery
from storage.people import NOBODY
from storage.programme import facts
from storage.programme.snapshot import Snapshot


async def post(services: Services, delivery: Delivery) -> Written:
    """What differs from what the readers know: a new post, or the last one edited.

    None where they know it already, nothing differs, or another chat is bound.
    """
    release = int(delivery.parameters["release"])
    await services.current_release.catch_up(release)
    found, now = await services.database.read(channel.bound), services.clock.now()
    to = services.current_release.snapshot.release
    if found is None or found.chat != delivery.chat or found.told >= to:
        return None
    last = found.fresh(now)
    since = last.base if last else found.told
    before = await services.current_release.numbered(since)
    if before is None:
        return None
    event = services.current_release.snapshot.event
    readers = [
        reader_of(services, replace(NOBODY, language=language), in_group=True)
        for language in event.languages
    ]
    changes = {
        reader.tr.language: await _changes(services, reader, before.public) for reader in readers
    }
    if last is None and not any(changes.values()):
        return None
    screen = views.post(readers, changes)
    if last is None:
        admins = services.admins
        return Rendered(
            screen,
            on_sent=partial(channel.note_posted, delivery=delivery.id, to=to, now=now),
            on_refused=lambda connection, why: channel.tell_refused(connection, why, now, admins),
            repeat=False,
        )
    return Rendered(
        Rewrite(last.message, screen),
        on_sent=partial(channel.note_edited, message=last.message, to=to),
        on_refused=lambda connection, _: channel.lose_post(connection, last.message, release, now),
        repeat=True,
    )


async def lost(_services: Services, reader: Reader, delivery: Delivery) -> Written:
    """That the bot may no longer write where changes were posted, for an organiser."""
    return views.lost(reader, delivery.parameters["title"]) if reader.is_organiser else None


async def refused(services: Services, reader: Reader, delivery: Delivery) -> Written:
    """That Telegram has refused a post, for an organiser; None where nothing is posted there."""
    found = await services.database.read(channel.bound)
    if not reader.is_organiser or found is None or found.chat != delivery.parameters["chat"]:
        return None
    return views.refused(reader, found.title, delivery.parameters["reason"])


async def _changes(services: Services, reader: Reader, before: Snapshot) -> list[Changed]:
    """What differs for readers of a language whom no session is for in particular."""
    names = list(facts.changed_facts(before, reader.snapshot))
    since, to = before.release, reader.snapshot.release
    said = await services.database.read(said_by, [(name, since) for name in names], to)
    viewer, found = facts.Viewer(reader.tr.language, is_insider=False), []
    for name in names:
        old = said[name, since] if name in before.sessions else None
        new = said[name, to] if name in reader.snapshot.sessions else None
        if aspects := facts.aspects_of(old, new, viewer, reader.now):
            found.append(Changed(name, before, aspects, await is_new(services, name, before)))
    return sorted(found, key=lambda changed: _start(reader, changed))


def _start(reader: Reader, changed: Changed) -> tuple[datetime, str]:
    there = (reader.snapshot.sessions, changed.before.sessions)
    session = next(known[changed.session] for known in there if changed.session in known)
    return session.start, session.id
