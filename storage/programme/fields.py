"""The fields of a programme file, each said once: key, what it holds, columns in a workbook.

Documents, YAML, workbooks and rules all follow these tables; the fields of `model` have the same
names.
"""

from typing import Final

from storage.programme.field_kinds import (
    HOUR,
    MIDDLE,
    TITLE,
    WIDE,
    Column,
    Each,
    Field,
    Part,
    Reference,
    both,
    moment,
    one,
    several,
    table,
)
from storage.programme.model import Event, Group, Place, Programme, Session, Speaker, Team, Text
from storage.programme.parsing.values import (
    identifier,
    kind,
    latitude,
    line,
    link,
    local_time,
    longitude,
    prose,
    strand,
    switch,
    whole_number,
    zone,
)

FORMAT: Final = 1

ZONES: Final = Each(zone)
TELEGRAM_IDS: Final = Each(whole_number)
TEAMS_OR_ALL: Final = Each(Reference("teams"), or_all=True)

_ID: Final = one(
    "id",
    identifier,
    Text("Kennung", "Идентификатор"),
    26,
    required=True,
    hint=Text(
        "Bis zu 24 Zeichen: a–z, 0–9 und Bindestrich. Bleibt in jeder Fassung gleich.",
        "До 24 знаков: a–z, 0–9 и дефис. Не меняется от версии к версии.",
    ),
)
_RESPONSIBLE: Final = several("Wer zuständig ist.", "Кто отвечает.")

EVENT: Final = table(
    "event",
    Event,
    Text("Veranstaltung", "Мероприятие"),
    _ID,
    both("title", line, Text("Titel", "Название"), WIDE, required=True),
    both("description", prose, Text("Beschreibung", "Описание"), WIDE),
    one(
        "timezone",
        zone,
        Text("Zeitzone", "Часовой пояс"),
        required=True,
        hint=Text(
            "Wie Europe/Moscow. Alle Uhrzeiten in dieser Datei gelten in ihr.",
            "Например, Europe/Moscow. В нём указаны все часы в этом файле.",
        ),
    ),
    one(
        "also_show",
        ZONES,
        Text("Weitere Zeitzonen", "Другие часовые пояса"),
        hint=several(
            "Bis zu drei, deren Uhrzeit mit gezeigt wird.",
            "До трёх, время в них показывается рядом.",
        ),
    ),
    both("contact", prose, Text("Kontakt", "Контакты"), WIDE),
)
"""Its sheet is written the other way round: a row for each value, German and Russian beside it."""

PLACES: Final = table(
    "places",
    Place,
    Text("Orte", "Места"),
    _ID,
    both("name", line, Text("Name", "Название"), TITLE, required=True),
    both("address", line, Text("Adresse", "Адрес"), TITLE),
    one("latitude", latitude, Text("Breitengrad", "Широта")),
    one("longitude", longitude, Text("Längengrad", "Долгота")),
)
GROUPS: Final = table(
    "groups",
    Group,
    Text("Arbeitsgruppen", "Рабочие группы"),
    _ID,
    both("title", line, Text("Titel", "Название"), WIDE, required=True),
    both("coordinator", line, Text("Koordination", "Координация"), TITLE),
    one(
        "capacity",
        whole_number,
        Text("Plätze", "Число мест"),
        hint=Text("Leer: unbegrenzt.", "Пусто: без ограничения."),
    ),
    moment("opens", Text("Anmeldung ab", "Запись с")),
    moment("closes", Text("Anmeldung bis", "Запись до")),
    one(
        "coordinators",
        TELEGRAM_IDS,
        Text("Telegram-IDs der Koordination", "Telegram-ID координаторов"),
        18,
        hint=_RESPONSIBLE,
    ),
)
TEAMS: Final = table(
    "teams",
    Team,
    Text("Teams", "Команды"),
    _ID,
    both("name", line, Text("Name", "Название"), TITLE, required=True),
    one(
        "leaders",
        TELEGRAM_IDS,
        Text("Telegram-IDs der Leitung", "Telegram-ID руководителей"),
        18,
        hint=_RESPONSIBLE,
    ),
)
SPEAKERS: Final = table(
    "speakers",
    Speaker,
    Text("Vortragende", "Выступающие"),
    Column(
        ("session",),
        Reference("sessions"),
        Text("Programmpunkt", "Пункт программы"),
        24,
        required=True,
        hint=Text(
            "Kennung des Programmpunkts; jede Person eine eigene Zeile, in der Reihenfolge, in"
            " der sie genannt wird.",
            "Идентификатор пункта программы; каждый человек – отдельной строкой, в том"
            " порядке, в котором его называют.",
        ),
    ),
    both("name", line, Text("Name", "Имя"), TITLE, required=True),
    both("role", line, Text("Funktion", "Роль"), TITLE),
)
"""They stand below their session in a document, in a sheet of their own in a workbook."""

SESSIONS: Final = table(
    "sessions",
    Session,
    Text("Programmpunkte", "Пункты программы"),
    _ID,
    Field(
        "start",
        local_time,
        (
            Column(("start", Part.DATE), Part.DATE, Text("Datum", "Дата"), required=True),
            Column(("start", Part.TIME), Part.TIME, Text("Beginn", "Начало"), HOUR, required=True),
        ),
        required=True,
    ),
    Field(
        "end",
        local_time,
        (
            Column(("end", Part.TIME), Part.TIME, Text("Ende", "Окончание"), HOUR, required=True),
            Column(
                ("end", Part.DATE),
                Part.DATE,
                Text("Endet am", "Дата окончания"),
                hint=Text(
                    "Nur, wenn der Programmpunkt an einem anderen Tag endet, etwa nach"
                    " Mitternacht.",
                    "Только если заканчивается в другой день, например после полуночи.",
                ),
            ),
        ),
        required=True,
    ),
    both("title", line, Text("Titel", "Название"), TITLE, required=True),
    one("kind", kind, Text("Art", "Вид"), 24, required=True),
    one(
        "strand",
        strand,
        Text("Programmteil", "Часть программы"),
        15,
        hint=Text(
            "Leer: Jugendforum bei Workshops, sonst Konferenz.",
            "Пусто: у мастерских – молодёжный форум, у остальных – конференция.",
        ),
    ),
    one("place", Reference("places"), Text("Ort", "Место"), 26),
    one(
        "group",
        Reference("groups"),
        Text("Arbeitsgruppe", "Рабочая группа"),
        22,
        hint=Text("Nur bei der Art Arbeitsgruppe.", "Только для вида «Рабочая группа»."),
    ),
    one(
        "teams",
        TEAMS_OR_ALL,
        Text("Teams", "Команды"),
        26,
        hint=several(
            "Nur bei Workshops. Für jedes Team: alle Teams; leer: für alle Menschen.",
            "Только для мастерских. Для каждой команды: все команды; пусто: для всех людей.",
        ),
    ),
    one("online", link, Text("Videolink", "Видеосвязь"), MIDDLE),
    one(
        "provisional",
        switch,
        Text("Vorläufig", "Предварительно"),
        18,
        hint=Text("Die Uhrzeit kann sich noch ändern.", "Время ещё может измениться."),
    ),
    Field("speakers", Each(SPEAKERS)),
    both("abstract", prose, Text("Beschreibung", "Описание"), WIDE),
    order=(
        "id",
        "kind",
        "start",
        "end",
        "title",
        "abstract",
        "strand",
        "place",
        "speakers",
        "online",
    ),
)
LISTS: Final = (PLACES, GROUPS, TEAMS, SESSIONS)
DOCUMENT: Final = table(
    "",
    Programme,
    Text("Programm", "Программа"),
    Field("format", whole_number, required=True),
    Field("event", EVENT, required=True),
    *(Field(table.key, Each(table)) for table in LISTS),
)
SHEETS: Final = (EVENT, *LISTS, SPEAKERS)
