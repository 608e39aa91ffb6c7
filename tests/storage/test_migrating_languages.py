"""Whoever talked to an earlier version keeps their language, and may have one it did not know."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage.schema import migrate
from tests.new_database import make_of

NEW = 14
"""The migration since which no table says which languages there are."""

ROWS = {
    1: "INSERT INTO person (id, language, language_chosen, first_seen_at, seen_at)"
    " VALUES (11, 'de', 0, 0, 0), (12, 'ru', 1, 0, 0)",
    5: "INSERT INTO team_chat (team, chat, first_language, since) VALUES ('perm', -9, 'ru', 0);"
    "INSERT INTO workshop_draft (person, team, title_de, title_ru, since)"
    " VALUES (11, 'perm', 'Probe', NULL, 0), (12, 'perm', 'Probe', 'Проба', 0)",
}
"""What each version has kept that says a language."""


@pytest.mark.parametrize("version", range(1, NEW))
def test_languages_are_kept_from_every_version(version: int, tmp_path: Path) -> None:
    path = tmp_path / "bot.sqlite3"
    make_of(path, version)
    with closing(sqlite3.connect(path)) as connection, connection:
        for since, statements in ROWS.items():
            if since <= version:
                connection.executescript(statements)
    migrate(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        people = "SELECT id, language, language_chosen FROM person ORDER BY id"
        assert connection.execute(people).fetchall() == [(11, "de", 0), (12, "ru", 1)]
        if version >= 5:
            first = connection.execute("SELECT first_language FROM team_chat").fetchone()
            assert first == ("ru",)
            titles = connection.execute("SELECT title FROM workshop_draft ORDER BY person")
            assert titles.fetchall() == [('{"de":"Probe"}',), ('{"de":"Probe","ru":"Проба"}',)]
        connection.execute("UPDATE person SET language = 'eo' WHERE id = 11")
