"""A link makes an organiser once, within a day, of whom its giver confirms."""

import sqlite3
from datetime import timedelta

import pytest

from storage import audit, deliveries, drafts, organisers, people
from storage.audit import Action
from storage.deliveries import Priority
from storage.organisers import LINK_IS_GOOD_FOR, Invitation, Notice
from storage.publishing import Origin
from tests.storage import at_once
from tests.storage.conftest import NOON
from tests.storage.starred import moved, open_bot

OLGA, PAUL, EVE = 21, 31, 66
LATER = NOON + timedelta(minutes=1)
EXPIRED = NOON + LINK_IS_GOOD_FOR


@pytest.fixture
def code(connection: sqlite3.Connection) -> str:
    """Paul and Eve are known, and Olga has given a link away."""
    for person in (PAUL, EVE):
        people.meet(connection, person, "de", NOON)
    return organisers.invite(connection, OLGA, NOON)


def opened(connection: sqlite3.Connection, code: str, taker: int = PAUL) -> int:
    """Let somebody open a link; the number of the invitation is the result."""
    assert organisers.open_invitation(connection, code, taker, "Paul", LATER)
    return int(connection.execute("SELECT max(id) FROM invitation").fetchone()[0])


def notices(connection: sqlite3.Connection, chat: int) -> list[str]:
    rows = connection.execute("SELECT kind FROM delivery WHERE chat = ? ORDER BY id", (chat,))
    return [row["kind"] for row in rows]


def log(connection: sqlite3.Connection) -> list[tuple[int | None, str, object]]:
    """Actor, action and person of every line, the oldest first."""
    lines = audit.page(connection, 0, 100)[::-1]
    return [(line.actor, line.action, line.details.get("person")) for line in lines]


def test_a_link_alone_makes_nobody_an_organiser(connection: sqlite3.Connection, code: str) -> None:
    number = opened(connection, code)
    assert organisers.opened(connection, number, LATER) == Invitation(number, OLGA, PAUL, "Paul")
    assert not organisers.is_named(connection, PAUL)
    assert organisers.all_named(connection) == []
    assert notices(connection, OLGA) == [Notice.OPENED]


def test_what_the_giver_confirms_is_done_told_and_written_down(
    connection: sqlite3.Connection, code: str
) -> None:
    number = opened(connection, code)
    assert organisers.confirm(connection, number, OLGA, LATER, ())
    assert organisers.is_named(connection, PAUL)
    [named] = organisers.all_named(connection)
    assert (named.person, named.named_by, named.since) == (PAUL, OLGA, LATER)
    found = people.find(connection, PAUL)
    assert found
    assert found.named_organiser
    assert notices(connection, PAUL) == [Notice.NAMED]
    assert log(connection) == [
        (OLGA, Action.INVITED, None),
        (OLGA, Action.ORGANISER_NAMED, PAUL),
    ]
    [first, *_] = connection.execute("SELECT priority FROM delivery").fetchall()
    assert first["priority"] == Priority.PERSONAL


def test_a_link_is_used_up_by_being_confirmed_or_declined(
    connection: sqlite3.Connection, code: str
) -> None:
    number = opened(connection, code)
    assert organisers.decline(connection, number, OLGA, LATER)
    assert organisers.confirm(connection, number, OLGA, LATER, ()) is None
    assert organisers.decline(connection, number, OLGA, LATER) is None
    assert not organisers.open_invitation(connection, code, PAUL, "Paul", LATER)
    assert not organisers.is_named(connection, PAUL)


def test_the_link_belongs_to_the_first_who_opens_it(
    connection: sqlite3.Connection, code: str
) -> None:
    number = opened(connection, code)
    assert not organisers.open_invitation(connection, code, EVE, "Eve", LATER)
    assert organisers.open_invitation(connection, code, PAUL, "Paul P.", LATER)
    found = organisers.opened(connection, number, LATER)
    assert found
    assert (found.taker, found.taker_name) == (PAUL, "Paul P.")
    assert notices(connection, OLGA) == [Notice.OPENED]


def test_nobody_opens_their_own_link_or_one_that_does_not_exist(
    connection: sqlite3.Connection, code: str
) -> None:
    assert not organisers.open_invitation(connection, code, OLGA, "Olga", LATER)
    assert not organisers.open_invitation(connection, code + "x", PAUL, "Paul", LATER)
    assert not organisers.open_invitation(connection, "", PAUL, "Paul", LATER)
    assert notices(connection, OLGA) == []


@pytest.mark.parametrize("other", [EVE, PAUL])
def test_only_the_giver_confirms_or_declines(
    connection: sqlite3.Connection, code: str, other: int
) -> None:
    number = opened(connection, code)
    assert organisers.confirm(connection, number, other, LATER, ()) is None
    assert organisers.decline(connection, number, other, LATER) is None
    assert organisers.opened(connection, number, LATER)


def test_nothing_is_confirmed_before_the_link_was_opened(
    connection: sqlite3.Connection, code: str
) -> None:
    number = int(connection.execute("SELECT id FROM invitation").fetchone()[0])
    assert code
    assert organisers.opened(connection, number, LATER) is None
    assert organisers.confirm(connection, number, OLGA, LATER, ()) is None


def test_after_a_day_a_link_is_no_good_and_forgotten_with_the_name(
    connection: sqlite3.Connection, code: str
) -> None:
    number = opened(connection, code)
    organisers.purge(connection, EXPIRED - timedelta(milliseconds=1))
    assert organisers.opened(connection, number, EXPIRED - timedelta(milliseconds=1))
    assert organisers.opened(connection, number, EXPIRED) is None
    assert organisers.confirm(connection, number, OLGA, EXPIRED, ()) is None
    assert not organisers.open_invitation(connection, code, PAUL, "Paul", EXPIRED)
    organisers.purge(connection, EXPIRED)
    assert connection.execute("SELECT count(*) FROM invitation").fetchone()[0] == 0


def test_codes_differ_and_cannot_be_guessed(connection: sqlite3.Connection) -> None:
    codes = {organisers.invite(connection, OLGA, NOON) for _ in range(50)}
    assert len(codes) == 50
    assert all(20 <= len(code) <= 60 for code in codes)


def test_a_role_taken_back_takes_links_and_drafts_along_and_is_told(
    connection: sqlite3.Connection, code: str
) -> None:
    open_bot(connection)
    organisers.confirm(connection, opened(connection, code), OLGA, LATER, ())
    link = organisers.invite(connection, PAUL, LATER)
    draft = at_once.propose(connection, moved(), PAUL, Origin.FILE, LATER)
    assert organisers.remove(connection, PAUL, OLGA, LATER)
    assert not organisers.is_named(connection, PAUL)
    assert not organisers.open_invitation(connection, link, EVE, "Eve", LATER)
    assert drafts.find(connection, draft.id, PAUL, LATER) is None
    assert notices(connection, PAUL) == [Notice.NAMED, Notice.REMOVED]
    assert log(connection)[-1] == (OLGA, Action.ORGANISER_REMOVED, PAUL)
    assert not organisers.remove(connection, PAUL, OLGA, LATER)


def test_whoever_steps_down_is_not_told_of_it(connection: sqlite3.Connection, code: str) -> None:
    organisers.confirm(connection, opened(connection, code), OLGA, LATER, ())
    assert organisers.remove(connection, PAUL, PAUL, LATER)
    assert notices(connection, PAUL) == [Notice.NAMED]
    assert log(connection)[-1] == (PAUL, Action.ORGANISER_REMOVED, PAUL)


def test_somebody_named_removed_and_named_again_is_told_each_time(
    connection: sqlite3.Connection, code: str
) -> None:
    moment = LATER
    for link in (code, None):
        fresh = link or organisers.invite(connection, OLGA, NOON)
        organisers.confirm(connection, opened(connection, fresh), OLGA, moment, ())
        moment += timedelta(minutes=1)
        organisers.remove(connection, PAUL, OLGA, moment)
        moment += timedelta(minutes=1)
    assert notices(connection, PAUL) == [Notice.NAMED, Notice.REMOVED] * 2
    assert len(deliveries.due(connection, moment, {OLGA}, 10)) == 4


def test_whoever_named_others_is_forgotten_and_they_stay(
    connection: sqlite3.Connection, code: str
) -> None:
    organisers.confirm(connection, opened(connection, code), OLGA, LATER, ())
    organisers.forget(connection, OLGA)
    [named] = organisers.all_named(connection)
    assert (named.person, named.named_by) == (PAUL, None)


def names(
    connection: sqlite3.Connection, giver: int, taker: int, admins: tuple[int, ...] = ()
) -> None:
    """Let one make another an organiser."""
    people.meet(connection, taker, "de", NOON)
    code = organisers.invite(connection, giver, NOON)
    number = opened(connection, code, taker)
    assert organisers.confirm(connection, number, giver, LATER, admins)


def independent(
    connection: sqlite3.Connection, one: int, other: int, admins: tuple[int, ...] = (OLGA,)
) -> bool:
    named = organisers.all_named(connection)
    found = organisers.are_independent(named, admins, one, other)
    assert organisers.are_independent(named, admins, other, one) == found
    return found


UMA, VERA = 41, 42


def test_who_was_named_counts_as_one_with_who_named_them_and_all_below(
    connection: sqlite3.Connection,
) -> None:
    names(connection, OLGA, PAUL)
    names(connection, PAUL, UMA)
    names(connection, OLGA, VERA)
    for one in (OLGA, PAUL, UMA, VERA):
        for other in (OLGA, PAUL, UMA, VERA):
            assert not independent(connection, one, other)
    assert independent(connection, UMA, EVE, (OLGA, EVE))
    assert independent(connection, UMA, OLGA, (OLGA, UMA))


def test_who_was_confirmed_counts_for_themselves_and_for_whom_they_named(
    connection: sqlite3.Connection,
) -> None:
    admins = (OLGA, EVE)
    names(connection, OLGA, PAUL)
    names(connection, PAUL, UMA)
    assert organisers.vouch(connection, PAUL, EVE, LATER, admins)
    assert independent(connection, OLGA, PAUL)
    assert independent(connection, OLGA, UMA)
    assert not independent(connection, PAUL, UMA)
    assert (EVE, Action.ORGANISER_CONFIRMED, PAUL) in log(connection)
    assert not organisers.vouch(connection, PAUL, EVE, LATER, admins)


def test_nobody_confirms_whom_they_named_or_could_be(connection: sqlite3.Connection) -> None:
    names(connection, OLGA, PAUL)
    names(connection, PAUL, UMA)
    names(connection, OLGA, VERA)
    for by in (OLGA, PAUL, UMA, VERA):
        assert not organisers.vouch(connection, UMA, by, LATER, (OLGA,))
    assert not organisers.vouch(connection, EVE, OLGA, LATER, (OLGA,))


@pytest.mark.parametrize("leave", ["removed", "erased"])
def test_who_leaves_makes_nobody_independent(connection: sqlite3.Connection, leave: str) -> None:
    names(connection, OLGA, PAUL)
    names(connection, PAUL, UMA)
    if leave == "removed":
        assert organisers.remove(connection, PAUL, OLGA, LATER)
    else:
        organisers.forget(connection, PAUL)
    assert not independent(connection, OLGA, UMA)


def test_where_who_named_somebody_was_erased_nobody_knows_who_they_are(
    connection: sqlite3.Connection,
) -> None:
    names(connection, OLGA, PAUL)
    organisers.forget(connection, OLGA)
    assert not independent(connection, OLGA, PAUL)
    assert not independent(connection, EVE, PAUL, (OLGA, EVE))


def test_two_who_named_each_other_in_turn_are_not_independent(
    connection: sqlite3.Connection,
) -> None:
    names(connection, OLGA, PAUL)
    names(connection, PAUL, OLGA)
    assert not independent(connection, OLGA, PAUL, ())


def test_all_other_organisers_are_told_of_a_new_one(connection: sqlite3.Connection) -> None:
    names(connection, OLGA, PAUL)
    names(connection, OLGA, UMA, (OLGA, EVE))
    assert notices(connection, PAUL) == [Notice.NAMED, Notice.JOINED]
    assert notices(connection, EVE) == [Notice.JOINED]
    assert notices(connection, UMA) == [Notice.NAMED]
    assert Notice.JOINED not in notices(connection, OLGA)
