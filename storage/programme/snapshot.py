"""One release of the programme, ready to be read: everything by id, by day, by place.

A snapshot is made once per release and swapped whole, so that no reader ever sees half a change.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import TypeVar

from storage.programme.model import (
    Event,
    Group,
    InfoPage,
    Place,
    Programme,
    Session,
    Strand,
    Team,
    Track,
)
from storage.programme.own_workshops import is_seen

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """A release and the ways to look into it. Sessions are ordered by start, end and id.

    It equals itself alone.
    """

    release: int
    programme: Programme
    sessions: Mapping[str, Session]
    places: Mapping[str, Place]
    tracks: Mapping[str, Track]
    groups: Mapping[str, Group]
    teams: Mapping[str, Team]
    info: Mapping[str, InfoPage]
    by_day: Mapping[date, tuple[Session, ...]]
    by_group: Mapping[str, tuple[Session, ...]]
    by_place: Mapping[str, tuple[Session, ...]]
    by_file_id: Mapping[str, Session]
    strands: frozenset[Strand]
    clashing_groups: Mapping[str, frozenset[str]]
    own_teams: frozenset[str]
    """The teams whose own workshops are shown."""
    _seen: dict[frozenset[str], "Snapshot"] = field(default_factory=dict, repr=False)

    @staticmethod
    def of(programme: Programme, release: int = 1) -> "Snapshot":
        """Index a programme that was published under that release number."""
        ordered = sorted(programme.sessions, key=lambda s: (s.start, s.end, s.id))
        zone = programme.event.timezone
        by_group = _grouped((s.group, s) for s in ordered if s.group is not None)
        return Snapshot(
            release=release,
            programme=programme,
            sessions=MappingProxyType({s.id: s for s in ordered}),
            places=MappingProxyType({p.id: p for p in programme.places}),
            tracks=MappingProxyType({t.id: t for t in programme.tracks}),
            groups=MappingProxyType({g.id: g for g in programme.groups}),
            teams=MappingProxyType({t.id: t for t in programme.teams}),
            info=MappingProxyType({page.id: page for page in programme.info}),
            by_day=_grouped((s.start.astimezone(zone).date(), s) for s in ordered),
            by_group=by_group,
            by_place=_grouped((s.place, s) for s in ordered if s.place is not None),
            by_file_id=MappingProxyType({s.file_id: s for s in reversed(ordered)}),
            strands=frozenset(s.strand for s in ordered),
            clashing_groups=_clashing(by_group),
            own_teams=frozenset(s.own_of for s in ordered if s.own_of),
        )

    def seen_by(self, teams: Iterable[str]) -> "Snapshot":
        """The programme as people of these teams see it: own workshops of others are not shown."""
        shown = self.own_teams.intersection(teams)
        if shown == self.own_teams:
            return self
        if shown not in self._seen:
            sessions = tuple(s for s in self.programme.sessions if is_seen(s, shown))
            places = tuple(p for p in self.programme.places if is_seen(p, shown))
            programme = replace(self.programme, sessions=sessions, places=places)
            self._seen[shown] = Snapshot.of(programme, self.release)
        return self._seen[shown]

    @property
    def public(self) -> "Snapshot":
        """The programme as everybody sees it."""
        return self.seen_by(())

    @property
    def event(self) -> Event:
        """The event this is the programme of."""
        return self.programme.event

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which something starts, in the venue's zone, in order."""
        return tuple(self.by_day)

    @property
    def main_day(self) -> date:
        """The day with most sessions, the earliest on a tie."""
        counts = Counter({day: len(sessions) for day, sessions in self.by_day.items()})
        return max(counts, key=lambda day: (counts[day], -day.toordinal()))

    @property
    def end(self) -> datetime:
        """When the last session is over."""
        return max(session.end for session in self.sessions.values())

    def coordinated_by(self, person: int) -> frozenset[str]:
        """The groups whose coordinator somebody is, by their Telegram id."""
        return frozenset(g.id for g in self.programme.groups if person in g.coordinators)

    def led_by(self, person: int) -> frozenset[str]:
        """The teams that somebody leads by the programme, by their Telegram id."""
        return frozenset(t.id for t in self.programme.teams if person in t.leaders)

    def sign_up_ends(self, group: Group) -> datetime:
        """When sign-up for a group ends (exclusive).

        Where the file does not say: with the first sitting that takes place, without any with
        the event.
        """
        sittings = (s for s in self.by_group.get(group.id, ()) if s.takes_place)
        return group.closes or min((s.start for s in sittings), default=self.end)

    def group_ends(self, group: Group) -> datetime:
        """When the last sitting of a group ends, without any the event."""
        return max((s.end for s in self.by_group.get(group.id, ())), default=self.end)

    def is_off(self, group: Group) -> bool:
        """Whether a group has sittings and all of them are cancelled."""
        sittings = self.by_group.get(group.id, ())
        return bool(sittings) and not any(s.takes_place for s in sittings)

    def takes_sign_ups(self, group: Group, now: datetime) -> bool:
        """Whether sign-up for a group is open."""
        return (group.opens is None or group.opens <= now) and now < self.sign_up_ends(group)

    def local(self, moment: datetime) -> datetime:
        """The moment at the venue."""
        return moment.astimezone(self.event.timezone)

    def day_of(self, session: Session) -> date:
        """The day a session belongs to: the one on which it starts at the venue."""
        return self.local(session.start).date()

    def of_strand(self, strand: Strand | None) -> tuple[Session, ...]:
        """The sessions that belong to a strand, or all of them."""
        return tuple(s for s in self.sessions.values() if in_strand(s, strand))

    def called(self, file_id: str) -> Session | None:
        """The session that its file calls so; a team's own workshop by its only id."""
        return self.by_file_id.get(file_id)

    def places_for(self, team: str | None) -> tuple[Place, ...]:
        """Where what belongs to a team, or to nobody, may be: no other team's own places."""
        return tuple(p for p in self.programme.places if p.own_of in (None, team))

    def place_called(self, name: str, team: str | None = None) -> Place | None:
        """The place of that name in any language, whichever way it is capitalised.

        Of places of their own those of `team` alone.
        """
        wanted = name.casefold()
        for place in self.places_for(team):
            names = (*place.name.values(), *(place.short or {}).values())
            if wanted in map(str.casefold, names):
                return place
        return None

    def parallel_to(self, session: Session) -> tuple[Session, ...]:
        """The other sessions that overlap this one."""
        return tuple(
            other
            for other in self.sessions.values()
            if other.id != session.id and other.overlaps(session)
        )

    def workshops_of(self, team: str) -> tuple[Session, ...]:
        """The workshops held for a team, those for every team among them."""
        return tuple(s for s in self.sessions.values() if s.is_workshop_of(team))


def in_strand(session: Session, strand: Strand | None) -> bool:
    """Whether a session belongs to that strand; None takes every session."""
    return strand is None or session.strand in (strand, Strand.BOTH)


def _grouped(pairs: Iterable[tuple[Key, Session]]) -> Mapping[Key, tuple[Session, ...]]:
    groups: dict[Key, list[Session]] = {}
    for key, session in pairs:
        groups.setdefault(key, []).append(session)
    return MappingProxyType({key: tuple(sessions) for key, sessions in groups.items()})


def _clashing(by_group: Mapping[str, tuple[Session, ...]]) -> Mapping[str, frozenset[str]]:
    """For each group the others with a sitting at the same time; nobody can sit in both."""
    return MappingProxyType(
        {
            group: frozenset(
                other
                for other, theirs in by_group.items()
                if other != group and any(a.overlaps(b) for a in sittings for b in theirs)
            )
            for group, sittings in by_group.items()
        }
    )
