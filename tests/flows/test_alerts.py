"""What organisers read of trouble with the bot itself, each in their language."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from typing import Any

import pytest

from storage import alerts
from storage.alerts import Alert
from storage.moments import to_ms
from tests.flows.conversation import Stage, Talker
from tests.flows.organising import OTHER_ORGANISER, somebody
from tests.programmes import at


def outage(people: int, waiting: int = 0) -> dict[str, int]:
    """From 14:02 to 14:31 at the venue."""
    began, ended = to_ms(at(28, 14, 2)), to_ms(at(28, 14, 31))
    return {"began": began, "ended": ended, "people": people, "waiting": waiting}


def told(stage: Stage, kind: Alert, parameters: Mapping[str, Any]) -> None:
    with closing(sqlite3.connect(stage.settings.database, isolation_level=None)) as connection:
        connection.row_factory = sqlite3.Row
        assert alerts.tell(connection, kind, parameters, stage.clock.now(), stage.settings.admins)


@pytest.mark.parametrize(
    ("kind", "parameters", "german", "russian"),
    [
        (
            Alert.MESSAGES_FAILED,
            {"count": 3},
            "3\u00a0Nachrichten sind nicht angekommen.",
            "3\u00a0сообщения не доставлены.",
        ),
        (
            Alert.OUTAGE_ENDED,
            {"outages": [outage(12)]},
            "14:02–14:31: 12\u00a0Personen haben gewartet. Alle haben inzwischen eine Antwort.",
            "14:02–14:31: ждали 12\u00a0человек. Все уже получили ответ.",
        ),
        (
            Alert.OUTAGE_ENDED,
            {"outages": [outage(0), outage(3, 1)]},
            "14:02–14:31: 3\u00a0Personen haben gewartet. Eine Person wartet noch.",
            "14:02–14:31: ждали 3\u00a0человека. 1\u00a0человек ещё ждёт ответа.",
        ),
        (
            Alert.BACKUP_FAILED,
            {"reason": "No space left on device"},
            "Das Sichern ist gescheitert: No space left on device.",
            "Её не удалось создать: No space left on device.",
        ),
        (
            Alert.DISK_NEARLY_FULL,
            {"free": 150_000_000, "needed": 1_200_000_000},
            "Frei sind 150\u00a0MB, mindestens 1.200\u00a0MB sollten es sein.",
            "Свободно 150\u00a0МБ, а нужно не меньше 1\u00a0200\u00a0МБ.",
        ),
    ],
)
async def test_every_organiser_reads_what_happened(
    desk: Stage,
    olga: Talker,
    kind: Alert,
    parameters: Mapping[str, Any],
    german: str,
    russian: str,
) -> None:
    pavel = await somebody(desk, OTHER_ORGANISER, "Павел", "ru")
    told(desk, kind, parameters)
    await desk.delivered()
    assert german in olga.text
    assert russian in pavel.text
