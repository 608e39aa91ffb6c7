"""One programme with all that pages have to do with, public and not."""

from dataclasses import replace
from datetime import datetime

from handlers.site.view import Site
from storage import session_numbers
from storage.programme.model import Group, InfoPage, Kind, Place, Programme, Speaker, Text
from storage.programme.snapshot import Snapshot
from tests.programmes import at, session, small_programme
from tests.texts import translators

SECRETS = ("https://sitting.example", "https://workshop.example", "Geheimprobe", "4711004711")
"""What stands in the programme and in no page: links that are for some, a team's own, ids."""


def programme() -> Programme:
    """The small programme, with insiders, a cancelled session, info, and texts in one language."""
    small = small_programme()
    links = {"u1": "https://sitting.example/u1", "werkstatt": "https://workshop.example/w"}
    sessions = [replace(s, online=links.get(s.id, s.online)) for s in small.sessions]
    return replace(
        small,
        event=replace(small.event, organiser=Text("Verein, Markt 1")),
        sessions=(
            *sessions,
            session(
                "ausfall",
                at(29, 15),
                1,
                Text({"de": "Stadtrundgang", "ru": "Прогулка"}),
                kind=Kind.CULTURE,
                cancelled=Text({"de": "Regen", "ru": "Дождь"}),
                instead="museum",
            ),
            session(
                "museum",
                at(29, 16),
                1,
                Text({"de": "<Museum> & mehr"}),
                kind=Kind.CULTURE,
                place="halle",
                online="https://open.example/museum",
                spoken=("de",),
                interpreted=("ru",),
                speakers=(Speaker(Text("Kim Li"), Text({"ru": "Гид"})),),
            ),
            session(
                "eigene",
                at(29, 17),
                1,
                Text("Geheimprobe"),
                kind=Kind.WORKSHOP,
                teams=("perm-duisburg",),
                own_of="perm-duisburg",
                place="eigener-ort",
            ),
        ),
        places=(
            *small.places,
            Place("eigener-ort", Text("Geheimprobenraum"), own_of="perm-duisburg"),
        ),
        groups=(
            replace(small.groups[0], capacity=60, coordinators=(4711004711,)),
            Group("leer", Text({"de": "Ohne Termin", "ru": "Без даты"})),
            *small.groups[1:],
        ),
        teams=(replace(small.teams[0], leaders=(4711004711,)),),
        info=(
            InfoPage(
                "wlan",
                Text({"de": "WLAN", "ru": "Wi-Fi"}),
                Text({"de": "Netz: Kaluga\n\nFragen: hilfe@example.org", "ru": "Сеть: Kaluga"}),
                place="halle",
                link="https://wlan.example",
                copy="Kaluga2021",
            ),
        ),
    )


def site(moment: datetime, as_files: bool = False, **more: object) -> Site:
    """What the pages are made from at a moment."""
    made = Site(Snapshot.of(programme(), 3), translators(), moment, 90, as_files=as_files)
    made = replace(made, **more)  # type: ignore[arg-type]
    return replace(made, numbers=session_numbers.unpublished(made.snapshot))
