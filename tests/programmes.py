"""Small programmes for tests, made by hand: two strands, parallel groups, a night, a break."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from storage.programme.model import (
    Event,
    Group,
    Kind,
    Place,
    Programme,
    Session,
    Speaker,
    Strand,
    Team,
    Text,
)
from storage.programme.snapshot import Snapshot

MOSCOW = ZoneInfo("Europe/Moscow")
BERLIN = ZoneInfo("Europe/Berlin")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment in June 2021 at the venue, in UTC."""
    return datetime(2021, 6, day, hour, minute, tzinfo=MOSCOW).astimezone(UTC)


def session(name: str, start: datetime, hours: float, title: Text, **more: Any) -> Session:
    """A session of so many hours; a conference plenary unless said otherwise."""
    kind = more.pop("kind", Kind.PLENARY)
    return Session(
        id=name,
        kind=kind,
        start=start,
        end=start + timedelta(hours=hours),
        title=title,
        strand=more.pop("strand", Strand.default(kind)),
        **more,
    )


def small_programme(**more: Any) -> Programme:
    """Two days of a conference with a youth forum beside it."""
    return Programme(
        event=Event(
            id="test",
            title=Text("Testkonferenz", "Тестовая конференция"),
            timezone=MOSCOW,
            also_show=(BERLIN,),
            description=Text("Eine Beschreibung.", "Описание."),
            contact=Text("orga@example.org", "orga@example.org"),
            **more,
        ),
        places=(
            Place("halle", Text("Große Halle", "Большой зал"), Text("Am Markt 1", "Рынок, 1")),
            Place("pin", Text("Brunnen", "Фонтан"), latitude=54.5, longitude=36.25),
        ),
        groups=(
            Group("umwelt", Text("Umwelt", "Экология"), coordinator=Text("NABU", "НАБУ")),
            Group("sport", Text("Sport", "Спорт")),
        ),
        teams=(Team("perm-duisburg", Text("Perm–Duisburg", "Пермь–Дуйсбург")),),
        sessions=(
            session(
                "eroeffnung",
                at(28, 18),
                2,
                Text("Eröffnung", "Открытие"),
                place="halle",
                abstract=Text("Mit Musik.", "С музыкой."),
                speakers=(Speaker(Text("Dr. Ada Lovelace", None), Text("Analytik", "Аналитика")),),
                online="https://example.org/live",
            ),
            session("nacht", at(28, 22), 4, Text("Nacht", "Ночь"), kind=Kind.CULTURE),
            session(
                "u1",
                at(29, 10),
                2,
                Text("Umwelt I", "Экология I"),
                kind=Kind.GROUP,
                group="umwelt",
                provisional=True,
            ),
            session(
                "s1",
                at(29, 10),
                2,
                Text("Sport I", "Спорт I"),
                kind=Kind.GROUP,
                group="sport",
                place="pin",
            ),
            session(
                "essen",
                at(29, 13),
                1,
                Text("Mittagessen", "Обед"),
                kind=Kind.MEAL,
                strand=Strand.BOTH,
            ),
            session(
                "werkstatt",
                at(29, 11),
                3,
                Text("Werkstatt", "Мастерская"),
                kind=Kind.WORKSHOP,
                teams=("perm-duisburg",),
            ),
        ),
    )


def small_snapshot() -> Snapshot:
    """The small programme as release 1."""
    return Snapshot.of(small_programme())
