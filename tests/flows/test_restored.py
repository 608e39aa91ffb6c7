"""After a backup was restored: organisers are told, and decide what waited in it."""

from pathlib import Path

import pytest

from storage import restoring
from storage.backups import back_up, read_through
from tests.flows.conversation import Stage, Talker, until
from tests.flows.organising import ORGANISER, OTHER_ORGANISER, at_the_desk, somebody
from tests.flows.working_groups import texts

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


async def test_the_bot_makes_up_for_the_backup_of_the_last_night_when_it_starts(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "backups"
    async with at_the_desk(tmp_path, backup_dir=folder) as stage:
        file = folder / "test-2021-06-28.sqlite3"
        await until(lambda: file.exists())
        assert read_through(file).made_at == stage.clock.now()


@pytest.fixture
async def anna(desk: Stage) -> Talker:
    anna = await somebody(desk, 11, "Anna")
    await anna.says("/start s-nacht")
    await anna.presses("☆")
    return anna


async def restored(stage: Stage, file: Path) -> None:
    """End the bot, put the backup in place and start the bot again."""
    await stage.stop()
    stage.close()
    restoring.restore(
        file,
        stage.settings.database,
        lambda _zone: stage.clock.now(),
        (ORGANISER, OTHER_ORGANISER),
    )
    await stage.start()
    await stage.delivered()


async def cancelled_and_restored(desk: Stage, olga: Talker, file: Path) -> None:
    """The night's session is cancelled, a backup made before anybody is told, and put back."""
    await olga.says("/start s-nacht")
    for label in ("Ändern", "Programmpunkt absagen", "Krankheit", "Absagen und veröffentlichen"):
        await olga.presses(label)
    assert desk.holds("notices_owed")
    back_up(desk.settings.database, file, desk.clock.now())
    await desk.delivered()
    await restored(desk, file)


def told(talker: Talker) -> int:
    """How often somebody has read that the session is cancelled."""
    return sum("Fällt aus" in text for text in texts(talker))


async def test_what_waited_goes_out_only_when_an_organiser_says_so(
    desk: Stage, olga: Talker, anna: Talker, tmp_path: Path
) -> None:
    pavel = await somebody(desk, OTHER_ORGANISER, "Павел", "ru")
    await cancelled_and_restored(desk, olga, tmp_path / "copy")
    assert told(anna) == 1
    assert "Eine Sicherungskopie wurde zurückgespielt." in olga.text
    assert "Ihr Stand: Mo., 28.\u00a0Juni, 17:00. Was danach kam, fehlt." in olga.text
    assert "Бот восстановлен из резервной копии." in pavel.text
    assert "В резервной копии ждало 1\u00a0сообщение." in pavel.text

    await olga.presses("Über Nachrichten entscheiden")
    assert "an so viele Personen und Gruppen: 1" in olga.text
    await olga.presses("Senden")
    assert "In der Sicherungskopie wartete 1\u00a0Nachricht." in olga.text
    await olga.presses("Nein, noch nicht")
    await olga.presses("Senden")
    await olga.presses("Ja, senden")
    assert olga.text == "1\u00a0Nachricht geht hinaus."
    await desk.delivered()
    assert told(anna) == 2

    await pavel.presses("Решить, что с сообщениями")
    assert "Задержанных сообщений нет." in pavel.text
    await pavel.says("/audit")
    assert "командная строка\nБот восстановлен из резервной копии" in pavel.text
    assert "Задержанные сообщения отправлены: 1" in pavel.text


async def test_what_is_dropped_never_goes_out(
    desk: Stage, olga: Talker, anna: Talker, tmp_path: Path
) -> None:
    await cancelled_and_restored(desk, olga, tmp_path / "copy")
    await olga.says("/help")
    await olga.sends_press("O")
    await olga.presses("Über Nachrichten entscheiden")
    await olga.presses("Verwerfen")
    await olga.presses("Ja, verwerfen")
    assert olga.text == "1\u00a0Nachricht wurde verworfen."
    await desk.restart()
    await desk.delivered()
    assert told(anna) == 1
    await olga.sends_press("O")
    assert "Über Nachrichten entscheiden" not in olga.labels
