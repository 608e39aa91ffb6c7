"""The words that stand in a workbook, in both languages: choices in cells, and its notes.

They are part of the file's form, as keys are in YAML: what was written in one language is read in
the other, so they are kept here and not among the texts that are translated.
"""

from collections.abc import Iterable, Mapping
from typing import Final, Generic, TypeVar

from storage.programme.field_kinds import LANGUAGES
from storage.programme.model import Kind, Strand, Text

Value = TypeVar("Value")


class Vocabulary(Generic[Value]):
    """What can be chosen in a cell, each value by a word of each language."""

    def __init__(self, words: Mapping[Value, Text]) -> None:
        self._words = words
        self._values = {
            name: value
            for value, text in words.items()
            for name in (plain(str(value)), *map(plain, in_each_language(text)))
        }

    def word(self, value: Value, language: str) -> str:
        """The word for a value."""
        return self._words[value].in_language(language)

    def words(self, language: str) -> tuple[str, ...]:
        """All words of a language, in the order of their values."""
        return tuple(text.in_language(language) for text in self._words.values())

    def value(self, word: str) -> Value | None:
        """What a word of either language means, or the name it has in YAML; None for others."""
        return self._values.get(plain(word))


def plain(word: str) -> str:
    """A word as it is compared: letters' case and the number of blanks do not matter."""
    return " ".join(word.split()).casefold()


def in_each_language(*texts: Text) -> Iterable[str]:
    """The texts in German and in Russian."""
    return [text.in_language(language) for text in texts for language in LANGUAGES]


KINDS: Final = Vocabulary(
    {
        Kind.PLENARY: Text("Plenum", "Пленарное заседание"),
        Kind.GROUP: Text("Arbeitsgruppe", "Рабочая группа"),
        Kind.WORKSHOP: Text("Workshop", "Мастерская"),
        Kind.CULTURE: Text("Kultur", "Культурная программа"),
        Kind.MEAL: Text("Essen", "Питание"),
        Kind.TRANSFER: Text("Transfer", "Переезд"),
        Kind.OTHER: Text("Sonstiges", "Прочее"),
    }
)
STRANDS: Final = Vocabulary(
    {
        Strand.CONFERENCE: Text("Konferenz", "Конференция"),
        Strand.YOUTH: Text("Jugendforum", "Молодёжный форум"),
        Strand.BOTH: Text("beides", "обе"),
    }
)
SWITCH: Final = Vocabulary({True: Text("ja", "да"), False: Text("nein", "нет")})
EVERY_TEAM: Final = Text("alle Teams", "все команды")
"""Written with a blank, which no id has: a team may well be called “alle”."""

EVERY_TEAM_IN_SHORT: Final = frozenset(map(plain, ("alle", "все", "all", "all teams")))

NOTES: Final = Text("Hinweise", "Подсказки")
"""The title of the first sheet, which is not read."""

_HEADING: Final = Text("So wird diese Datei ausgefüllt", "Как заполнять этот файл")

_NOTES: Final = (
    Text(
        "Jedes Blatt ist eine Liste, jede Zeile ein Eintrag; die Reihenfolge der Zeilen bleibt"
        " erhalten, leere Zeilen stören nicht.",
        "Каждый лист – это список, каждая строка – одна запись; порядок строк сохраняется, пустые"
        " строки не мешают.",
    ),
    Text(
        "Spalten mit * müssen ausgefüllt sein, alle anderen dürfen leer bleiben. Namen von Blättern"
        " und Spalten bitte nicht ändern und keine neuen anlegen.",
        "Столбцы со звёздочкой * обязательны, остальные можно оставить пустыми. Пожалуйста, не"
        " меняйте названия листов и столбцов и не добавляйте новых.",
    ),
    Text(
        "Deutsch und Russisch stehen nebeneinander. Fehlt ein Text in einer Sprache, wird der"
        " andere gezeigt.",
        "Немецкий и русский тексты стоят рядом. Если на одном языке текста нет, показывается"
        " другой.",
    ),
    Text(
        "Alle Tage und Uhrzeiten gelten am Veranstaltungsort, in der Zeitzone {zone}. Geben Sie sie"
        " als Datum (28.06.2021) und Uhrzeit (18:00) ein, nicht als Text. Endet etwas an einem"
        " anderen Tag, steht dieser unter „Endet am“.",
        "Все даты и часы – по времени места проведения, в часовом поясе {zone}. Вводите их как дату"
        " (28.06.2021) и время (18:00), а не как текст. Если что-то заканчивается в другой день,"
        " укажите его в столбце «Дата окончания».",
    ),
    Text(
        "Kennungen bestehen aus bis zu 24 Zeichen: a–z, 0–9 und Bindestrich. Sie bleiben in jeder"
        " Fassung gleich, denn an ihnen hängen Anmeldungen und Merkzettel. Orte, Arbeitsgruppen und"
        " Teams werden mit ihrer Kennung aus der Liste gewählt.",
        "Идентификатор – до 24 знаков: a–z, 0–9 и дефис. Он не меняется от версии к версии: к нему"
        " привязаны записи в группы и отмеченные события. Места, рабочие группы и команды"
        " выбираются из списка по идентификатору.",
    ),
    Text(
        "Mehrere Teams, Zeitzonen oder Telegram-IDs stehen untereinander in einer Zelle: Alt+Enter,"
        " in LibreOffice Strg+Enter. Vortragende haben ein Blatt für sich, mit einer Zeile je"
        " Person und Programmpunkt.",
        "Несколько команд, часовых поясов или Telegram-ID пишутся друг под другом в одной ячейке:"
        " Alt+Enter, в LibreOffice Ctrl+Enter. Для выступающих есть отдельный лист: одна строка на"
        " каждого человека и пункт программы.",
    ),
    Text(
        "Formeln, verbundene Zellen und Makros werden nicht gelesen.",
        "Формулы, объединённые ячейки и макросы не читаются.",
    ),
    Text(
        "Fertig? Speichern Sie die Datei als .xlsx und schicken Sie sie dem Bot. Er zeigt erst, was"
        " sich ändert und wer davon erfährt; veröffentlicht wird nichts von selbst.",
        "Готово? Сохраните файл как .xlsx и отправьте его боту. Он сначала покажет, что изменится и"
        " кому об этом сообщат; само собой ничего не публикуется.",
    ),
)


def notes_for(zone: str, language: str) -> list[str]:
    """What the first sheet tells those who fill in the workbook, its heading first."""
    return [note.in_language(language).format(zone=zone) for note in (_HEADING, *_NOTES)]
