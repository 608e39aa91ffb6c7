"""Which sheets a workbook has, which columns they have, and what each of them means."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, TypeAlias

from storage.programme.model import Text

KeyPath: TypeAlias = tuple[str, ...]
"""The way from an entry of the document to a value."""

DATE: Final = "date"
TIME: Final = "time"
"""The two parts in which a moment is written; `(“start”, “date”)` is the date of `start`."""

WIDE: Final = 42
TITLE: Final = 34
MIDDLE: Final = 24
HOUR: Final = 18
"""Wide enough for the name of a time zone in the heading."""

NARROW: Final = 13


class Content(Enum):
    """What the cells of a column hold."""

    TEXT = auto()
    ID = auto()
    LINK = auto()
    NUMBER = auto()
    DEGREES = auto()
    DATE = auto()
    TIME = auto()
    KIND = auto()
    STRAND = auto()
    SWITCH = auto()
    TEAMS = auto()
    ZONES = auto()
    TELEGRAM_IDS = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `names` is the key of the sheet whose ids can be chosen in it."""

    path: KeyPath
    content: Content
    heading: Text
    width: int = NARROW
    required: bool = False
    names: str | None = None
    hint: Text | None = None


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """A sheet with an entry in each row; `key` is what the document calls them."""

    key: str
    title: Text
    columns: tuple[Column, ...]


_ID_HINT: Final = Text(
    "Bis zu 24 Zeichen: a–z, 0–9 und Bindestrich. Bleibt in jeder Fassung gleich.",
    "До 24 знаков: a–z, 0–9 и дефис. Не меняется от версии к версии.",
)


def _several(de: str, ru: str) -> Text:
    """A hint for a cell that holds several things."""
    return Text(
        f"{de} Mehrere untereinander in eine Zelle: Alt+Enter, in LibreOffice Strg+Enter.",
        f"{ru} Несколько – друг под другом в одной ячейке: Alt+Enter, в LibreOffice Ctrl+Enter.",
    )


def _id() -> Column:
    heading = Text("Kennung", "Идентификатор")
    return Column(("id",), Content.ID, heading, 26, required=True, hint=_ID_HINT)


def _in_both(key: str, heading: Text, width: int, required: bool = False) -> Iterable[Column]:
    """A text's two columns, side by side."""
    for language, named in (
        ("de", Text("deutsch", "по-немецки")),
        ("ru", Text("russisch", "по-русски")),
    ):
        both = Text(f"{heading.de} ({named.de})", f"{heading.ru} ({named.ru})")
        yield Column((key, language), Content.TEXT, both, width, required)


def _moment(key: str, de: str, ru: str) -> Iterable[Column]:
    yield Column((key, DATE), Content.DATE, Text(f"{de}: Datum", f"{ru}: дата"))
    yield Column((key, TIME), Content.TIME, Text(f"{de}: Uhrzeit", f"{ru}: время"), HOUR)


EVENT: Final = SheetLayout(
    "event",
    Text("Veranstaltung", "Мероприятие"),
    (
        _id(),
        *_in_both("title", Text("Titel", "Название"), WIDE, required=True),
        *_in_both("description", Text("Beschreibung", "Описание"), WIDE),
        Column(
            ("timezone",),
            Content.ID,
            Text("Zeitzone", "Часовой пояс"),
            required=True,
            hint=Text(
                "Wie Europe/Moscow. Alle Uhrzeiten in dieser Datei gelten in ihr.",
                "Например, Europe/Moscow. В нём указаны все часы в этом файле.",
            ),
        ),
        Column(
            ("also_show",),
            Content.ZONES,
            Text("Weitere Zeitzonen", "Другие часовые пояса"),
            hint=_several(
                "Bis zu drei, deren Uhrzeit mit gezeigt wird.",
                "До трёх, время в них показывается рядом.",
            ),
        ),
        *_in_both("contact", Text("Kontakt", "Контакты"), WIDE),
    ),
)
"""Written the other way round: a row for each value, German and Russian side by side."""

PLACES: Final = SheetLayout(
    "places",
    Text("Orte", "Места"),
    (
        _id(),
        *_in_both("name", Text("Name", "Название"), TITLE, required=True),
        *_in_both("address", Text("Adresse", "Адрес"), TITLE),
        Column(("latitude",), Content.DEGREES, Text("Breitengrad", "Широта")),
        Column(("longitude",), Content.DEGREES, Text("Längengrad", "Долгота")),
    ),
)
GROUPS: Final = SheetLayout(
    "groups",
    Text("Arbeitsgruppen", "Рабочие группы"),
    (
        _id(),
        *_in_both("title", Text("Titel", "Название"), WIDE, required=True),
        *_in_both("coordinator", Text("Koordination", "Координация"), TITLE),
        Column(
            ("capacity",),
            Content.NUMBER,
            Text("Plätze", "Число мест"),
            hint=Text("Leer: unbegrenzt.", "Пусто: без ограничения."),
        ),
        *_moment("opens", "Anmeldung ab", "Запись с"),
        *_moment("closes", "Anmeldung bis", "Запись до"),
        Column(
            ("coordinators",),
            Content.TELEGRAM_IDS,
            Text("Telegram-IDs der Koordination", "Telegram-ID координаторов"),
            18,
            hint=_several("Wer zuständig ist.", "Кто отвечает."),
        ),
    ),
)
TEAMS: Final = SheetLayout(
    "teams",
    Text("Teams", "Команды"),
    (
        _id(),
        *_in_both("name", Text("Name", "Название"), TITLE, required=True),
        Column(
            ("leaders",),
            Content.TELEGRAM_IDS,
            Text("Telegram-IDs der Leitung", "Telegram-ID руководителей"),
            18,
            hint=_several("Wer zuständig ist.", "Кто отвечает."),
        ),
    ),
)
SESSIONS: Final = SheetLayout(
    "sessions",
    Text("Programmpunkte", "Пункты программы"),
    (
        _id(),
        Column(("start", DATE), Content.DATE, Text("Datum", "Дата"), required=True),
        Column(("start", TIME), Content.TIME, Text("Beginn", "Начало"), HOUR, required=True),
        Column(("end", TIME), Content.TIME, Text("Ende", "Окончание"), HOUR, required=True),
        Column(
            ("end", DATE),
            Content.DATE,
            Text("Endet am", "Дата окончания"),
            hint=Text(
                "Nur, wenn der Programmpunkt an einem anderen Tag endet, etwa nach Mitternacht.",
                "Только если заканчивается в другой день, например после полуночи.",
            ),
        ),
        *_in_both("title", Text("Titel", "Название"), TITLE, required=True),
        Column(("kind",), Content.KIND, Text("Art", "Вид"), 24, required=True),
        Column(
            ("strand",),
            Content.STRAND,
            Text("Programmteil", "Часть программы"),
            15,
            hint=Text(
                "Leer: Jugendforum bei Workshops, sonst Konferenz.",
                "Пусто: у мастерских – молодёжный форум, у остальных – конференция.",
            ),
        ),
        Column(("place",), Content.ID, Text("Ort", "Место"), 26, names="places"),
        Column(
            ("group",),
            Content.ID,
            Text("Arbeitsgruppe", "Рабочая группа"),
            22,
            names="groups",
            hint=Text("Nur bei der Art Arbeitsgruppe.", "Только для вида «Рабочая группа»."),
        ),
        Column(
            ("teams",),
            Content.TEAMS,
            Text("Teams", "Команды"),
            26,
            names="teams",
            hint=_several(
                "Nur bei Workshops. Für jedes Team: alle Teams; leer: für alle Menschen.",
                "Только для мастерских. Для каждой команды: все команды; пусто: для всех людей.",
            ),
        ),
        Column(("online",), Content.LINK, Text("Videolink", "Видеосвязь"), MIDDLE),
        Column(
            ("provisional",),
            Content.SWITCH,
            Text("Vorläufig", "Предварительно"),
            18,
            hint=Text("Die Uhrzeit kann sich noch ändern.", "Время ещё может измениться."),
        ),
        *_in_both("abstract", Text("Beschreibung", "Описание"), WIDE),
    ),
)
SPEAKERS: Final = SheetLayout(
    "speakers",
    Text("Vortragende", "Выступающие"),
    (
        Column(
            ("session",),
            Content.ID,
            Text("Programmpunkt", "Пункт программы"),
            24,
            required=True,
            names="sessions",
            hint=Text(
                "Kennung des Programmpunkts; jede Person eine eigene Zeile, in der Reihenfolge, in"
                " der sie genannt wird.",
                "Идентификатор пункта программы; каждый человек – отдельной строкой, в том"
                " порядке, в котором его называют.",
            ),
        ),
        *_in_both("name", Text("Name", "Имя"), TITLE, required=True),
        *_in_both("role", Text("Funktion", "Роль"), TITLE),
    ),
)
LISTS: Final = (PLACES, GROUPS, TEAMS, SESSIONS, SPEAKERS)
SHEETS: Final = (EVENT, *LISTS)
NEEDED: Final = frozenset({EVENT.key, SESSIONS.key})
NOTES: Final = Text("Hinweise", "Подсказки")
