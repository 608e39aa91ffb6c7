"""What a team's chat and its members are owed when a release changes the team's workshops."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from storage import deliveries
from storage.deliveries import Delivery, State
from storage.programme.model import Kind, Programme, Text
from storage.publishing import preview
from storage.teams import chats, workshop_news
from storage.teams.model import CHANGE, EXCHANGE
from storage.telling import USUAL
from tests.programmes import at, session
from tests.storage.teams.team_world import (
    LEADER,
    NOW,
    PERM,
    UFA,
    WORKSHOP,
    Forum,
    programme_with_teams,
    with_workshop,
)

CHAT, OTHER_CHAT = -700, -800


async def rooms(forum: Forum) -> None:
    """Both teams have a chat."""
    await forum.do(chats.bind, LEADER, PERM, chat=CHAT, thread=None)
    await forum.do(chats.bind, LEADER, UFA, chat=OTHER_CHAT, thread=None)


def moved(hours: int) -> Programme:
    """Perm–Duisburg's workshop begins later."""
    by = timedelta(hours=hours)
    return with_workshop(lambda s: replace(s, start=s.start + by, end=s.end + by))


def given_to(*teams: str) -> Programme:
    """The workshop is for other teams."""
    return with_workshop(lambda s: replace(s, teams=teams))


async def waiting(forum: Forum, kind: str = CHANGE) -> dict[int, Mapping[str, Any]]:
    """What is owed of a kind, by chat."""
    rows = await forum.rows(
        "SELECT chat, parameters FROM delivery WHERE kind = ? AND state = 'pending'", kind
    )
    found = {chat: json.loads(parameters) for chat, parameters in rows}
    assert len(found) == len(rows), "more than one for the same chat"
    return found


async def in_hand(forum: Forum, chat: int = CHAT) -> Delivery:
    """What is owed to a chat, claimed, with what is noted of it then."""
    query = "SELECT id FROM delivery WHERE chat = ? AND state = 'pending' ORDER BY id"
    number = (await forum.rows(query, chat))[0][0]
    found = await forum.database.read(deliveries.find, number, NOW)
    assert found is not None
    to = forum.snapshot.release

    def begin(connection: Any) -> None:
        assert deliveries.claim(connection, number, NOW)
        workshop_news.note_telling(connection, found, to, NOW)

    await forum.database.write(begin)
    return found


async def arrived(forum: Forum, chat: int = CHAT) -> None:
    """What was owed to a chat has been sent."""
    delivery = await in_hand(forum, chat)
    await forum.database.write(deliveries.settle, delivery.id, State.SENT, NOW)


async def test_the_chat_of_the_team_whose_workshop_is_moved_is_owed_one_message(
    forum: Forum,
) -> None:
    await rooms(forum)
    await forum.publish(moved(1))
    assert list(await waiting(forum)) == [CHAT]


async def test_a_workshop_of_every_team_concerns_every_chat(forum: Forum) -> None:
    await rooms(forum)
    programme = programme_with_teams()
    extra = session(
        "neu", at(30, 9), 1, Text({"de": "Neu", "ru": "Новая"}), kind=Kind.WORKSHOP, every_team=True
    )
    await forum.publish(replace(programme, sessions=(*programme.sessions, extra)))
    assert sorted(await waiting(forum)) == [OTHER_CHAT, CHAT]


async def test_what_is_no_workshop_of_a_team_concerns_no_chat(forum: Forum) -> None:
    await rooms(forum)
    programme = programme_with_teams()
    renamed = tuple(
        replace(s, title=Text({"de": "Anders", "ru": "Иначе"})) if s.id == "eroeffnung" else s
        for s in programme.sessions
    )
    await forum.publish(replace(programme, sessions=renamed))
    assert not await waiting(forum)


async def test_a_title_corrected_in_one_language_is_news_for_the_chat_of_both(
    forum: Forum,
) -> None:
    await rooms(forum)
    await forum.publish(
        with_workshop(
            lambda s: replace(s, title=Text({"de": s.title.in_language("de"), "ru": "Студия"}))
        )
    )
    assert list(await waiting(forum)) == [CHAT]


async def test_of_two_changes_in_a_row_one_message_is_owed_since_the_first(forum: Forum) -> None:
    await rooms(forum)
    await forum.publish(moved(1))
    await forum.publish(moved(2))
    assert (await waiting(forum))[CHAT]["since"] == [1]


async def test_what_is_changed_back_before_it_was_told_is_not_told(forum: Forum) -> None:
    await rooms(forum)
    await forum.publish(moved(1))
    await forum.publish(programme_with_teams())
    assert not await waiting(forum)


async def test_what_was_told_is_what_the_next_message_begins_with(forum: Forum) -> None:
    await rooms(forum)
    await forum.publish(moved(1))
    await arrived(forum)
    await forum.publish(programme_with_teams())
    assert (await waiting(forum))[CHAT]["since"] == [2]


async def test_a_message_that_may_have_arrived_is_taken_back_too(forum: Forum) -> None:
    await rooms(forum)
    await forum.publish(moved(1))
    delivery = await in_hand(forum)
    await forum.database.write(deliveries.put_back, delivery.id)
    await forum.publish(programme_with_teams())
    assert (await waiting(forum))[CHAT]["since"] == [1, 2]


async def test_a_message_that_certainly_did_not_arrive_leaves_nothing_to_take_back(
    forum: Forum,
) -> None:
    await rooms(forum)
    await forum.publish(moved(1))
    delivery = await in_hand(forum)
    await forum.database.write(workshop_news.note_not_told, delivery)
    await forum.database.write(deliveries.put_back, delivery.id)
    await forum.publish(programme_with_teams())
    assert not await waiting(forum)


async def test_a_message_that_is_sent_late_says_what_the_one_behind_it_would(
    forum: Forum,
) -> None:
    await rooms(forum)
    await forum.publish(moved(1))
    first = await in_hand(forum)
    await forum.publish(moved(2))
    assert (await waiting(forum))[CHAT]["since"] == [2]
    await forum.database.write(workshop_news.note_not_told, first)
    await forum.database.write(deliveries.put_back, first.id)
    late = await in_hand(forum)
    assert late.id == first.id
    assert not await waiting(forum)


async def test_a_newer_message_is_not_given_up_for_one_that_does_not_say_it(
    forum: Forum,
) -> None:
    await rooms(forum)
    await forum.publish(moved(1))
    first = await in_hand(forum)
    await forum.publish(moved(2))
    await forum.database.write(workshop_news.note_telling, first, 2, NOW)
    assert list(await waiting(forum)) == [CHAT]


async def test_a_chat_without_a_team_is_owed_nothing_more(forum: Forum) -> None:
    await rooms(forum)
    await forum.publish(moved(1))
    await forum.database.write(chats.unbind, PERM, LEADER, NOW)
    assert not await waiting(forum)


async def test_a_group_that_moves_takes_its_news_along(forum: Forum) -> None:
    await rooms(forum)
    await forum.publish(moved(1))
    await forum.database.write(chats.follow, CHAT, -1_000_700)
    await forum.publish(moved(2))
    assert {chat: p["since"] for chat, p in (await waiting(forum)).items()} == {-1_000_700: [1]}


async def test_once_a_workshop_is_over_nothing_is_owed_about_it(forum: Forum) -> None:
    await rooms(forum)
    await forum.publish(
        with_workshop(lambda s: replace(s, title=Text({"de": "Anders", "ru": "Иначе"}))), at(29, 15)
    )
    assert not await waiting(forum)


async def test_a_workshop_given_away_is_told_to_both_teams_and_to_their_chats(
    forum: Forum,
) -> None:
    await rooms(forum)
    await forum.joins(11)
    await forum.joins(12, UFA)
    await forum.publish(given_to(UFA))
    assert sorted(await waiting(forum)) == [OTHER_CHAT, CHAT]
    assert {chat: p["team"] for chat, p in (await waiting(forum, EXCHANGE)).items()} == {
        11: PERM,
        12: UFA,
    }


async def test_those_who_are_told_of_an_exchange_are_counted_before_it_is_published(
    forum: Forum,
) -> None:
    await forum.joins(11)
    await forum.joins(12, UFA)
    _, _, audience = await forum.database.read(preview, given_to(UFA), USUAL, NOW)
    assert (audience.reachable, audience.unreachable) == (2, 0)


async def test_a_second_team_takes_nothing_from_the_first(forum: Forum) -> None:
    await forum.joins(11)
    await forum.joins(12, UFA)
    await forum.publish(given_to(PERM, UFA))
    assert list(await waiting(forum, EXCHANGE)) == [12]


async def test_a_workshop_given_away_and_back_is_told_to_nobody(forum: Forum) -> None:
    await forum.joins(11)
    await forum.joins(12, UFA)
    await forum.publish(given_to(UFA))
    await forum.publish(programme_with_teams())
    assert not await waiting(forum, EXCHANGE)


async def test_whoever_gets_a_workshop_is_not_told_of_it_a_second_time(forum: Forum) -> None:
    await forum.joins(12, UFA)
    await forum.publish(
        with_workshop(lambda s: replace(s, teams=(UFA,), end=s.end + timedelta(hours=1)))
    )
    assert await forum.owed() == [(EXCHANGE, 12)]
    told = await forum.rows("SELECT release FROM told WHERE person = 12 AND session = ?", WORKSHOP)
    assert told == [(2,)]
