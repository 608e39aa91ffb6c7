"""Who is told of a release: those it concerns, everybody of a strand, or everybody."""

import sqlite3
from dataclasses import replace

import pytest

from storage import (
    agenda,
    audit,
    deliveries,
    notices_owed,
    people,
    preferences,
    privacy,
    publishing,
    recent_changes,
    telling,
    versions,
)
from storage.audit import Action
from storage.deliveries import State
from storage.programme.facts import Aspect, Viewer, aspects_of, changed_facts
from storage.programme.model import Kind, Programme, Strand, Text
from storage.programme.snapshot import Snapshot
from storage.publishing import NotQuiet, Origin
from storage.telling import Choices, Telling, Whom
from storage.versions import Versions
from tests.programmes import at, session, small_programme
from tests.storage.at_once import put_notices
from tests.storage.starred import (
    ANNA,
    BORIS,
    CLARA,
    MORNING,
    NIGHT,
    OPENING,
    edited,
    in_force,
    moved,
    open_bot,
    owed,
    publish,
    renamed,
    star,
    without,
)

MEMBER, AWAY = 14, 15
EVERYBODY = [ANNA, BORIS, CLARA, MEMBER]
WORKSHOP = "werkstatt"
PLENARY = edited(kind=Kind.PLENARY, base=moved())


@pytest.fixture(autouse=True)
def people_of_both_strands(connection: sqlite3.Connection) -> None:
    """Anna has starred opening and night; one more is of a team, one has blocked the bot."""
    open_bot(connection)
    star(connection, ANNA, OPENING, NIGHT)
    for person in (MEMBER, AWAY):
        people.meet(connection, person, "de", MORNING)
    connection.execute("INSERT INTO member VALUES (?, 'perm-duisburg', 0)", (MEMBER,))
    people.set_reachable(connection, AWAY, False)


def with_new(kind: Kind, strand: Strand = Strand.CONFERENCE) -> Programme:
    programme = small_programme()
    new = session(
        "neu", at(29, 20), 1, Text({"de": "Neu", "ru": "Новое"}), kind=kind, strand=strand
    )
    return replace(programme, sessions=(*programme.sessions, new))


@pytest.mark.parametrize(
    ("programme", "whom", "told"),
    [
        (PLENARY, Whom.BY_KIND, [ANNA, BORIS, CLARA]),
        (PLENARY, Whom.CONCERNED, [ANNA]),
        (PLENARY, Whom.ALL, EVERYBODY),
        (edited(strand=Strand.BOTH, base=PLENARY), Whom.BY_KIND, EVERYBODY),
        (moved(30, NIGHT), Whom.BY_KIND, [ANNA]),
        (moved(30, NIGHT), Whom.STRAND, [ANNA, BORIS, CLARA]),
        (edited(WORKSHOP, end=at(29, 15)), Whom.STRAND, [MEMBER]),
        (edited("essen", end=at(29, 15)), Whom.STRAND, EVERYBODY),
        (with_new(Kind.PLENARY), Whom.BY_KIND, [ANNA, BORIS, CLARA]),
        (with_new(Kind.TALK), Whom.BY_KIND, []),
        (with_new(Kind.TALK, Strand.YOUTH), Whom.STRAND, [MEMBER]),
        (with_new(Kind.TALK), Whom.ALL, EVERYBODY),
        (renamed("Eröffnung", "Торжественное открытие"), Whom.ALL, [BORIS]),
        (edited(abstract=Text("Ohne Musik.")), Whom.ALL, []),
    ],
    ids=str,
)
def test_each_is_told_whom_the_release_is_told_to(
    connection: sqlite3.Connection, programme: Programme, whom: Whom, told: list[int]
) -> None:
    audience = publish(connection, programme, whom=whom).audience
    assert owed(connection) == told
    assert (audience.reachable, audience.others) == (len(told), len(EVERYBODY) - len(told))


def test_those_it_concerns_come_first_and_each_is_told_once(
    connection: sqlite3.Connection,
) -> None:
    star(connection, CLARA, NIGHT)
    publish(connection, moved(30, NIGHT, base=moved()), whom=Whom.ALL)
    rows = connection.execute("SELECT chat FROM delivery ORDER BY due_at, id").fetchall()
    assert [row["chat"] for row in rows] == [ANNA, CLARA, BORIS, MEMBER]


def _arrive(connection: sqlite3.Connection, release: int) -> None:
    for waiting in deliveries.due(connection, MORNING, (), 100):
        deliveries.settle(connection, waiting.id, State.SENT, MORNING)
    connection.execute("UPDATE told SET release = ?", (release,))


def test_who_was_told_with_everybody_hears_when_it_is_no_longer_true(
    connection: sqlite3.Connection,
) -> None:
    publish(connection, moved(30, NIGHT), whom=Whom.ALL)
    _arrive(connection, 2)
    people.meet(connection, 16, "de", MORNING)
    agenda.unstar(connection, ANNA, NIGHT)
    assert publish(connection, moved(45, NIGHT)).audience.reachable == 3
    assert owed(connection) == [BORIS, CLARA, MEMBER]
    publish(connection, moved(30, NIGHT))
    assert owed(connection) == []


def test_what_was_told_with_everybody_outlives_a_seat_and_no_star(
    connection: sqlite3.Connection,
) -> None:
    preferences.set_highlights(connection, BORIS, True)
    publish(connection, moved(30, NIGHT), whom=Whom.ALL)
    preferences.set_highlights(connection, BORIS, False)
    privacy.erase(connection, CLARA, MORNING, in_force(connection))
    _arrive(connection, 2)
    publish(connection, moved(45, NIGHT))
    assert owed(connection) == [ANNA, MEMBER]


def test_a_teams_own_workshop_is_told_to_nobody_else(connection: sqlite3.Connection) -> None:
    own = edited(WORKSHOP, own_of="perm-duisburg")
    publish(connection, own)
    later = edited(WORKSHOP, base=own, end=at(29, 15))
    publish(connection, later, whom=Whom.ALL, origin=Origin.ON_THE_SPOT)
    assert owed(connection) == [MEMBER]


def test_who_has_subscribed_is_told_of_every_change_until_they_no_longer_are(
    connection: sqlite3.Connection,
) -> None:
    for person in (ANNA, BORIS, AWAY):
        preferences.set_all_changes(connection, person, True)
    audience = publish(connection, with_new(Kind.TALK)).audience
    assert (audience.reachable, audience.others) == (2, 2)
    assert owed(connection) == [ANNA, BORIS]
    _arrive(connection, 2)
    preferences.set_all_changes(connection, BORIS, False)
    publish(connection, moved(30, NIGHT, base=small_programme()))
    assert owed(connection) == [ANNA]
    _arrive(connection, 3)
    preferences.set_all_changes(connection, ANNA, False)
    publish(connection, moved(45, NIGHT, base=small_programme()))
    assert owed(connection) == [ANNA], "it is starred"


@pytest.mark.parametrize(
    ("programme", "choices"),
    [
        (PLENARY, Choices(Whom.STRAND, (Strand.CONFERENCE,))),
        (moved(30, NIGHT), Choices(Whom.CONCERNED, (Strand.CONFERENCE,))),
        (moved(30, NIGHT, base=PLENARY), Choices(Whom.BY_KIND, (Strand.CONFERENCE,))),
        (edited("essen", end=at(29, 15)), Choices(Whom.CONCERNED, ())),
        (edited(strand=Strand.BOTH, base=PLENARY), Choices(Whom.ALL, ())),
        (
            renamed("Eröffnung", "Торжественное открытие"),
            Choices(Whom.CONCERNED, (Strand.CONFERENCE,), may_be_quiet=True),
        ),
        (edited(abstract=Text("Ohne Musik.")), None),
    ],
    ids=str,
)
def test_there_is_to_choose_from_what_makes_a_difference(
    programme: Programme, choices: Choices | None
) -> None:
    before, after = Snapshot.of(small_programme()), Snapshot.of(programme, 2)
    changed = changed_facts(before, after)
    assert telling.choices(before, after, changed, MORNING) == choices


def test_of_very_many_sessions_the_next_ones_are_told_to_everybody() -> None:
    programme = small_programme()
    many = tuple(
        session(f"s{n}", at(29, 8) if n % 2 else at(28, 8), 1, Text(str(n)), kind=Kind.TALK)
        for n in range(2 * telling.MOST)
    )
    after = Snapshot.of(replace(programme, sessions=(*programme.sessions, *many)), 2)
    before = Snapshot.of(programme)
    changed = changed_facts(before, after)
    [(strand, told)] = Telling(Whom.ALL).widened(before, after, changed, at(28, 7)).items()
    assert (strand, len(told)) == (Strand.BOTH, telling.MOST)
    assert {after.sessions[name].start for name in told} == {at(28, 8)}


CORRECTED = edited(
    title=Text({"de": "Eröffnung!", "ru": "Открытие"}), abstract=Text("Ohne Musik."), spoken=("de",)
)


def test_a_slip_is_corrected_quietly_also_in_what_waits(connection: sqlite3.Connection) -> None:
    published = publish(connection, CORRECTED, whom=Whom.NOBODY)
    assert (published.audience.reachable, published.audience.others) == (0, len(EVERYBODY))
    assert owed(connection) == []
    assert recent_changes.newest(connection, ()) == []
    assert audit.page(connection, 0, 1)[0].action is Action.PUBLISHED_QUIETLY
    later = edited(place="pin", base=CORRECTED)
    publish(connection, later)
    assert owed(connection) == [ANNA]
    known = Versions(connection, 3)
    reader = Viewer("de", is_insider=True)
    differs = aspects_of(known.at(OPENING, 1), known.now(OPENING), reader, MORNING)
    assert differs == (Aspect.PLACE,)
    publish(connection, small_programme())
    assert aspects_of(known.at(OPENING, 1), versions.facts(connection, OPENING, 4), reader, MORNING)


@pytest.mark.parametrize(
    ("programme", "beyond"),
    [
        (moved(), "eroeffnung"),
        (edited(place="pin"), "eroeffnung"),
        (edited(cancelled=True), "eroeffnung"),
        (edited(online=None, title=Text("Auf")), "eroeffnung"),
        (with_new(Kind.TALK), "neu"),
        (without("essen"), "essen"),
        (replace(small_programme(), places=small_programme().places[:1]), "pin"),
        (replace(small_programme(), groups=(), sessions=small_programme().sessions[:2]), "umwelt"),
    ],
    ids=str,
)
def test_nothing_else_is_published_quietly(
    connection: sqlite3.Connection, programme: Programme, beyond: str
) -> None:
    with pytest.raises(NotQuiet) as refused:
        publish(connection, programme, whom=Whom.NOBODY)
    found = refused.value.beyond
    named = {c.session.id for c in found.sessions} | {t.thing.id for t in found.things}
    assert beyond in named


def test_who_was_to_hear_of_what_was_taken_back_hears_of_no_later_change(
    connection: sqlite3.Connection,
) -> None:
    wide = Telling(Whom.ALL)
    for programme in (moved(30, NIGHT), small_programme()):
        prepared = publishing.prepare(connection, programme, None, Origin.FILE, MORNING, wide)
        publishing.put_in_force(connection, prepared)
    notices_owed.hurry(connection, 3, MORNING)
    put_notices(connection, MORNING)
    assert owed(connection) == []
    publish(connection, moved(60, NIGHT), whom=Whom.CONCERNED)
    assert owed(connection) == [ANNA]


def test_a_quiet_release_is_told_with_no_other(connection: sqlite3.Connection) -> None:
    slip = edited(title=Text("Eröffnung!"), base=moved(30, NIGHT))
    for programme, whom in (
        (moved(30, NIGHT), Whom.CONCERNED),
        (slip, Whom.NOBODY),
        (moved(60, NIGHT, base=slip), Whom.CONCERNED),
    ):
        prepared = publishing.prepare(
            connection, programme, None, Origin.FILE, MORNING, Telling(whom)
        )
        publishing.put_in_force(connection, prepared)
    assert [notices_owed.told_with(connection, number) for number in (2, 3)] == [4, 3]
    assert notices_owed.due_at(connection, 3) is None


def test_who_hears_anyway_of_what_still_waits_is_counted(connection: sqlite3.Connection) -> None:
    wide = publishing.prepare(
        connection, moved(30, NIGHT), None, Origin.FILE, MORNING, Telling(Whom.ALL)
    )
    publishing.put_in_force(connection, wide)
    audience = publish(connection, moved(60, NIGHT), whom=Whom.CONCERNED).audience
    assert owed(connection) == EVERYBODY
    assert (audience.reachable, audience.others) == (len(EVERYBODY), 0)
