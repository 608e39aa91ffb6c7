"""To whom a broadcast goes, compared with what one finds by going from door to door."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.broadcasts import audiences, compose, store
from storage.broadcasts.audiences import Count
from storage.broadcasts.model import (
    BROADCAST,
    Audience,
    Broadcast,
    Part,
    PartKind,
    Scope,
    ScopeKind,
    State,
)
from storage.moments import to_ms
from storage.profiles import Attendance
from tests.properties import examples
from tests.storage.broadcasts.broadcast_world import (
    ANNA,
    BORIS,
    CLARA,
    EVERYBODY,
    GROUP,
    HOUR,
    LEO,
    MORNING,
    OF_GROUP,
    OF_TEAM,
    OLGA,
    OTHER_TEAM,
    OTTO,
    TEAM,
    BroadcastWorld,
)

LANGUAGES = ("de", "ru")
GROUPS, TEAMS, SESSIONS = (GROUP, "sport"), (TEAM, OTHER_TEAM), ("eroeffnung", "u1", "werkstatt")
EARLIER = ("1", "2")
STATES = ("pending", "sent", "failed", "uncertain", "cancelled")
KINDS = (BROADCAST, "change", "broadcast recall")
SUBJECTS = ("broadcast:1", "broadcast:2", "release:1")
_MISSED = ("failed", "cancelled")


@dataclass(frozen=True)
class Resident:
    """Somebody in the house, and what is known of them."""

    id: int
    language: str = "de"
    reachable: bool = True
    seats: frozenset[str] = frozenset()
    wishes: frozenset[str] = frozenset()
    member: str | None = None
    leads: frozenset[str] = frozenset()
    stars: frozenset[str] = frozenset()
    attendance: Attendance | None = None
    got: dict[tuple[str, str], tuple[str, bool]] = field(default_factory=dict)
    """What they were owed, by subject and kind: how it stands, and whether it was seen."""

    def attends(self, session: str) -> bool:
        """Whether a session is part of their day."""
        mine = (session == "u1" and GROUP in self.seats) or (
            session == "werkstatt" and self.member == TEAM
        )
        return session in self.stars or mine

    def is_of(self, part: Part) -> bool:
        """Whether they belong to a part."""
        leads = bool(self.leads) or self.id == LEO
        stands, _ = self.got.get((f"broadcast:{part.id}", BROADCAST), ("", False))
        return {
            PartKind.SEATED: part.id in self.seats,
            PartKind.WAITING: part.id in self.wishes,
            PartKind.TEAM: part.id == self.member,
            PartKind.LEADERS: leads,
            PartKind.YOUTH: leads or self.member is not None,
            PartKind.SESSION: self.attends(part.id),
            PartKind.MISSED: stands in _MISSED,
            PartKind.UNSURE: stands == "uncertain",
            PartKind.ADDRESSED: stands != "",
        }[part.kind]

    def is_within(self, scope: Scope) -> bool:
        """Whether an author of that scope may write to them."""
        match scope.kind:
            case ScopeKind.GROUP:
                return scope.id in self.seats | self.wishes
            case ScopeKind.TEAM:
                return self.member == scope.id
            case _:
                return True

    def hears(self, audience: Audience) -> bool:
        """Whether they belong to an audience."""
        owed = [self.got.get((audience.unseen or "", kind)) for kind in (BROADCAST, "change")]
        return (
            (not audience.parts or any(self.is_of(part) for part in audience.parts))
            and audience.language in (None, self.language)
            and audience.attendance in (None, self.attendance)
            and (audience.unseen is None or ("sent", False) in owed)
        )


def some(names: tuple[str, ...]) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(names))


residents = st.builds(
    Resident,
    id=st.just(0),
    language=st.sampled_from(LANGUAGES),
    reachable=st.booleans(),
    seats=some(GROUPS),
    wishes=some(GROUPS),
    member=st.none() | st.sampled_from(TEAMS),
    leads=some(TEAMS),
    stars=some(SESSIONS),
    attendance=st.none() | st.sampled_from(Attendance),
    got=st.dictionaries(
        st.tuples(st.sampled_from(SUBJECTS), st.sampled_from(KINDS)),
        st.tuples(st.sampled_from(STATES), st.booleans()),
    ),
)
houses = st.lists(residents, max_size=8).map(
    lambda found: [replace(one, id=LEO + number) for number, one in enumerate(found)]
)
parts = st.one_of(
    st.builds(Part, st.sampled_from([PartKind.SEATED, PartKind.WAITING]), st.sampled_from(GROUPS)),
    st.builds(Part, st.just(PartKind.TEAM), st.sampled_from(TEAMS)),
    st.builds(Part, st.sampled_from([PartKind.LEADERS, PartKind.YOUTH])),
    st.builds(Part, st.just(PartKind.SESSION), st.sampled_from((*SESSIONS, "gone"))),
    st.builds(
        Part,
        st.sampled_from([PartKind.MISSED, PartKind.UNSURE, PartKind.ADDRESSED]),
        st.sampled_from(EARLIER),
    ),
)
wanted = st.builds(
    Audience,
    parts=st.lists(parts, max_size=3, unique=True).map(tuple),
    language=st.none() | st.sampled_from(LANGUAGES),
    attendance=st.none() | st.sampled_from(Attendance),
    unseen=st.none() | st.sampled_from(SUBJECTS),
)
scopes = st.sampled_from(
    [EVERYBODY, OF_GROUP, OF_TEAM, Scope(ScopeKind.GROUP, "gone"), Scope(ScopeKind.TEAM, "gone")]
)
AUTHORS = st.integers(LEO, LEO + 8)
"""The last one may be nobody whom the bot knows."""


@contextmanager
def inhabited(house: list[Resident]) -> Iterator[BroadcastWorld]:
    """A room in which just these people are known."""
    room = BroadcastWorld()
    c = room.connection
    c.execute("DELETE FROM person")
    for one in house:
        room.meet(one.id, language=one.language)
        c.execute("UPDATE person SET reachable = ? WHERE id = ?", (one.reachable, one.id))
        for query, values in (
            ("seat (working_group, person, since) VALUES (?, ?, 1)", one.seats),
            ("wish (working_group, person, rank, since) VALUES (?, ?, 1, 1)", one.wishes),
            ("leader (team, person, since) VALUES (?, ?, 1)", one.leads),
            ("member (team, person, since) VALUES (?, ?, 1)", {one.member} - {None}),
            ("favourite (session, person, since) VALUES (?, ?, 1)", one.stars),
            (
                "profile (attendance, person, consent, consented_at) VALUES (?, ?, 1, 1)",
                {one.attendance} - {None},
            ),
        ):
            for value in values:
                c.execute(f"INSERT INTO {query}", (value, one.id))
        for (subject, kind), (state, seen) in one.got.items():
            c.execute(
                "INSERT INTO delivery"
                " (key, kind, chat, subject, priority, repeat, due_at, state, seen_at)"
                " VALUES (?, ?, ?, ?, 5, 0, 1, ?, ?)",
                (f"{kind} {subject} {one.id}", kind, one.id, subject, state, 1 if seen else None),
            )
    yield room
    room.connection.close()


def written(room: BroadcastWorld, author: int, scope: Scope, audience: Audience) -> Broadcast:
    draft = compose.make(room.connection, author, scope, MORNING)
    return store.change(room.connection, draft, audience=audience)


@settings(max_examples=examples(150))
@given(house=houses, author=AUTHORS, scope=scopes, audience=wanted)
def test_it_goes_to_whom_it_says_within_the_authors_reach_and_to_the_author(
    house: list[Resident], author: int, scope: Scope, audience: Audience
) -> None:
    expected = [
        one
        for one in sorted(house, key=lambda one: one.id)
        if one.id == author or (one.is_within(scope) and one.hears(audience))
    ]
    with inhabited(house) as room:
        draft = written(room, author, scope, audience)
        found = audiences.people(room.connection, room.snapshot, draft)
        assert found == [one.id for one in expected]
        reached = [one for one in expected if one.reachable]
        by_language = {
            language: sum(one.language == language for one in reached) for language in LANGUAGES
        }
        count = audiences.count(room.connection, room.snapshot, draft)
        others = sum(one.id != author for one in reached)
        read = frozenset(one.language for one in reached if one.id != author)
        assert count == Count(by_language, len(expected) - len(reached), others, read)
        assert count.reachable == len(reached)


LANGUAGES = ("de", "ru")
OFFERED = [
    *(Part(kind, name) for kind in (PartKind.SEATED, PartKind.WAITING) for name in GROUPS),
    *(Part(PartKind.TEAM, name) for name in TEAMS),
    Part(PartKind.LEADERS),
    Part(PartKind.YOUTH),
    Part(PartKind.SESSION, "u1"),
    *(Part(kind, "1") for kind in (PartKind.MISSED, PartKind.UNSURE, PartKind.ADDRESSED)),
]


@pytest.mark.parametrize(
    ("scope", "number"),
    [(EVERYBODY, len(OFFERED) - 3), (OF_GROUP, 2), (OF_TEAM, 1)],
    ids=str,
)
@pytest.mark.parametrize("part", OFFERED, ids=lambda part: f"{part.kind} {part.id}")
def test_only_ones_own_people_can_be_chosen(
    room: BroadcastWorld, scope: Scope, number: int, part: Part
) -> None:
    assert sum(audiences.may_choose(scope, each) for each in OFFERED) == number
    draft = compose.make(room.connection, OLGA, scope, MORNING)
    before = room.dump()
    taken = room.edit(draft.id, audience=Audience((part,)))
    assert (taken is not None) == audiences.may_choose(scope, part)
    assert room.find(draft.id).audience.parts == ((part,) if taken else ())
    if not taken:
        assert room.dump() == before


@pytest.mark.parametrize("name", ["", "abc", "-1", "1.5", "²", "1 "])
@pytest.mark.parametrize("kind", [PartKind.MISSED, PartKind.UNSURE, PartKind.ADDRESSED])
def test_a_forged_number_of_a_broadcast_is_not_taken(
    room: BroadcastWorld, kind: PartKind, name: str
) -> None:
    draft = room.draft()
    assert not room.edit(draft, audience=Audience((Part(kind, name),)))
    assert audiences.count(room.connection, room.snapshot, room.find(draft)).reachable == 5


def test_what_takes_the_place_of_another_goes_to_all_it_was_addressed_to(
    room: BroadcastWorld,
) -> None:
    number = room.begun()
    room.take()
    room.unknown(room.hand[CLARA])
    addressed = Audience((Part(PartKind.ADDRESSED, str(number)),))
    again = room.draft(author=OTTO, audience=addressed)
    before = audiences.people(room.connection, room.snapshot, room.find(again))
    room.stop(number)
    after = audiences.people(room.connection, room.snapshot, room.find(again))
    assert before == after
    assert set(after) == {OTTO, OLGA, ANNA, BORIS, CLARA}


def test_a_name_that_looks_like_sql_is_a_name(room: BroadcastWorld) -> None:
    draft = room.draft(audience=Audience((Part(PartKind.TEAM, "' OR 1=1 --"),), language="' OR 1"))
    assert audiences.count(room.connection, room.snapshot, room.find(draft)).others == 0


def to(language: str) -> Audience:
    return Audience(language=language)


class TestOverlapping:
    """An author is warned of what reaches some of the same people about the same time."""

    @pytest.fixture
    def draft(self, room: BroadcastWorld) -> int:
        """A draft to those who read German: Anna, Clara, and Olga, who wrote it."""
        return room.draft(audience=to("de"))

    def others(self, room: BroadcastWorld, draft: int) -> list[int]:
        found = audiences.overlapping(room.connection, room.snapshot, room.find(draft), room.now)
        return [other.id for other in found]

    def test_one_under_way_counts_and_one_to_other_people_does_not(
        self, room: BroadcastWorld, draft: int
    ) -> None:
        number = room.begun(author=OTTO)
        room.begun(author=OTTO, audience=to("ru"))
        paused = room.begun(author=OTTO)
        room.pause(paused)
        assert self.others(room, draft) == [number, paused]

    def test_what_only_the_author_gets_of_both_does_not_count(
        self, room: BroadcastWorld, draft: int
    ) -> None:
        room.begun(author=OLGA, audience=to("ru"))
        assert self.others(room, draft) == []

    @pytest.mark.parametrize(("minutes", "counts"), [(0, True), (60, True), (61, False)])
    def test_what_was_sent_counts_for_an_hour(
        self, room: BroadcastWorld, draft: int, minutes: int, counts: bool
    ) -> None:
        number = room.begun(author=OTTO)
        room.deliver()
        room.finish(number)
        room.now += HOUR * (minutes / 60)
        assert self.others(room, draft) == ([number] if counts else [])

    @pytest.mark.parametrize(
        ("minutes", "counts"), [(59, False), (60, True), (120, True), (180, True), (181, False)]
    )
    def test_what_is_planned_counts_an_hour_around_ones_own_moment(
        self, room: BroadcastWorld, draft: int, minutes: int, counts: bool
    ) -> None:
        room.edit(draft, send_at=MORNING + 2 * HOUR)
        number = room.draft(author=OTTO, send_at=to_ms(MORNING + HOUR * (minutes / 60)))
        room.release(number)
        assert room.state(number) is State.SCHEDULED
        assert self.others(room, draft) == ([number] if counts else [])

    def test_drafts_recalled_ones_and_corrections_do_not_count(
        self, room: BroadcastWorld, draft: int
    ) -> None:
        room.draft(author=OTTO)
        gone = room.begun(author=OTTO)
        room.deliver()
        room.recall(gone)
        assert self.others(room, draft) == []
        kept = room.begun(author=OTTO)
        room.deliver()
        made = room.correction(kept, OTTO)
        room.edit(made, urgent=True, buttons=())
        room.connection.execute("UPDATE broadcast SET state = 'sending' WHERE id = ?", (made,))
        assert self.others(room, draft) == [kept]


def test_those_who_have_not_seen_it_are_those_who_got_it_and_did_not_say_so(
    room: BroadcastWorld,
) -> None:
    number = room.begun()
    room.take()
    room.unknown(room.hand[CLARA])
    room.deliver()
    room.connection.execute("UPDATE delivery SET seen_at = 1 WHERE chat = ?", (ANNA,))
    again = room.draft(author=OTTO, audience=Audience(unseen=f"broadcast:{number}"))
    found = audiences.people(room.connection, room.snapshot, room.find(again))
    assert set(found) == {OTTO, OLGA, BORIS}
