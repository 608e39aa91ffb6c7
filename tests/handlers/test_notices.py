"""A notice says what differs from what its reader was last told, whatever happens on its way."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import agenda, people, seen_notices
from storage.deliveries import mark_seen
from tests.handlers.outbox_driver import Letter, OutboxDriver
from tests.programmes import small_programme
from tests.storage.starred import (
    ANNA,
    BORIS,
    MORNING,
    NIGHT,
    OLGA,
    OPENING,
    edited,
    in_force,
    moved,
    open_bot,
    renamed,
    star,
    without,
)

PLAIN = small_programme()


@pytest.fixture
def room(tmp_path: Path) -> Iterator[OutboxDriver]:
    """An outbox driver; Anna and Boris have starred the opening."""
    opened = OutboxDriver(tmp_path)
    opened.write(open_bot)
    opened.releases.append(opened.read(in_force))
    for person in (ANNA, BORIS):
        opened.write(star, person)
    yield opened
    opened.close()


def in_flight(room: OutboxDriver) -> Letter:
    """The notice to Anna of an opening an hour later, claimed and not settled."""
    room.publish(moved(60))
    letter = room.next_letter(ANNA)
    assert letter
    assert room.claim(letter)
    return letter


def may_have_arrived(room: OutboxDriver, letter: Letter, crashed: bool) -> None:
    """Nobody knows whether a letter has arrived: after a crash, or after a timeout."""
    if crashed:
        room.crash()
    else:
        room.unknown(letter)


def test_publish_roll_back_publish_tells_each_time_what_differs_from_what_was_last_told(
    room: OutboxDriver,
) -> None:
    room.publish(moved(60))
    [first] = room.deliver_all(ANNA)
    assert "18:00–20:00 → 19:00–21:00" in first
    room.publish(PLAIN)
    room.publish(moved(30))
    [second] = room.deliver_all(ANNA)
    assert "19:00–21:00 → 18:30–20:30" in second
    [russian] = room.deliver_all(BORIS)
    assert "18:00–20:00 → 18:30–20:30" in russian


def test_whoever_was_last_told_the_truth_gets_nothing(room: OutboxDriver) -> None:
    room.publish(moved(60))
    room.deliver_all(ANNA)
    room.publish(PLAIN)
    room.publish(moved(60))
    assert room.deliver_all(ANNA) == []
    room.publish(PLAIN)
    assert len(room.deliver_all(ANNA)) == 1
    assert room.deliver_all(BORIS) == []


def test_what_was_not_sent_yet_is_merged_into_one(room: OutboxDriver) -> None:
    room.write(star, ANNA, NIGHT)
    room.publish(moved(60))
    room.publish(moved(30, NIGHT, base=moved(60)))
    room.publish(edited(place="pin", base=moved(30, NIGHT, base=moved(60))))
    [text] = room.deliver_all(ANNA)
    assert "18:00–20:00 → 19:00–21:00" in text
    assert "Große Halle → Brunnen" in text
    assert "→ 22:30" in text


def test_a_release_that_is_taken_back_while_its_notice_is_on_its_way_is_told_as_taken_back(
    room: OutboxDriver,
) -> None:
    letter = in_flight(room)
    room.publish(PLAIN)
    room.arrived(letter)
    [text] = room.deliver_all(ANNA)
    assert "19:00–21:00 → 18:00–20:00" in text
    assert room.deliver_all(BORIS) == []


def test_a_release_that_is_taken_back_while_its_notice_fails_is_not_told_at_all(
    room: OutboxDriver,
) -> None:
    letter = in_flight(room)
    room.publish(PLAIN)
    room.not_sent(letter)
    assert room.deliver_all(ANNA) == []


def test_a_notice_that_was_taken_back_before_it_was_claimed_is_not_sent(room: OutboxDriver) -> None:
    room.publish(moved(60))
    letter = room.next_letter(ANNA)
    assert letter
    room.publish(PLAIN)
    assert not room.claim(letter)
    assert room.deliver_all(ANNA) == []


@pytest.mark.parametrize("crashed", [True, False])
def test_what_may_have_arrived_is_told_once_more(room: OutboxDriver, crashed: bool) -> None:
    letter = in_flight(room)
    may_have_arrived(room, letter, crashed)
    assert room.deliver_all(ANNA) == [letter.text]


def test_what_may_have_arrived_is_told_once_more_though_it_was_starred_anew(
    room: OutboxDriver,
) -> None:
    letter = in_flight(room)
    room.unknown(letter)
    room.write(agenda.unstar, ANNA, OPENING)
    room.write(agenda.star, ANNA, OPENING, room.in_force.release, MORNING)
    assert room.deliver_all(ANNA) == [letter.text]
    assert room.deliver_all(ANNA) == []


@pytest.mark.parametrize("crashed", [True, False])
def test_what_may_have_arrived_is_told_as_taken_back(room: OutboxDriver, crashed: bool) -> None:
    letter = in_flight(room)
    may_have_arrived(room, letter, crashed)
    room.publish(PLAIN)
    [text] = room.deliver_all(ANNA)
    assert "19:00–21:00 → 18:00–20:00" in text


def test_what_may_have_arrived_is_taken_back_before_it_is_put_in_force_again(
    room: OutboxDriver,
) -> None:
    letter = in_flight(room)
    room.publish(PLAIN)
    room.unknown(letter)
    taken_back = room.next_letter(ANNA)
    assert taken_back
    assert "19:00–21:00 → 18:00–20:00" in taken_back.text
    assert room.claim(taken_back)
    room.arrived(taken_back)
    room.publish(moved(60))
    [text] = room.deliver_all(ANNA)
    assert "18:00–20:00 → 19:00–21:00" in text


def test_what_was_written_before_a_release_and_sent_after_it_does_not_have_the_last_word(
    room: OutboxDriver,
) -> None:
    letter = in_flight(room)
    room.publish(PLAIN)
    room.unknown(letter)
    stale = room.next_letter(ANNA)
    assert stale
    room.publish(moved(60))
    assert room.claim(stale)
    room.arrived(stale)
    [text] = room.deliver_all(ANNA)
    assert "18:00–20:00 → 19:00–21:00" in text


def test_what_may_not_have_arrived_is_told_though_a_newer_release_is_about_something_else(
    room: OutboxDriver,
) -> None:
    in_flight(room)
    room.crash()
    room.publish(moved(30, NIGHT, base=moved(60)))
    [text] = room.deliver_all(ANNA)
    assert "18:00–20:00 → 19:00–21:00" in text


def test_what_failed_and_is_tried_again_says_the_newest_truth_once(room: OutboxDriver) -> None:
    letter = in_flight(room)
    room.publish(moved(30))
    room.not_sent(letter)
    [text] = room.deliver_all(ANNA)
    assert "18:00–20:00 → 18:30–20:30" in text


def test_a_russian_title_that_is_corrected_is_told_in_russian_alone(room: OutboxDriver) -> None:
    room.publish(renamed("Eröffnung", "Торжественное открытие"))
    assert room.deliver_all(ANNA) == []
    [text] = room.deliver_all(BORIS)
    assert "Торжественное открытие" in text


def test_whoever_reads_the_other_language_by_now_is_not_told_of_a_title_in_this(
    room: OutboxDriver,
) -> None:
    room.publish(renamed("Eröffnung", "Торжественное открытие"))
    room.write(people.choose_language, BORIS, "de", MORNING)
    assert room.deliver_all(BORIS) == []


def test_a_starred_session_that_is_removed_is_told_as_cancelled_and_as_back_again(
    room: OutboxDriver,
) -> None:
    room.publish(without(OPENING))
    assert "Fällt aus" in room.deliver_all(ANNA)[0]
    room.publish(PLAIN)
    assert "Findet doch statt" in room.deliver_all(ANNA)[0]
    assert room.deliver_all(BORIS) == []


def reminder(room: OutboxDriver) -> None:
    """Olga lets those who have not seen the newest notice be reminded."""
    release = room.in_force.release
    number = room.read(seen_notices.rounds, release) + 1
    room.write(seen_notices.remind, release, number, OLGA, MORNING)


def test_a_reminder_repeats_what_was_said_until_it_was_seen(room: OutboxDriver) -> None:
    room.publish(moved(60))
    room.deliver_all(ANNA)
    reminder(room)
    [text] = room.deliver_all(ANNA)
    assert text.startswith("Zur Erinnerung")
    assert "18:00–20:00 → 19:00–21:00" in text
    first = room.read(lambda c: c.execute("SELECT id FROM delivery WHERE chat = 11").fetchone()[0])
    reminder(room)
    room.write(mark_seen, first, ANNA, MORNING)
    assert room.deliver_all(ANNA) == []


def test_a_reminder_leaves_what_has_changed_again_to_the_notice_of_that(room: OutboxDriver) -> None:
    room.publish(moved(60))
    room.deliver_all(ANNA)
    reminder(room)
    room.publish(moved(30))
    [text] = room.deliver_all(ANNA)
    assert not text.startswith("Zur Erinnerung")
    assert "19:00–21:00 → 18:30–20:30" in text


def test_a_reminder_that_a_rollback_overtakes_says_nothing_wrong(room: OutboxDriver) -> None:
    room.publish(moved(60))
    room.deliver_all(ANNA)
    reminder(room)
    room.publish(moved(30))
    reminder_or_notice = room.next_letter(ANNA)
    assert reminder_or_notice
    assert room.claim(reminder_or_notice)
    room.arrived(reminder_or_notice)
    room.publish(moved(60))
    [text] = room.deliver_all(ANNA)
    assert "18:30–20:30 → 19:00–21:00" in text
