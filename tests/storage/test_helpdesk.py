"""The help desk in the database: what is kept, for how long, and what erasing leaves."""

import json
import sqlite3
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from storage import deliveries, people, privacy
from storage.content import ContentKind, File, Version
from storage.helpdesk import albums, desks, erasing, figures, questions, reading, showing
from storage.helpdesk.model import ANSWER, QUESTION, REMOVAL, TOPIC, TOPIC_REMOVAL, Part, Question
from storage.helpdesk.questions import Refusal, Written
from tests.programmes import small_snapshot
from tests.storage.conftest import NOON
from tests.storage.starred import open_bot

PAUL, OLGA, GROUP = 4_711_001, 4_711_003, -700
ADMINS = frozenset({OLGA})


def text(said: str) -> Version:
    return Version(ContentKind.TEXT, said)


def asked(connection: sqlite3.Connection, number: int = 1, now: datetime = NOON) -> Question:
    """Paul's question, which nobody has answered."""
    people.meet(connection, PAUL, "de", now)
    people.meet(connection, OLGA, "de", now)
    found = questions.pass_on(
        connection, PAUL, "Paul", "de", text("Wo?"), Written(PAUL, number), now, ADMINS
    )
    assert isinstance(found, Question)
    return found


def bind(connection: sqlite3.Connection, chat: int = GROUP, *, topics: bool = False) -> None:
    desks.bind(connection, OLGA, chat, 3, NOON, ADMINS, topics=topics, language="de")


def send(connection: sqlite3.Connection, kind: str, thread: int = 3) -> None:
    """Let what is owed of one kind arrive; topics are kept as that thread."""
    for row in owed(connection, kind):
        if row["state"] in ("pending", "sending"):
            deliveries.settle(
                connection, row["id"], deliveries.State.SENT, NOON, messages=(thread,)
            )
            if kind == TOPIC:
                delivery = deliveries.Delivery(
                    row["id"], TOPIC, row["chat"], None, json.loads(row["parameters"]), True
                )
                showing.keep_topic(connection, delivery, NOON, ADMINS)


def waits_at(connection: sqlite3.Connection, said: int) -> list[tuple[int, str]]:
    """The chats, with their topics, where what somebody wrote under that number waits."""
    places = [
        (row["chat"], json.loads(row["parameters"]))
        for row in owed(connection, QUESTION)
        if row["state"] == "pending"
    ]
    return [(chat, told["place"].split(":")[1]) for chat, told in places if told["message"] == said]


def owed(connection: sqlite3.Connection, kind: str) -> list[sqlite3.Row]:
    return connection.execute("SELECT * FROM delivery WHERE kind = ?", (kind,)).fetchall()


def test_retention_takes_what_the_desk_keeps(connection: sqlite3.Connection) -> None:
    open_bot(connection)
    question = asked(connection)
    questions.answer(connection, question.id, text("Da."), Written(OLGA, 9), OLGA, "Olga", NOON)
    showing.note_shown(connection, GROUP, None, question.id, [5], NOON, heading=True)
    later = NOON + timedelta(days=200)
    while privacy.erase_expired(connection, later, small_snapshot(), timedelta(days=90)):
        pass
    for table in ("help_question", "help_message", "help_shown"):
        assert connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == 0, table  # noqa: S608


def test_what_arrives_in_the_desk_after_its_person_was_erased_is_deleted_again(
    connection: sqlite3.Connection,
) -> None:
    open_bot(connection)
    question = asked(connection)
    connection.execute("UPDATE delivery SET state = 'sending' WHERE kind = ?", (QUESTION,))
    privacy.erase(connection, PAUL, NOON)
    assert [row["state"] for row in owed(connection, QUESTION)] == ["sending"]
    showing.note_shown(connection, OLGA, None, question.id, [5], NOON, heading=True)
    (removal,) = owed(connection, REMOVAL)
    assert removal["parameters"] == '{"messages":[5]}'
    assert erasing.deletable(connection, OLGA, [5], NOON - timedelta(hours=1)) == [5]


def test_somebody_asks_at_most_five_questions_an_hour(connection: sqlite3.Connection) -> None:
    open_bot(connection)
    for number in range(5):
        question = asked(connection, number)
        questions.close(connection, question.id, NOON)
    outcome = questions.pass_on(
        connection, PAUL, None, "de", text("?"), Written(PAUL, 99), NOON, ADMINS
    )
    assert outcome is Refusal.TOO_MANY
    asked(connection, 99, NOON + timedelta(hours=1, seconds=1))


def test_an_answer_that_comes_twice_is_owed_once_and_only_the_first_answers(
    connection: sqlite3.Connection,
) -> None:
    open_bot(connection)
    question = asked(connection)
    for moment in (NOON, NOON + timedelta(minutes=4)):
        where = Written(OLGA, 9)
        questions.answer(connection, question.id, text("Da."), where, OLGA, "Olga", moment)
    later = NOON + timedelta(minutes=9)
    questions.answer(connection, question.id, text("Dort."), Written(OLGA, 10), OLGA, "Olga", later)
    assert len(owed(connection, ANSWER)) == 2
    found = reading.find(connection, question.id)
    assert found is not None
    assert found.answered_at == NOON
    assert figures.figures(connection) == figures.HelpFigures(0, 1, timedelta(0))


def test_what_was_withdrawn_counts_as_answered_only_once_it_is(
    connection: sqlite3.Connection,
) -> None:
    open_bot(connection)
    question = asked(connection)
    questions.withdraw(connection, PAUL, question.id, NOON)
    assert figures.figures(connection) == figures.HelpFigures(0, 0, None)
    later = NOON + timedelta(minutes=9)
    questions.answer(connection, question.id, text("Da."), Written(OLGA, 9), OLGA, "Olga", later)
    assert figures.figures(connection) == figures.HelpFigures(0, 1, timedelta(minutes=9))


def test_what_joins_an_album_while_it_is_sent_follows_it(connection: sqlite3.Connection) -> None:
    open_bot(connection)
    question = asked(connection)

    def photo(number: int) -> Version:
        file = File(ContentKind.PHOTO, f"p{number}", f"u{number}", message=number)
        return Version(ContentKind.PHOTO, f"{number}", files=(file,), media_group="7")

    questions.write_on(connection, PAUL, question.id, photo(1), Written(PAUL, 21), NOON, ADMINS)
    for number in (2, 3):
        albums.add(connection, "7", photo(number), Written(PAUL, 20 + number), NOON, ADMINS)
    album = reading.messages(connection, question.id)[-1]
    assert album.content.kind is ContentKind.ALBUM
    assert album.parts == (Part.HEADING, Part.CONTENT)
    albums.keep_rest(connection, album.id, 2, NOON, ADMINS)
    first, rest = reading.messages(connection, question.id)[-2:]
    assert [file.text for file in first.content.files] == ["1", "2"]
    assert (rest.content.kind, rest.content.text) == (ContentKind.PHOTO, "3")
    owed_of_rest = [
        row for row in owed(connection, QUESTION) if f'"message":{rest.id},' in row["parameters"]
    ]
    assert len(owed_of_rest) == 2


def test_a_desk_that_moves_away_and_back_owes_again_what_was_not_sent(
    connection: sqlite3.Connection,
) -> None:
    open_bot(connection)
    desks.bind(connection, OLGA, GROUP, None, NOON, ADMINS, topics=False, language="de")
    asked(connection)
    assert [row["chat"] for row in owed(connection, QUESTION)] == [GROUP]
    desks.end(connection, OLGA, NOON, ADMINS)
    assert [row["chat"] for row in owed(connection, QUESTION)] == [OLGA]
    later = NOON + timedelta(minutes=1)
    desks.bind(connection, OLGA, GROUP, None, later, ADMINS, topics=False, language="de")
    assert [row["chat"] for row in owed(connection, QUESTION)] == [GROUP]
    (waiting,) = deliveries.due(connection, later, (), 10)[:1]
    assert waiting.chat in (GROUP, OLGA)


def _answered_and_gone_on(connection: sqlite3.Connection, *, topics: bool) -> int:
    """A question that was shown and answered, and a further message that waits; its number."""
    bind(connection, topics=topics)
    question = asked(connection)
    send(connection, TOPIC)
    send(connection, QUESTION)
    questions.close(connection, question.id, NOON)
    where = Written(PAUL, 2)
    questions.write_on(connection, PAUL, question.id, text("Wann?"), where, NOON, ADMINS)
    more = reading.messages(connection, question.id)[-1].id
    assert waits_at(connection, more) == [(GROUP, "3")]
    return more


Change = Callable[[sqlite3.Connection], object]


@pytest.mark.parametrize(
    ("topics", "change", "place"),
    [
        (False, lambda c: bind(c, -701), (-701, "3")),
        (False, lambda c: desks.end(c, OLGA, NOON, ADMINS), (OLGA, "0")),
        (False, lambda c: desks.follow(c, GROUP, -701, NOON, ADMINS), (-701, "0")),
        (False, lambda c: desks.lose_topic(c, GROUP, 3, NOON, ADMINS), (GROUP, "0")),
        (True, lambda c: desks.lose_topic(c, GROUP, 3, NOON, ADMINS), (GROUP, "4")),
        (True, lambda c: desks.close_topic(c, GROUP, 3, NOON, ADMINS), (GROUP, "4")),
        (True, lambda c: desks.do_without_topics(c, GROUP, NOON, ADMINS), (GROUP, "0")),
    ],
    ids=["moves", "ends", "follows", "loses its topic", "topic lost", "topic closed", "no topics"],
)
def test_a_further_message_is_not_lost_when_the_desk_changes_under_it(
    connection: sqlite3.Connection, *, topics: bool, change: Change, place: tuple[int, str]
) -> None:
    open_bot(connection)
    more = _answered_and_gone_on(connection, topics=topics)
    change(connection)
    send(connection, TOPIC, 4)
    assert place in waits_at(connection, more)


def test_what_was_answered_and_shown_is_not_shown_again_in_another_desk(
    connection: sqlite3.Connection,
) -> None:
    open_bot(connection)
    _answered_and_gone_on(connection, topics=False)
    send(connection, QUESTION)
    bind(connection, -701)
    assert {row["chat"] for row in owed(connection, QUESTION)} == {GROUP}


def test_a_topic_on_its_way_while_the_desk_moves_does_not_keep_the_question_from_the_new_one(
    connection: sqlite3.Connection,
) -> None:
    open_bot(connection)
    bind(connection, topics=True)
    asked(connection)
    connection.execute("UPDATE delivery SET state = 'sending' WHERE kind = ?", (TOPIC,))
    bind(connection, -701, topics=True)
    send(connection, TOPIC)
    (first,) = [r for r in owed(connection, QUESTION) if r["state"] == "pending"]
    assert first["chat"] == -701


@pytest.mark.parametrize(
    "change",
    [
        lambda c: desks.close_topic(c, GROUP, 3, NOON, ADMINS),
        lambda c: bind(c, -701, topics=True),
        lambda c: desks.end(c, OLGA, NOON, ADMINS),
        lambda c: desks.do_without_topics(c, GROUP, NOON, ADMINS),
    ],
    ids=["closed", "moved", "ended", "no topics"],
)
def test_a_topic_with_a_persons_name_goes_with_them_though_nothing_is_shown_there_any_more(
    connection: sqlite3.Connection, change: Change
) -> None:
    open_bot(connection)
    bind(connection, topics=True)
    question = asked(connection)
    send(connection, TOPIC)
    showing.note_shown(connection, GROUP, 3, question.id, [5], NOON, heading=True)
    change(connection)
    privacy.erase(connection, PAUL, NOON)
    (removal,) = owed(connection, TOPIC_REMOVAL)
    assert removal["chat"] == GROUP
    assert json.loads(removal["parameters"]) == {"thread": 3, "messages": [5]}
    assert not owed(connection, REMOVAL)
