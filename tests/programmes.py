"""Small programmes for tests, made by hand: two strands, parallel groups, a night, a break."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from storage.programme.document import from_document, to_document
from storage.programme.model import (
    Event,
    Group,
    InfoPage,
    Kind,
    Place,
    Programme,
    Session,
    Speaker,
    Strand,
    Team,
    Text,
    Track,
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


@cache
def small_programme(**more: Any) -> Programme:
    """Two days of a conference with a youth forum beside it."""
    return Programme(
        event=Event(
            id="test",
            title=Text({"de": "Testkonferenz", "ru": "Тестовая конференция"}),
            timezone=MOSCOW,
            also_show=(BERLIN,),
            description=Text({"de": "Eine Beschreibung.", "ru": "Описание."}),
            contact=Text("orga@example.org"),
            **more,
        ),
        places=(
            Place(
                "halle",
                Text({"de": "Große Halle", "ru": "Большой зал"}),
                Text({"de": "Am Markt 1", "ru": "Рынок, 1"}),
            ),
            Place("pin", Text({"de": "Brunnen", "ru": "Фонтан"}), latitude=54.5, longitude=36.25),
        ),
        groups=(
            Group(
                "umwelt",
                Text({"de": "Umwelt", "ru": "Экология"}),
                coordinator=Text({"de": "NABU", "ru": "НАБУ"}),
            ),
            Group("sport", Text({"de": "Sport", "ru": "Спорт"})),
        ),
        teams=(Team("perm-duisburg", Text({"de": "Perm–Duisburg", "ru": "Пермь — Дуйсбург"})),),
        sessions=(
            session(
                "eroeffnung",
                at(28, 18),
                2,
                Text({"de": "Eröffnung", "ru": "Открытие"}),
                kind=Kind.CULTURE,
                place="halle",
                abstract=Text({"de": "Mit Musik.", "ru": "С музыкой."}),
                speakers=(
                    Speaker(
                        Text({"de": "Dr. Ada Lovelace"}),
                        Text({"de": "Analytik", "ru": "Аналитика"}),
                    ),
                ),
                online="https://example.org/live",
            ),
            session("nacht", at(28, 22), 4, Text({"de": "Nacht", "ru": "Ночь"}), kind=Kind.CULTURE),
            session(
                "u1",
                at(29, 10),
                2,
                Text({"de": "Umwelt I", "ru": "Экология I"}),
                kind=Kind.GROUP,
                group="umwelt",
                provisional=True,
            ),
            session(
                "s1",
                at(29, 10),
                2,
                Text({"de": "Sport I", "ru": "Спорт I"}),
                kind=Kind.GROUP,
                group="sport",
                place="pin",
            ),
            session(
                "essen",
                at(29, 13),
                1,
                Text({"de": "Mittagessen", "ru": "Обед"}),
                kind=Kind.MEAL,
                strand=Strand.BOTH,
            ),
            session(
                "werkstatt",
                at(29, 11),
                3,
                Text({"de": "Werkstatt", "ru": "Мастерская"}),
                kind=Kind.WORKSHOP,
                teams=("perm-duisburg",),
            ),
        ),
    )


def small_snapshot() -> Snapshot:
    """The small programme as release 1."""
    return Snapshot.of(small_programme())


def in_one_language(programme: Programme, language: str) -> Programme:
    """The same programme for an event in one language, its texts plain strings."""

    def alone(value: Any) -> Any:
        match value:
            case {"de": german, "ru": russian}:
                return {"de": german, "ru": russian}[language]
            case dict():
                return {name: alone(inner) for name, inner in value.items()}
            case list():
                return [alone(inner) for inner in value]
            case _:
                return value

    event = replace(programme.event, languages=(language,))
    return from_document(alone(to_document(replace(programme, event=event))))


@cache
def large_programme() -> Programme:
    """1,000 sessions on three days in 70 places, 40 at once, with long titles and tracks."""
    places = tuple(
        Place(
            f"raum-{n}",
            Text({"de": f"Raum {n} im Kongresszentrum am Fluss", "ru": f"Зал {n} конгресс-центра"}),
            short=Text({"de": f"Raum {n}", "ru": f"Зал {n}"}),
        )
        for n in range(70)
    )
    tracks = tuple(Track(f"t{n}", Text({"de": f"Thema {n}", "ru": f"Тема {n}"})) for n in range(12))
    sessions = tuple(
        session(
            f"s{n:03}",
            at(28 + n // 360, 9) + timedelta(minutes=60 * (n % 360 // 40)),
            0.75,
            Text(
                {
                    "de": f"Wie Städte voneinander lernen: Erfahrungen aus zehn Jahren ({n})",
                    "ru": f"Чему города учатся друг у друга: опыт за десять лет ({n})",
                }
            ),
            kind=Kind.TALK,
            place=f"raum-{n % 70}" if n % 9 else None,
            track=f"t{n % 12}",
            spoken=(("de",), ("ru",), ())[n % 3],
            abstract=Text({"de": "Lang. " * (300 if n % 40 == 0 else 30), "ru": "Долго. " * 30}),
        )
        for n in range(1_000)
    )
    base = small_programme()
    return Programme(
        event=base.event,
        places=places,
        tracks=tracks,
        info=tuple(map(_long_page, range(60))),
        sessions=sessions,
    )


def _long_page(number: int) -> InfoPage:
    """An info page with all that one may have, and the first four about emergencies."""
    return InfoPage(
        id=f"page-{number}",
        title=Text(
            {
                "de": f"{number}. Was man über Garderoben und Fundsachen wissen sollte",
                "ru": f"{number}. Что нужно знать о гардеробе и бюро находок",
            }
        ),
        text=Text({"de": "Viele Worte darum. " * 100, "ru": "Много слов об этом. " * 100}),
        place="raum-3",
        link="https://example.org/",
        copy="Kaluga" * 40,
        urgent=number < 4,
    )
