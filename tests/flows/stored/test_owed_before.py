"""Every message that the version before owed goes out, or is of no use any more."""

import sqlite3
from collections import defaultdict
from contextlib import closing
from pathlib import Path

from handlers.features import features
from storage import channel, coordinators, held_messages
from storage.alerts import Alert
from storage.helpdesk import model as helpdesk
from storage.moments import to_ms
from storage.organisers import Notice
from storage.seats import ledger, sign_offs, waiting_ends
from storage.teams.model import NUDGE, Membership
from storage.teams.model import Notice as TeamNotice
from tests.flows.broadcasts.steps import looked_at, over, said_in
from tests.flows.conversation import Stage, Talker
from tests.flows.stored.old_evening import (
    ANNA,
    OLGA,
    OTHER_ROOM,
    OTTO,
    READERS,
    ROOM,
    STARTED,
    THEN,
    load,
)
from tests.programmes import at

SENT, NO_USE = "sent", "no longer of use"
INTERRUPTED = "the bot was stopped while it was sent"

_NEW_KINDS = {
    *Alert,
    Notice.JOINED,
    *Membership,
    TeamNotice.LEADERLESS,
    TeamNotice.LEADER_GONE,
    NUDGE,
    channel.KIND,
    channel.LOST,
    channel.REFUSED,
    *coordinators.Notice,
    sign_offs.KIND,
    waiting_ends.KIND,
    held_messages.RESTORED,
    helpdesk.ANSWER,
    helpdesk.CLOSED,
    helpdesk.ENDED,
    helpdesk.NO_TOPICS,
    helpdesk.QUESTION,
    helpdesk.REMINDER,
    helpdesk.REMOVAL,
    helpdesk.TOPIC,
    helpdesk.TOPIC_REMOVAL,
    helpdesk.UNREACHED,
    ledger.WALK_IN_SEATED,
}

_OUTCOMES = {
    ("broadcast", SENT): {*range(32, 37)},
    ("broadcast", INTERRUPTED): {36},
    ("broadcast approval", SENT): {OTTO, 92},
    # One was declined, one approved.
    ("broadcast approval", NO_USE): {OTTO, 92},
    ("broadcast approved", SENT): {OLGA},
    ("broadcast buttons", SENT): set(READERS),
    ("broadcast correction", SENT): {OLGA, *range(31, 37)},
    ("broadcast declined", SENT): {OLGA},
    ("broadcast not sent", SENT): {OTTO},
    ("broadcast progress", SENT): {OLGA, OTTO},
    ("broadcast recall", SENT): {OLGA, *range(31, 37)},
    ("broadcast test", SENT): {OLGA},
    ("change", SENT): {ANNA, 12},
    ("change again", SENT): {13, 14},
    ("digest", SENT): {ANNA, 12, *range(31, 37)},
    # What they would have done on the next day was taken from them, or given up.
    ("digest", NO_USE): {51, 71, 73, 81, 82, 83, 86},
    ("group removed", SENT): {74},
    ("invitation opened", SENT): {OLGA},
    # The others were decided.
    ("invitation opened", NO_USE): {OLGA},
    ("organiser declined", SENT): {93},
    ("organiser named", SENT): {92, 94},
    ("organiser removed", SENT): {94},
    ("reminder", SENT): {ANNA, 12, 51, 82, 83, 86},
    # One begins later now, one is not for somebody who is in the team no more.
    ("reminder", NO_USE): {12, 81},
    ("seat given", SENT): {72},
    ("seat taken back", SENT): {73},
    ("taken out of a team", SENT): {81},
    ("team change", SENT): {ROOM, OTHER_ROOM},
    ("team chat lost", SENT): {58},
    ("team exchange", SENT): {51, 58, 82, 83, 85, 86},
    ("team leader named", SENT): {82, 83},
    ("team leader removed", SENT): {83},
    ("team reminder", SENT): {ROOM},
    ("team removed", SENT): {84},
    ("team topic lost", SENT): {58},
}
"""By kind and outcome, to whom."""


def test_a_message_of_every_kind_was_owed(tmp_path: Path) -> None:
    load(tmp_path / "db")
    with closing(sqlite3.connect(tmp_path / "db")) as connection:
        waiting = "SELECT DISTINCT kind FROM delivery WHERE state IN ('pending', 'sending')"
        owed = {kind for (kind,) in connection.execute(waiting)}
    known = {str(entry.kind) for feature in features().all for entry in feature.notices}
    assert owed == known - _NEW_KINDS


async def test_each_goes_out_or_is_of_no_use_any_more(evening: Stage) -> None:
    await evening.delivered()
    outcomes = defaultdict(set)
    with closing(sqlite3.connect(evening.settings.database)) as connection:
        rows = connection.execute(
            "SELECT kind, coalesce(reason, state), chat FROM delivery WHERE settled_at >= ?",
            (to_ms(STARTED),),
        )
        for kind, outcome, chat in rows:
            outcomes[kind, outcome].add(chat)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert outcomes == _OUTCOMES


async def test_a_broadcast_under_way_reaches_the_rest_once(evening: Stage) -> None:
    await over(evening)
    texts = {"de": "Der Saal ist offen.", "ru": "Зал открыт."}
    # Two had it, and of the last nobody knows.
    got = {n: _count(evening.people[n], texts) for n in READERS}
    assert got == {OTTO: 0, 31: 0, 32: 1, 33: 1, 34: 1, 35: 1, 36: 0}
    assert evening.holds("broadcast", "id = 6 AND state = 'sent'")


async def test_an_album_reaches_the_rest_and_everybody_its_buttons(evening: Stage) -> None:
    await over(evening)
    for number in READERS:
        messages = evening.people[number].chat.messages
        album = [m for m in messages if m.kind == "photo"]
        assert len(album) == 2
        assert all((said_in(m) == THEN) is (number < 33) for m in album[:1])
        assert sum(m.text.startswith("Bitte bestätigen Sie") for m in messages) == 1


async def test_what_was_corrected_says_so_and_what_was_recalled_is_gone(evening: Stage) -> None:
    before = {n: len(_of_then(evening.people[n])) for n in range(31, 37)}
    await over(evening)
    for number, talker in ((n, evening.people[n]) for n in range(31, 37)):
        language = talker.person.language_code
        said = "Музыка начнётся в четыре." if language == "ru" else "Musik beginnt um vier."
        assert sum(said_in(m).startswith(said) for m in talker.chat.messages) == 1
        assert len(_of_then(talker)) == before[number] - 2


async def test_what_was_paused_goes_on_and_what_was_planned_begins(evening: Stage) -> None:
    await evening.delivered()
    olga = evening.people[OLGA]
    await olga.sends_press("BG:7:0")
    await over(evening)
    assert evening.holds("broadcast", "id = 7 AND state = 'sent'")
    assert all(
        _count(evening.people[n], {"de": "Pause im Hof.", "ru": "Перерыв во дворе."}) == 1
        for n in range(31, 37)
    )
    evening.clock.set(at(28, 21, 30))
    await looked_at(evening)
    await over(evening)
    for number, texts in (
        (8, {"de": "Gute Nacht.", "ru": "Спокойной ночи."}),
        (11, {"de": "Genehmigt.", "ru": "Одобрено."}),
    ):
        assert evening.holds("broadcast", f"id = {number} AND state = 'sent'")
        assert all(_count(evening.people[n], texts) == 1 for n in range(31, 37))


def _count(talker: Talker, texts: dict[str, str]) -> int:
    said = texts[talker.person.language_code or ""]
    return sum(said_in(message) == said for message in talker.chat.messages)


def _of_then(talker: Talker) -> list[int]:
    return [message.id for message in talker.chat.messages if said_in(message) == THEN]
