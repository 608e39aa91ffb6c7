"""What delivery sends, written at the moment it is sent, in the person's language as it then is."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial

from handlers.context import Desk
from handlers.views import changes as change_views
from handlers.views.changes import Changed
from handlers.views.organiser import people as people_views
from handlers.views.screen import Screen
from handlers.views.viewpoint import Viewpoint
from scheduler.outbox import Rendered
from storage import change_notices, favourites, organisers, people
from storage.deliveries import Delivery
from storage.organisers import Notice
from storage.programme.changes import aspects


class Notices:
    """The renderer of every kind of delivery."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def render(self, delivery: Delivery) -> Rendered[Screen] | None:
        """The message as it is true now, or None where it is of no use any more."""
        v = await self._viewpoint(delivery.chat)
        if v is None:
            return None
        match delivery.kind:
            case change_notices.KIND:
                return await self._change(delivery)
            case change_notices.AGAIN:
                return await self._change_again(delivery)
            case Notice.OPENED:
                return await self._invitation(v, delivery)
            case Notice.NAMED:
                return Rendered(people_views.named(v))
            case Notice.REMOVED:
                return Rendered(people_views.removed(v))
            case kind:
                raise ValueError(f"nobody knows how to write a delivery of the kind {kind!r}")

    async def _viewpoint(self, person: int) -> Viewpoint | None:
        """The programme as that person sees it now; None for somebody who was erased."""
        desk = self._desk
        known = await desk.database.read(people.find, person)
        if known is None:
            return None
        return Viewpoint(
            tr=desk.translators[known.language],
            snapshot=desk.noticeboard.snapshot,
            now=desk.clock.now(),
        )

    async def _change(self, delivery: Delivery) -> Rendered[Screen] | None:
        await self._take_up(delivery)
        v = await self._viewpoint(delivery.chat)
        if v is None:
            return None
        told = await self._desk.database.read(favourites.told, delivery.chat)
        changes = await self._changes(v, change_notices.known_to_reader(delivery, told))
        if not changes:
            return None
        since = {changed.session: changed.before.release for changed in changes}
        before = {session: told[session] for session in since}
        to = v.snapshot.release
        return Rendered(
            change_views.change_notice(v, changes, delivery.id),
            partial(change_notices.note_telling, delivery=delivery, known=since, to=to),
            partial(change_notices.note_not_told, delivery=delivery, told=before, to=to),
        )

    async def _change_again(self, delivery: Delivery) -> Rendered[Screen] | None:
        """The notice that was not seen, once more; None where it has been seen meanwhile.

        What has changed again since is left to the notice that is owed of it.
        """
        await self._take_up(delivery)
        v = await self._viewpoint(delivery.chat)
        first = int(delivery.parameters["of"])
        known = await self._desk.database.read(change_notices.unseen, first)
        if v is None or known is None:
            return None
        told = await self._desk.database.read(favourites.told, delivery.chat)
        owed = {changed.session for changed in await self._changes(v, told)}
        known = {s: release for s, release in known.items() if s in told and s not in owed}
        changes = await self._changes(v, known)
        if not changes:
            return None
        return Rendered(change_views.change_notice(v, changes, first, again=True))

    async def _changes(self, v: Viewpoint, known: Mapping[str, int]) -> list[Changed]:
        """What differs from what the person knew, in the order of hours."""
        found = []
        for session, release in known.items():
            before = await self._desk.noticeboard.release(release)
            if before is None:
                continue
            differing = aspects(before, v.snapshot, session, v.tr.language, v.now)
            if differing:
                found.append(Changed(session, before, differing))
        return sorted(found, key=lambda changed: _start(v, changed))

    async def _take_up(self, delivery: Delivery) -> None:
        """Make sure that the release a notice speaks of is the one that is read here."""
        if self._desk.noticeboard.snapshot.release < int(delivery.parameters["release"]):
            await self._desk.noticeboard.refresh()

    async def _invitation(self, v: Viewpoint, delivery: Delivery) -> Rendered[Screen] | None:
        number = int(delivery.parameters["invitation"])
        found = await self._desk.database.read(organisers.opened, number, v.now)
        if found is None:
            return None
        return Rendered(people_views.confirmation(v, number, found.taker, found.taker_name))


def _start(v: Viewpoint, changed: Changed) -> tuple[datetime, str]:
    sessions = (v.snapshot.sessions, changed.before.sessions)
    found = next(known[changed.session] for known in sessions if changed.session in known)
    return found.start, found.id
