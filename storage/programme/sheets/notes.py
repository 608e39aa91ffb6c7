"""What the first sheet of a workbook tells whoever fills it in."""

from typing import Final

from storage.programme.model import Programme, Text

HEADING: Final = Text("So wird diese Datei ausgefüllt", "Как заполнять этот файл")

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


def notes_for(programme: Programme, language: str) -> list[str]:
    """The notes, with the programme's own time zone."""
    zone = programme.event.timezone.key
    return [note.in_language(language).format(zone=zone) for note in _NOTES]
