"""The fields of a programme file, each said once: key, what it holds, columns in a workbook.

Documents, YAML, workbooks and rules all follow these tables; the fields of `model` have the same
names.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final, TypeAlias

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
LANGUAGES: Final = ("de", "ru")

Reader: TypeAlias = Callable[[object], object]
"""Reads a single value as it stands in a document; raises `values.Unfit`."""

Holds: TypeAlias = "Reader | Reference | Both | Each | Table"
KeyPath: TypeAlias = tuple[str, ...]
"""The way from an entry of the document to a value."""

WIDE: Final = 42
TITLE: Final = 34
MIDDLE: Final = 24
HOUR: Final = 18
"""Wide enough for the name of a time zone in the heading."""

NARROW: Final = 13


@dataclass(frozen=True, slots=True)
class Reference:
    """The id of an entry in another list."""

    to: str


@dataclass(frozen=True, slots=True)
class Both:
    """A text in both languages; one plain string serves both."""

    half: Reader


@dataclass(frozen=True, slots=True)
class Each:
    """A list; with `or_all` also the word `all`."""

    item: "Reader | Reference | Table"
    or_all: bool = False


class Part(StrEnum):
    """The two columns of a moment: `("start", "date")` is the path of the date of `start`."""

    DATE = "date"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet: a field, or the half of one. Its width is in characters."""

    path: KeyPath
    holds: "Holds | Part"
    heading: Text
    width: int = NARROW
    required: bool = False
    hint: Text | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A key that a mapping of the file may have."""

    name: str
    holds: Holds
    columns: tuple[Column, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping of the file: the key it stands under, its fields by name in order, its sheet."""

    key: str
    model: type
    title: Text
    fields: Mapping[str, Field]
    columns: tuple[Column, ...]


def _table(
    key: str, model: type, title: Text, *lines: Field | Column, order: tuple[str, ...] = ()
) -> Table:
    """A table from lines in the order of the columns; keys in `order` come first in a document."""
    fields = [line for line in lines if isinstance(line, Field)]
    fields.sort(key=lambda field: order.index(field.name) if field.name in order else len(order))
    columns = [c for x in lines for c in (x.columns if isinstance(x, Field) else (x,))]
    by_name = {field.name: field for field in fields}
    return Table(key, model, title, MappingProxyType(by_name), tuple(columns))


def _one(
    name: str,
    holds: Holds,
    heading: Text,
    width: int = NARROW,
    required: bool = False,
    hint: Text | None = None,
) -> Field:
    """A field with one column."""
    return Field(name, holds, (Column((name,), holds, heading, width, required, hint),), required)


def _both(name: str, half: Reader, heading: Text, width: int, required: bool = False) -> Field:
    """A text, its two columns side by side."""
    de = Column((name, "de"), half, _with(heading, " (deutsch)", " (по-немецки)"), width, required)
    ru = Column((name, "ru"), half, _with(heading, " (russisch)", " (по-русски)"), width, required)
    return Field(name, Both(half), (de, ru), required)


def _moment(name: str, heading: Text) -> Field:
    """A local time, its date and its hour side by side."""
    day = Column((name, Part.DATE), Part.DATE, _with(heading, ": Datum", ": дата"))
    hour = Column((name, Part.TIME), Part.TIME, _with(heading, ": Uhrzeit", ": время"), HOUR)
    return Field(name, local_time, (day, hour))


def _with(text: Text, de: str, ru: str) -> Text:
    return Text(f"{text.de}{de}", f"{text.ru}{ru}")


def _several(de: str, ru: str) -> Text:
    """A hint for a cell that holds several things."""
    return Text(
        f"{de} Mehrere untereinander in eine Zelle: Alt+Enter, in LibreOffice Strg+Enter.",
        f"{ru} Несколько – друг под другом в одной ячейке: Alt+Enter, в LibreOffice Ctrl+Enter.",
    )


ZONES: Final = Each(zone)
TELEGRAM_IDS: Final = Each(whole_number)
TEAMS_OR_ALL: Final = Each(Reference("teams"), or_all=True)

_ID: Final = _one(
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
_RESPONSIBLE: Final = _several("Wer zuständig ist.", "Кто отвечает.")

EVENT: Final = _table(
    "event",
    Event,
    Text("Veranstaltung", "Мероприятие"),
    _ID,
    _both("title", line, Text("Titel", "Название"), WIDE, required=True),
    _both("description", prose, Text("Beschreibung", "Описание"), WIDE),
    _one(
        "timezone",
        zone,
        Text("Zeitzone", "Часовой пояс"),
        required=True,
        hint=Text(
            "Wie Europe/Moscow. Alle Uhrzeiten in dieser Datei gelten in ihr.",
            "Например, Europe/Moscow. В нём указаны все часы в этом файле.",
        ),
    ),
    _one(
        "also_show",
        ZONES,
        Text("Weitere Zeitzonen", "Другие часовые пояса"),
        hint=_several(
            "Bis zu drei, deren Uhrzeit mit gezeigt wird.",
            "До трёх, время в них показывается рядом.",
        ),
    ),
    _both("contact", prose, Text("Kontakt", "Контакты"), WIDE),
)
"""Its sheet is written the other way round: a row for each value, German and Russian beside it."""

PLACES: Final = _table(
    "places",
    Place,
    Text("Orte", "Места"),
    _ID,
    _both("name", line, Text("Name", "Название"), TITLE, required=True),
    _both("address", line, Text("Adresse", "Адрес"), TITLE),
    _one("latitude", latitude, Text("Breitengrad", "Широта")),
    _one("longitude", longitude, Text("Längengrad", "Долгота")),
)
GROUPS: Final = _table(
    "groups",
    Group,
    Text("Arbeitsgruppen", "Рабочие группы"),
    _ID,
    _both("title", line, Text("Titel", "Название"), WIDE, required=True),
    _both("coordinator", line, Text("Koordination", "Координация"), TITLE),
    _one(
        "capacity",
        whole_number,
        Text("Plätze", "Число мест"),
        hint=Text("Leer: unbegrenzt.", "Пусто: без ограничения."),
    ),
    _moment("opens", Text("Anmeldung ab", "Запись с")),
    _moment("closes", Text("Anmeldung bis", "Запись до")),
    _one(
        "coordinators",
        TELEGRAM_IDS,
        Text("Telegram-IDs der Koordination", "Telegram-ID координаторов"),
        18,
        hint=_RESPONSIBLE,
    ),
)
TEAMS: Final = _table(
    "teams",
    Team,
    Text("Teams", "Команды"),
    _ID,
    _both("name", line, Text("Name", "Название"), TITLE, required=True),
    _one(
        "leaders",
        TELEGRAM_IDS,
        Text("Telegram-IDs der Leitung", "Telegram-ID руководителей"),
        18,
        hint=_RESPONSIBLE,
    ),
)
SPEAKERS: Final = _table(
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
    _both("name", line, Text("Name", "Имя"), TITLE, required=True),
    _both("role", line, Text("Funktion", "Роль"), TITLE),
)
"""They stand below their session in a document, in a sheet of their own in a workbook."""

SESSIONS: Final = _table(
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
    _both("title", line, Text("Titel", "Название"), TITLE, required=True),
    _one("kind", kind, Text("Art", "Вид"), 24, required=True),
    _one(
        "strand",
        strand,
        Text("Programmteil", "Часть программы"),
        15,
        hint=Text(
            "Leer: Jugendforum bei Workshops, sonst Konferenz.",
            "Пусто: у мастерских – молодёжный форум, у остальных – конференция.",
        ),
    ),
    _one("place", Reference("places"), Text("Ort", "Место"), 26),
    _one(
        "group",
        Reference("groups"),
        Text("Arbeitsgruppe", "Рабочая группа"),
        22,
        hint=Text("Nur bei der Art Arbeitsgruppe.", "Только для вида «Рабочая группа»."),
    ),
    _one(
        "teams",
        TEAMS_OR_ALL,
        Text("Teams", "Команды"),
        26,
        hint=_several(
            "Nur bei Workshops. Für jedes Team: alle Teams; leer: für alle Menschen.",
            "Только для мастерских. Для каждой команды: все команды; пусто: для всех людей.",
        ),
    ),
    _one("online", link, Text("Videolink", "Видеосвязь"), MIDDLE),
    _one(
        "provisional",
        switch,
        Text("Vorläufig", "Предварительно"),
        18,
        hint=Text("Die Uhrzeit kann sich noch ändern.", "Время ещё может измениться."),
    ),
    Field("speakers", Each(SPEAKERS)),
    _both("abstract", prose, Text("Beschreibung", "Описание"), WIDE),
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
DOCUMENT: Final = _table(
    "",
    Programme,
    Text("Programm", "Программа"),
    Field("format", whole_number, required=True),
    Field("event", EVENT, required=True),
    *(Field(table.key, Each(table)) for table in LISTS),
)
SHEETS: Final = (EVENT, *LISTS, SPEAKERS)
