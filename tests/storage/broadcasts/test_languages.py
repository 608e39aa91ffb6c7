"""Which versions a broadcast needs is said by the languages of the event, however many."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from storage.broadcasts import audiences, store
from storage.broadcasts.checking import Refusal
from storage.broadcasts.model import Broadcast, ButtonKind, PostButton
from storage.schema import migrate, migrations
from tests.storage.broadcasts.broadcast_world import ANNA, BORIS, BroadcastWorld, text

BEFORE_ANY_LANGUAGE = 14


def in_languages(room: BroadcastWorld, *languages: str) -> None:
    """Let the event be one of these languages."""
    now = room.snapshot.programme
    if now.event.languages != languages:
        room.publish(replace(now, event=replace(now.event, languages=languages)))


def test_an_event_with_one_language_needs_one_version(room: BroadcastWorld) -> None:
    in_languages(room, "de")
    number = room.begun(ru=None)
    room.deliver()
    assert room.reads(ANNA) == ["Hallo"]
    assert room.find(number).fallback is None


def test_who_reads_none_of_the_languages_gets_the_first(room: BroadcastWorld) -> None:
    in_languages(room, "de")
    room.begun(ru=None)
    room.deliver()
    assert room.reads(BORIS) == ["Hallo"]


def test_three_languages_need_three_versions_where_somebody_reads_each(
    room: BroadcastWorld,
) -> None:
    in_languages(room, "de", "ru", "en")
    number = room.draft()
    room.connection.execute("UPDATE person SET language = 'en' WHERE id = ?", (BORIS,))
    assert room.release(number) is Refusal.INCOMPLETE
    room.says(number, en=text("Hello"))
    assert isinstance(room.release(number), Broadcast)


def test_of_three_languages_two_suffice_where_nobody_reads_the_third(room: BroadcastWorld) -> None:
    in_languages(room, "de", "ru", "en")
    assert isinstance(room.release(room.draft()), Broadcast)


def test_one_version_serves_all_that_are_missing(room: BroadcastWorld) -> None:
    in_languages(room, "de", "ru", "en")
    number = room.draft(ru=None)
    room.edit(number, fallback="de")
    found = room.find(number)
    for language in ("ru", "en"):
        assert found.version_for(language, ("de", "ru", "en")) == ("de", text("Hallo"))
    assert isinstance(room.release(number), Broadcast)


@pytest.mark.parametrize("languages", [("de",), ("de", "ru"), ("de", "ru", "en")])
def test_readers_are_counted_by_the_languages_of_the_event(
    room: BroadcastWorld, languages: tuple[str, ...]
) -> None:
    in_languages(room, *languages)
    count = audiences.count(room.connection, room.snapshot, room.find(room.draft()))
    assert count.by_language.keys() >= {*languages}
    assert count.reachable == sum(count.by_language.values())


def test_what_was_written_before_is_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "bot.sqlite3"
    migrate(path, migrations()[:BEFORE_ANY_LANGUAGE])
    buttons = (
        '[{"kind":"link","target":"https://a.example","label_de":"Karte","label_ru":"Карта"},'
        '{"kind":"link","target":"https://b.example","label_de":"","label_ru":""},'
        '{"kind":"seen","target":"","label_de":"","label_ru":""}]'
    )
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "INSERT INTO broadcast (id, author, scope, audience, buttons, fallback, made_at)"
            " VALUES (3, 21, 'all', '{}', ?, 'de', 0)",
            (buttons,),
        )
        said = store.encoded(text("Hallo"))
        connection.execute(
            "INSERT INTO broadcast_version (broadcast, language, content, screen)"
            " VALUES (3, 'de', ?, 77)",
            (said,),
        )
        connection.commit()
    migrate(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        found = store.find(connection, 3)
        assert found
        assert (found.versions, found.fallback) == ({"de": text("Hallo")}, "de")
        assert found.buttons == (
            PostButton(ButtonKind.LINK, "https://a.example", {"de": "Karte", "ru": "Карта"}),
            PostButton(ButtonKind.LINK, "https://b.example"),
            PostButton(ButtonKind.SEEN),
        )
        kept = connection.execute("SELECT screen FROM broadcast_version").fetchone()
        assert kept["screen"] == 77
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
