"""Whoever has everything erased is not brought back by an older database."""

from storage.backups import back_up
from storage.erasure_list import path_beside
from tests.flows.conversation import Stage, Talker, until


async def test_an_older_database_put_in_place_brings_nobody_back(
    stage: Stage, anna: Talker, boris: Talker
) -> None:
    await anna.says("/start")
    await boris.says("/start")
    database = stage.settings.database
    older = database.with_name("older")
    back_up(database, older, stage.clock.now())
    await anna.says("/privacy")
    await anna.presses("Meine Daten löschen")
    await anna.presses("Ja, alles löschen")
    await until(lambda: anna.text.startswith("Alles ist gelöscht."))
    assert path_beside(database).stat().st_mode & 0o777 == 0o600
    await stage.stop()
    stage.close()
    older.replace(database)
    await stage.start()
    assert not stage.holds("person", f"id = {anna.person.id}")
    assert stage.holds("person", f"id = {boris.person.id}")
