"""What delivery sends, written at the moment it is sent, in the person's language as it then is."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import Final

from handlers.broadcasting import rendering
from handlers.context import Desk
from handlers.teams import rooms, workshop_news
from handlers.views import changes as change_views
from handlers.views import reminders as reminder_views
from handlers.views import seat_notices as seat_views
from handlers.views import team_notices as team_views
from handlers.views.broadcasts.posts import Deliverable
from handlers.views.changes import Changed
from handlers.views.organiser import people as people_views
from handlers.views.screen import Screen
from handlers.views.seat_notices import Moved
from handlers.views.team_chat import answer_row
from handlers.views.viewpoint import Viewpoint, seen_by
from scheduler.outbox import Rendered
from storage import change_notices, organisers, people, reminders, told
from storage.broadcasts import model as broadcasts
from storage.deliveries import Delivery
from storage.moments import to_ms
from storage.organisers import Notice
from storage.programme.changes import Reader, aspects
from storage.programme.snapshot import Snapshot
from storage.seats import model as seats
from storage.seats import reading
from storage.teams import chats, presence
from storage.teams import model as teams


class Notices:
    """The renderer of every kind of delivery."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def render(self, delivery: Delivery) -> Rendered[Deliverable] | None:
        """The message as it is true now, or None where it is of no use any more."""
        if delivery.kind == teams.REMINDER:
            return await self._team_reminder(delivery)
        if delivery.kind == teams.CHANGE:
            return await workshop_news.for_chat(self._desk, delivery)
        v = await self.viewpoint(delivery.chat)
        if v is not None and delivery.kind in rendering.KINDS:
            return await rendering.written(self._desk, v, delivery)
        rendered = await self._written(v, delivery) if v else None
        if v is None or rendered is None:
            return None
        silent = v.preferences.is_quiet(v.snapshot.local(v.now))
        return replace(rendered, content=replace(rendered.content, silent=silent))

    async def _written(self, v: Viewpoint, delivery: Delivery) -> Rendered[Screen] | None:
        match delivery.kind:
            case change_notices.KIND:
                return await self._change(delivery)
            case change_notices.AGAIN:
                return await self._change_again(delivery)
            case Notice.OPENED:
                return await self._invitation(v, delivery)
            case Notice.NAMED:
                return Rendered(people_views.named(v))
            case Notice.JOINED:
                return Rendered(people_views.joined(v)) if v.is_organiser else None
            case Notice.DECLINED:
                return Rendered(people_views.declined(v))
            case Notice.REMOVED:
                return Rendered(people_views.removed(v))
            case reminders.REMINDER:
                return await self._reminder(v, delivery)
            case reminders.DIGEST:
                return await self._digest(v, delivery)
            case seats.Notice.MOVED:
                return await self._moved(v, delivery)
            case seats.Notice.UNSEATED:
                return self._unseated(v, delivery)
            case seats.Notice.GROUP_REMOVED:
                return await self._group_removed(v, delivery)
            case teams.EXCHANGE:
                return await self._exchange(delivery)
            case kind if kind in tuple(broadcasts.Notice):
                return await rendering.noticed(self._desk, v, delivery)
            case kind if kind in _TEAM_VIEWS:
                return await self._about_team(v, delivery)
            case kind:
                raise ValueError(f"nobody knows how to write a delivery of the kind {kind!r}")

    async def viewpoint(self, person: int) -> Viewpoint | None:
        """The programme as that person sees it now; None for somebody who was erased."""
        desk = self._desk
        known = await desk.database.read(people.find, person)
        if known is None:
            return None
        full = desk.noticeboard.snapshot
        leads = full.led_by(person) | known.leading
        is_organiser = known.named_organiser or person in desk.admins
        return Viewpoint(
            tr=desk.translators[known.language],
            snapshot=seen_by(full, leads, known.team, is_organiser=is_organiser),
            now=desk.clock.now(),
            is_organiser=is_organiser,
            my_groups=known.seats | known.wishes,
            coordinates=desk.noticeboard.snapshot.coordinated_by(person),
            team=known.team,
            leads=leads,
            profile=known.profile,
            preferences=known.preferences,
            starred=known.starred,
        )

    async def _change(self, delivery: Delivery) -> Rendered[Screen] | None:
        await self._desk.noticeboard.catch_up(int(delivery.parameters["release"]))
        v = await self.viewpoint(delivery.chat)
        if v is None:
            return None
        known = await self._desk.database.read(told.known, delivery.chat)
        sure = change_notices.known_to_reader(delivery, known)
        changes = await self._changes(v, sure, known)
        if not changes:
            return None
        since = {changed.session: changed.before.release for changed in changes}
        before = {session: known[session] for session in since}
        to = v.snapshot.release
        return Rendered(
            change_views.change_notice(v, changes, delivery.id),
            partial(change_notices.note_telling, delivery=delivery, known=since, to=to),
            partial(change_notices.note_not_told, delivery=delivery, known=before, to=to),
        )

    async def _change_again(self, delivery: Delivery) -> Rendered[Screen] | None:
        """The notice that was not seen, once more; None where it has been seen meanwhile.

        What has changed again since is left to the notice that is owed of it.
        """
        await self._desk.noticeboard.catch_up(int(delivery.parameters["release"]))
        v = await self.viewpoint(delivery.chat)
        first = int(delivery.parameters["of"])
        known = await self._desk.database.read(change_notices.unseen, first)
        if v is None or known is None:
            return None
        last = await self._desk.database.read(told.known, delivery.chat)
        owed = {changed.session for changed in await self._changes(v, last)}
        known = {s: release for s, release in known.items() if s in last and s not in owed}
        changes = await self._changes(v, known)
        if not changes:
            return None
        return Rendered(change_views.change_notice(v, changes, first, again=True))

    async def _changes(self, v: Viewpoint, *readings: Mapping[str, int]) -> list[Changed]:
        """What differs from what the person knew, in the order of hours.

        Of a session that is as they knew it for sure, what they may have read meanwhile counts: it
        has to be taken back.
        """
        found: dict[str, Changed] = {}
        for session, release in (pair for known in readings for pair in known.items()):
            if session in found:
                continue
            earlier = await self._desk.noticeboard.release(release)
            if earlier is None:
                continue
            before = seen_by(earlier, v.leads, v.team, is_organiser=v.is_organiser)
            reader = Reader(v.tr.language, _is_insider(v, session))
            differing = aspects(before, v.snapshot, session, reader, v.now)
            if differing:
                is_new = await workshop_news.is_new(self._desk, session, before)
                found[session] = Changed(session, before, differing, is_new)
        return sorted(found.values(), key=lambda changed: _start(v, changed))

    async def _reminder(self, v: Viewpoint, delivery: Delivery) -> Rendered[Screen] | None:
        """What begins soon; None where it has begun, was moved, or is not wanted any more."""
        said, database = delivery.parameters, self._desk.database
        session = v.snapshot.sessions.get(said["session"])
        if session is None or to_ms(session.start) != said["starts_at"]:
            return None
        wanted = await database.read(reminders.is_wanted, delivery.chat, session)
        if session.start <= v.now or not v.preferences.leads or not wanted:
            return None
        release = await database.read(change_notices.last_seen, delivery.chat, session.id)
        before = await self._desk.noticeboard.release(release) if release else None
        known = before.sessions.get(session.id) if before else None
        due = reminder_views.Due(session)
        if before and known and known.place != session.place:
            due = reminder_views.Due(session, before.places.get(known.place or ""), True)
        if v.team is None or not v.has_workshop(session):
            return Rendered(reminder_views.reminder(v, due))
        answered = await database.read(presence.said, delivery.chat, session)
        return Rendered(reminder_views.reminder(v, due, answer_row(v, session, answered)))

    async def _digest(self, v: Viewpoint, delivery: Delivery) -> Rendered[Screen] | None:
        """What a day brings; None where nothing does, or it has begun for this person."""
        day = date.fromisoformat(delivery.parameters["day"])
        mine = await self._desk.database.read(reminders.attended, delivery.chat)
        sessions = [s for s in v.snapshot.by_day.get(day, ()) if s.id in mine]
        if not v.preferences.digest or not sessions or sessions[0].start <= v.now:
            return None
        return Rendered(reminder_views.digest(v, day, sessions))

    async def _moved(self, v: Viewpoint, delivery: Delivery) -> Rendered[Screen] | None:
        """Why somebody has a seat now, and what it cost; None where the group is no more."""
        said = delivery.parameters
        group = v.snapshot.groups.get(said["group"])
        if group is None:
            return None
        standing = await self._desk.database.read(reading.standing, delivery.chat)
        moved = Moved(
            group, seats.Cause(said["cause"]), tuple(said["seats"]), tuple(said["wishes"])
        )
        return Rendered(seat_views.moved(v, moved, standing))

    def _unseated(self, v: Viewpoint, delivery: Delivery) -> Rendered[Screen] | None:
        group = v.snapshot.groups.get(delivery.parameters["group"])
        if group is None:
            return None
        return Rendered(seat_views.unseated(v, group, bool(delivery.parameters["had_seat"])))

    async def _group_removed(self, v: Viewpoint, delivery: Delivery) -> Rendered[Screen] | None:
        said = delivery.parameters
        before = await self._desk.noticeboard.release(int(said["release"]))
        group = before.groups.get(said["group"]) if before else None
        if group is None:
            return None
        return Rendered(seat_views.group_removed(v, group, bool(said["had_seat"])))

    async def _team_reminder(self, delivery: Delivery) -> Rendered[Screen] | None:
        """What begins soon, for a team's chat; None where it talks elsewhere, or it is too late."""
        said, desk = delivery.parameters, self._desk
        room = await desk.database.read(chats.of, said["team"])
        session = desk.noticeboard.snapshot.sessions.get(said["session"])
        if room is None or room.chat != delivery.chat or session is None:
            return None
        if to_ms(session.start) != said["starts_at"] or session.start <= desk.clock.now():
            return None
        return Rendered(await rooms.reminder(desk, room, session))

    async def _exchange(self, delivery: Delivery) -> Rendered[Screen] | None:
        """Which workshops are somebody's team's now, or no longer."""
        await self._desk.noticeboard.catch_up(int(delivery.parameters["release"]))
        v = await self.viewpoint(delivery.chat)
        return await workshop_news.of_exchange(self._desk, v, delivery) if v else None

    async def _about_team(self, v: Viewpoint, delivery: Delivery) -> Rendered[Screen] | None:
        """What has become of somebody's team; None where that team is no more."""
        said = delivery.parameters
        kind = teams.Notice(delivery.kind)
        snapshot: Snapshot | None = v.snapshot
        if kind is teams.Notice.TEAM_REMOVED:
            snapshot = await self._desk.noticeboard.release(int(said["release"]))
        team = snapshot.teams.get(said["team"]) if snapshot else None
        return Rendered(_TEAM_VIEWS[kind](v, team)) if team else None

    async def _invitation(self, v: Viewpoint, delivery: Delivery) -> Rendered[Screen] | None:
        number = int(delivery.parameters["invitation"])
        found = await self._desk.database.read(organisers.opened, number, v.now)
        if found is None or not v.is_organiser:
            return None
        return Rendered(people_views.confirmation(v, number, found.taker, found.taker_name))


_TEAM_VIEWS: Final = {
    teams.Notice.TEAM_REMOVED: team_views.team_removed,
    teams.Notice.TAKEN_OUT: team_views.taken_out,
    teams.Notice.LEADER_NAMED: team_views.leader_named,
    teams.Notice.LEADER_REMOVED: team_views.leader_removed,
    teams.Notice.CHAT_LOST: team_views.chat_lost,
    teams.Notice.TOPIC_LOST: team_views.topic_lost,
}


def _is_insider(v: Viewpoint, session: str) -> bool:
    known = v.snapshot.sessions.get(session)
    return known is None or v.is_insider(known)


def _start(v: Viewpoint, changed: Changed) -> tuple[datetime, str]:
    sessions = (v.snapshot.sessions, changed.before.sessions)
    found = next(known[changed.session] for known in sessions if changed.session in known)
    return found.start, found.id
