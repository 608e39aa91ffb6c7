"""Where a session without a place begins is read from what its description says, if it does."""

import pytest

from handlers.frame.meeting_points import meeting_point
from storage.programme.model import Kind, Text
from tests.handlers.test_views import seen
from tests.programmes import at, session


@pytest.mark.parametrize(
    ("language", "said", "found"),
    [
        ("ru", "Счастливого пути и до новых встреч! Заложите время на дорогу.", ""),
        ("ru", "Форум прощается: до скорой встречи!", ""),
        ("ru", "Приходите за десять минут до отправления.", ""),
        ("de", "Bitte zehn Minuten vor der Abfahrt da sein.", ""),
        ("de", "Gute Reise und bis zum nächsten Treffen!", ""),
        ("de", "Vor dem Essen treffen wir uns am Tor.", "Vor dem Essen treffen wir uns am Tor."),
        ("ru", "Встреча у фонтана. До встречи!", "Встреча у фонтана."),
        ("de", "Treffpunkt vor Beginn am Tor.", "Treffpunkt vor Beginn am Tor."),
        ("de", "Sie werden am Hotel abgeholt.", "Sie werden am Hotel abgeholt."),
        ("ru", "Место встречи: терминал 1.", "Место встречи: терминал 1."),
        ("de", "Ab 11 Uhr: Unterlagen abholen, erste bekannte Gesichter treffen.", ""),
        ("ru", "Получаем материалы и бейджи, встречаем знакомых.", ""),
        ("ru", "Встречи, поездки, праздники: что для этого нужно?", ""),
        ("ru", "Дискуссия вновь собирает участников всех групп.", ""),
        ("ru", "Сбор за час до отправления у входа.", "Сбор за час до отправления у входа."),
    ],
)
def test_a_farewell_or_an_hour_is_no_meeting_point(language: str, said: str, found: str) -> None:
    text = Text({"de": said, "ru": said})
    ride = session("fahrt", at(28, 8), 1, text, kind=Kind.TRANSFER, abstract=text)
    assert meeting_point(seen(at(28, 7), language), ride) == found
