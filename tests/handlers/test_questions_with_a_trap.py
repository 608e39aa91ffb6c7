"""Questions in which one side word, or a word that looks alike, leads elsewhere; none is of a set.

The programme is that of a festival of amateur theatres, on its second day.
"""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from handlers.agenda.actions import My, MyGroups, RemindersWished, Wanted
from handlers.changes.actions import Changes
from handlers.groups.actions import GroupAt
from handlers.info.actions import InfoAt, Urgent
from handlers.programme.actions import SessionAt
from handlers.questions.intents import (
    Contact,
    DidYouMean,
    Fact,
    Intent,
    Nothing,
    OpenScreen,
    Several,
)
from handlers.questions.understanding import understand
from handlers.ui.action import Action
from storage.programme.model import Text
from storage.programme.search import SearchIndex
from storage.programme.snapshot import Snapshot
from tests.questions.measure import sets

FRIDAY = datetime(2031, 5, 23, 8, 45, tzinfo=UTC)
SUNDAY = datetime(2031, 5, 25, 7, 45, tzinfo=UTC)


def ask(text: str, now: datetime = FRIDAY) -> Intent:
    chosen = next(one for one in sets() if one.name == "theater")
    return understand(text, now, chosen.snapshot, chosen.index)


def opened(text: str, now: datetime = FRIDAY) -> Action | None:
    found = ask(text, now)
    return found.press if isinstance(found, OpenScreen) else None


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("kann man hier mit karte zahlen", "bezahlen"),
        ("windeln wechseln wo", "kinder"),
        ("wo darf mein auto stehen und was kostet das", "parken"),
        ("oma hört schlecht", "barrierefrei"),
        ("ich kann schlecht sehn, gibts plätze vorne", "barrierefrei"),
        ("бабушка плохо ходит, как на второй этаж", "barrierefrei"),
        ("wo kann meine tochter spielen während ich probe hab", "kinder"),
        ("ab wann sieht man die fotos vom revisor", "fotos"),
    ],
)
def test_the_words_that_say_most_of_a_need_decide_which_it_is(text: str, page: str) -> None:
    assert opened(text) == InfoAt(page)


@pytest.mark.parametrize(
    "text",
    [
        "kann man in der jugendherberge wäsche waschen",
        "можно ли постирать в хостеле",
        "fährt nach der tanznacht ein bus zur jugendherberge",
        "gibts in der jugendherberge haartrockner",
    ],
)
def test_a_place_in_passing_is_no_answer_to_what_is_asked_there(text: str) -> None:
    assert isinstance(ask(text), Nothing | DidYouMean)


@pytest.mark.parametrize(
    ("text", "session"),
    [
        ("fällt die hafenrundfahrt bei regen aus", "hafenrundfahrt"),
        ("прогулка на теплоходе в дождь будет?", "hafenrundfahrt"),
        ("wann redet brandt und in welchem zimmer", "impro"),
    ],
)
def test_what_is_named_besides_a_need_is_what_is_asked(text: str, session: str) -> None:
    assert opened(text) == SessionAt(session)


@pytest.mark.parametrize(
    "text", ["gibts das schattentheater auf russisch", "театр теней по-русски"]
)
def test_a_named_thing_in_a_language_is_no_list_of_that_language(text: str) -> None:
    assert opened(text) == SessionAt("schatten")


def test_today_means_what_is_still_to_come_of_somebody() -> None:
    assert opened("thomsen heute wo", SUNDAY) == SessionAt("abschluss")


@pytest.mark.parametrize("text", ["чево отменили", "пачему отменили"])
def test_words_written_as_they_sound_are_meant_as_they_are_spelt(text: str) -> None:
    assert isinstance(opened(text), Changes)


def test_parts_of_a_word_for_a_need_may_stand_apart() -> None:
    assert opened("какой пороль от вай фая") == InfoAt("wlan")


@pytest.mark.parametrize(
    ("text", "session"),
    [
        ("erinner mich bitte an das podium", "podium"),
        ("weck mich vor der hafenrundfahrt", "hafenrundfahrt"),
        ("напомни про дискусию", "podium"),
    ],
)
def test_whoever_wants_to_be_reminded_of_a_session_gets_its_star(text: str, session: str) -> None:
    assert ask(text) == OpenScreen(SessionAt(session), Fact.REMINDER)


@pytest.mark.parametrize(
    "text",
    [
        "schreib mir nicht mehr",
        "hör auf mir nachrichten zu schicken",
        "не пиши мне больше",
        "хватит мне писать",
        "отключи уведомления",
    ],
)
def test_whoever_wants_no_messages_gets_the_screen_that_stops_them(text: str) -> None:
    assert opened(text) == RemindersWished(Wanted.ALL, on=False)


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("trag mich bei den großmüttern ein", "senioren"),
        ("запишите меня на грим", "maske"),
        ("kann ich noch beim guten licht mitmachen", "licht"),
    ],
)
def test_signing_up_for_a_sitting_is_signing_up_for_its_group(text: str, group: str) -> None:
    assert opened(text) == GroupAt(group)


def test_taking_back_a_seat_leads_to_what_is_ones_own() -> None:
    assert isinstance(opened("отмени мою запись в группе"), My | MyGroups)


@pytest.mark.parametrize("text", ["handynummer von timur gasisow", "телефон тимура гасисова"])
def test_nobody_knows_the_number_of_a_speaker(text: str) -> None:
    assert ask(text) == Contact(is_unknown=True)


@pytest.mark.parametrize(
    ("text", "session", "fact"),
    [
        ("wer ist frau harms", "warum", Fact.ROLES),
        ("кто такой оскар вендиш", "podium", Fact.ROLES),
        ("wird der revisor übersetzt", "revisor", Fact.LANGUAGE),
        ("ревизор переводят на русский?", "revisor", Fact.LANGUAGE),
    ],
)
def test_what_is_asked_of_a_session_is_the_fact_that_is_shown(
    text: str, session: str, fact: Fact
) -> None:
    assert ask(text) == OpenScreen(SessionAt(session), fact)


def test_who_speaks_at_several_sessions_is_said_above_them() -> None:
    found = ask("wer ist frau lopuchowa")
    assert isinstance(found, Several)
    assert found.about is not None
    assert found.about.name["de"] == "Sinaida Lopuchowa"


@pytest.mark.parametrize(
    "text", ["wer hat den revisor geschrieben", "wer hat den revisor erfunden"]
)
def test_who_has_done_something_is_not_who_speaks_there(text: str) -> None:
    assert isinstance(ask(text), Nothing | DidYouMean)


def test_a_language_that_none_of_several_has_is_no_answer() -> None:
    assert isinstance(ask("gibts die möwe auf englisch"), Nothing | DidYouMean)


@pytest.mark.parametrize(
    "text", ["wo ist rampenlicht nächstes jahr", "wo findet das festival 2033 statt"]
)
def test_another_time_of_the_event_is_not_in_its_programme(text: str) -> None:
    assert isinstance(ask(text), Nothing)


@pytest.mark.parametrize(
    "text", ["muss ich mich fürs podium anmelden", "нужна ли регистрация на дискуссию"]
)
def test_whether_one_has_to_sign_up_for_something_is_asked_of_that(text: str) -> None:
    assert opened(text) == SessionAt("podium")


def test_a_coffee_that_is_over_is_not_where_there_is_coffee() -> None:
    saturday_afternoon = datetime(2031, 5, 24, 13, tzinfo=UTC)
    assert isinstance(ask("wo gibts kaffee", saturday_afternoon), Nothing | DidYouMean)


def test_a_second_question_is_answered_where_the_first_is_not() -> None:
    assert opened("gibts da bier und wann fängt die tanznacht an") == SessionAt("tanznacht")


def test_what_was_shown_is_not_what_a_second_question_asks_of_nothing_known() -> None:
    assert not isinstance(ask("gibts einen friseur und wo ist der"), OpenScreen | Several)


@pytest.mark.parametrize(
    ("text", "cries"),
    [
        ("пожар", True),
        ("пожар в большом зале", True),
        ("Feuer im Großen Saal", True),
        ("запишите меня на лесные пожары", False),
        ("Wann ist Feuer und Wasser?", False),
        ("где тут пожарка", False),
    ],
)
def test_a_word_of_danger_in_a_title_that_is_asked_for_is_no_cry_for_help(
    text: str, cries: bool
) -> None:
    chosen = next(one for one in sets() if one.name == "theater")
    programme = chosen.snapshot.programme
    fires = Text({"de": "Feuer und Wasser", "ru": "Лесные пожары"})
    first, *others = programme.sessions
    sessions = (replace(first, title=fires), *others)
    snapshot = Snapshot.of(replace(programme, sessions=sessions))
    index = SearchIndex.of(snapshot, chosen.index.languages)
    found = understand(text, FRIDAY, snapshot, index)
    assert (found == OpenScreen(Urgent())) is cries
