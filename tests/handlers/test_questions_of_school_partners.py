"""Kinds of questions that guests of two partnership meetings got wrong answers to."""

from datetime import datetime

import pytest

from handlers.groups.actions import GroupAt, Groups
from handlers.info.actions import InfoAt
from handlers.person.actions import Privacy
from handlers.programme.actions import Day, PlaceAt, SessionAt
from handlers.questions.intents import (
    DidYouMean,
    Fact,
    Intent,
    Nothing,
    OpenScreen,
    PartOfDay,
    SmallTalk,
)
from handlers.questions.reading.senses import Sense
from handlers.questions.understanding import understand
from handlers.ui.action import Action
from tests.questions.measure import sets


def ask(name: str, at: str, text: str) -> Intent:
    chosen = next(one for one in sets() if one.name == name)
    local = datetime.fromisoformat(at).replace(tzinfo=chosen.snapshot.event.timezone)
    return understand(text, local, chosen.snapshot, chosen.index)


def mannheim(text: str, at: str = "2032-06-24T09:30") -> Action | Intent:
    found = ask("mannheim", at, text)
    return found.press if isinstance(found, OpenScreen) else found


def pensa(text: str, at: str = "2036-09-25T14:30") -> Action | Intent:
    found = ask("pensa", at, text)
    return found.press if isinstance(found, OpenScreen) else found


@pytest.mark.parametrize(
    "text",
    [
        "Какая программа на субботу, пришлите пожалуйста полностью.",
        "Будьте так любезны, вышлите мне программу на субботу целиком",
        "скиньте плиз программу на субботу, заранее очень признательна",
        "Wären Sie so liebenswürdig, mir das Programm für Samstag zukommen zu lassen?",
        "Verzeihung die Störung, könnten Sie mir das Programm am Samstag mitteilen",
    ],
)
def test_courtesies_are_no_part_of_what_is_asked(text: str) -> None:
    opened = pensa(text, "2036-09-26T21:30")
    assert isinstance(opened, Day)
    assert opened.day.isoformat() == "2036-09-27"


@pytest.mark.parametrize(
    "text",
    [
        "Спасибо, прекрасный был концерт! Спокойной ночи",
        "Danke, das Konzert war wunderbar",
        "Vielen Dank für das leckere Mittagessen heute",
    ],
)
def test_thanks_tell_what_they_are_for(text: str) -> None:
    assert mannheim(text) == SmallTalk(Sense.THANKS)


@pytest.mark.parametrize(
    "text", ["Всем огромное спасибо, мы уже в поезде!", "Danke euch allen, wir sitzen schon im Zug"]
)
def test_thanks_tell_where_one_is(text: str) -> None:
    assert pensa(text) == SmallTalk(Sense.THANKS)


@pytest.mark.parametrize("text", ["danke, und das Konzert?", "danke, Konzert", "спасибо, концерт"])
def test_thanks_with_a_bare_name_ask_for_it(text: str) -> None:
    assert mannheim(text, "2032-06-23T18:00") == SessionAt("konzert")


def test_what_is_left_of_a_verb_in_a_title_is_no_from() -> None:
    assert pensa("Ab wann kann ich mich für eine AG anmelden?", "2036-08-30T18:12") == Groups()


@pytest.mark.parametrize(
    "text",
    ["а сколько человек берут в группу по театру", "Wie viele Leute passen in die Gruppe Theater"],
)
def test_how_many_a_group_takes_is_no_price(text: str) -> None:
    assert pensa(text, "2036-09-03T21:05") == GroupAt("theater")


@pytest.mark.parametrize("text", ["wie lange dauert das stück", "сколько идёт пьеса"])
def test_a_breakfast_is_no_play(text: str) -> None:
    assert pensa(text, "2036-09-25T18:50") == SessionAt("drama")


def test_in_which_room_asks_for_no_room_to_sleep_in() -> None:
    text = "Welche Gruppe leitet Frau Rehm und in welchem Zimmer?"
    assert pensa(text, "2036-09-24T14:00") == GroupAt("daf")


@pytest.mark.parametrize(
    "text",
    [
        "Was ist um zwölf alles gleichzeitig?",
        "Was läuft um zwölf parallel",
        "что в 12 одновременно",
    ],
)
def test_what_is_on_at_the_same_time_at_an_hour_is_all_of_that_hour(text: str) -> None:
    found = pensa(text, "2036-09-25T11:20")
    assert isinstance(found, PartOfDay)
    assert {"fehler", "ki", "lieder"} <= {*found.sessions}


@pytest.mark.parametrize(
    "text", ["Welche Daten von mir habt ihr noch?", "какие данные есть обо мне"]
)
def test_data_about_oneself_are_a_matter_of_privacy(text: str) -> None:
    assert pensa(text) == Privacy()


@pytest.mark.parametrize(
    "text",
    [
        "hab handy im zug vergessen!! was mach ich",
        "braucht mein sohn ein visum und was für papiere",
        "Ist meine Tochter in Pensa krankenversichert?",
        "есть ли в Пензе аквапарк",
    ],
)
def test_the_town_or_a_second_clause_says_nothing_of_what_is_missing(text: str) -> None:
    assert pensa(text, "2036-09-24T10:35") == Nothing()


def test_a_word_of_a_need_names_no_talk() -> None:
    assert mannheim("wo kann ich geld abheben", "2032-06-24T18:15") == Nothing()


@pytest.mark.parametrize("text", ["Напомни мне за полчаса до театра", "Напомни мне про театр"])
def test_one_is_reminded_of_the_next_session_called_so(text: str) -> None:
    assert pensa(text) == SessionAt("drama")


@pytest.mark.parametrize(
    ("text", "session"),
    [
        ("wo startet das joggen", "lauf"),
        ("во сколько забег", "lauf"),
        ("А у молодёжи где шашлыки?", "jf-grill"),
        ("wann wird gegrillt", "jf-grill"),
        ("где выдают бейджики", "anmeldung"),
        ("нужны ли визитки", "boerse"),
    ],
)
def test_everyday_words_name_what_has_another_title(text: str, session: str) -> None:
    assert mannheim(text, "2032-06-23T07:58") == SessionAt(session)


@pytest.mark.parametrize(
    "text",
    ["fährt der bus nach speyer?", "едет ли автобус в Шпайер", "wann fährt der Bus nach Speyer"],
)
def test_a_tour_goes_where_no_bus_is_called_after(text: str) -> None:
    assert mannheim(text, "2032-06-25T10:15") == SessionAt("ex-speyer")


@pytest.mark.parametrize(
    "text", ["во сколько мы вернемся из гейдельберга", "wann sind wir zurück aus Heidelberg"]
)
def test_one_returns_from_a_tour_at_its_end(text: str) -> None:
    assert mannheim(text, "2032-06-25T14:05") == SessionAt("ex-heidelberg")


def test_the_events_own_town_is_where_one_returns_to() -> None:
    assert pensa("Когда будем обратно в Пензе?", "2036-09-26T12:20") == SessionAt("bus-zurueck")


@pytest.mark.parametrize(
    "text", ["Gibt es irgendwo was zu trinken, Tee oder so?", "где попить чаю"]
)
def test_a_drink_is_had_where_a_pause_is_called_so(text: str) -> None:
    assert pensa(text, "2036-09-25T10:10") == SessionAt("pause-do")


@pytest.mark.parametrize(
    "text",
    ["Findet der Sport draussen oder drinnen statt?", "спортивный праздник внутри или снаружи"],
)
def test_indoors_or_outdoors_asks_for_the_place(text: str) -> None:
    assert pensa(text, "2036-09-25T13:10") == SessionAt("sportfest")


def test_a_team_called_after_a_film_is_not_the_film() -> None:
    text = "wann zeigen die kinder ihren film"
    assert pensa(text, "2036-09-27T10:15") == SessionAt("premiere")


@pytest.mark.parametrize(
    "text", ["um wieviel uhr muss ich daheim sein abends", "до скольки надо быть дома"]
)
def test_when_one_has_to_be_home_is_told_by_the_page(text: str) -> None:
    assert pensa(text, "2036-09-24T20:30") == InfoAt("gastfamilien")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("я без команды, куда мне идти (молодежный форум)", InfoAt("jugendforum")),
        ("Jugendforum: habe noch kein Team, wohin?", SessionAt("jf-ankommen")),
    ],
)
def test_who_has_no_team_is_told_where_to_find_one(text: str, found: Action) -> None:
    assert mannheim(text, "2032-06-23T08:31") == found


def test_what_is_meant_by_a_title_is_its_card() -> None:
    found = pensa("Was ist mit Ernte gemeint?", "2036-09-27T08:30")
    assert not isinstance(found, DidYouMean)
    assert found == SessionAt("ernte")


@pytest.mark.parametrize(
    ("text", "at", "found"),
    [
        ("Wo ist der Pietsch gerade?", "2036-09-24T16:20", "austausch-2"),
        ("Wo ist Claudia Rehm gerade?", "2036-09-24T16:20", "fehler"),
        ("где сейчас Сорокина", "2036-09-24T15:20", "schulleiter"),
    ],
)
def test_who_speaks_nowhere_now_is_where_they_come_next(text: str, at: str, found: str) -> None:
    assert ask("pensa", at, text) == OpenScreen(SessionAt(found), Fact.NEXT)


def test_who_leads_a_group_is_in_its_sitting() -> None:
    found = ask("pensa", "2036-09-25T14:20", "Wo finde ich jetzt Herrn Pietsch?")
    assert found == OpenScreen(SessionAt("austausch-2"), Fact.WHERE)


@pytest.mark.parametrize(
    ("text", "session"),
    [
        ("wie kommen wir nachher ins hotel zurück", "bus-mi-rueck"),
        ("как нам потом вернуться в гостиницу", "bus-mi-rueck"),
    ],
)
def test_one_comes_back_by_the_next_ride_there(text: str, session: str) -> None:
    assert mannheim(text, "2032-06-23T21:45") == SessionAt(session)


@pytest.mark.parametrize(
    "text",
    [
        "Кто нас встретит на вокзале?",
        "нас кто-нибудь встречает на вокзале?",
        "Holt uns jemand am Bahnhof ab?",
        "Werden wir am Bahnhof abgeholt?",
    ],
)
def test_who_is_met_at_the_station_is_taken_from_there(text: str) -> None:
    assert pensa(text, "2036-09-23T20:00") == SessionAt("bus-bahnhof")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("передумал, снимите меня с группы экономики пожалуйста", GroupAt("wirtschaft")),
        ("В каком зале заседает группа здравоохранения", GroupAt("gesundheit")),
        ("wo tagt die Gruppe Gesundheit", GroupAt("gesundheit")),
    ],
)
def test_a_group_is_called_by_the_track_it_alone_is_of(text: str, found: Action) -> None:
    assert mannheim(text, "2032-06-23T13:31") == found


def test_who_changes_the_host_family_wants_no_other_group() -> None:
    text = "мне не нравится в семье, хочу поменять"
    assert pensa(text, "2036-09-24T19:15") == InfoAt("gastfamilien")


def test_a_meal_in_the_evening_is_dinner_whatever_its_title() -> None:
    at = "2032-06-24T19:05"
    assert mannheim("за ужин сегодня надо платить?", at) == SessionAt("kurpfalz")
    assert mannheim("wo gibt es heute Abendessen", at) == SessionAt("kurpfalz")


def test_what_one_takes_along_to_eat_is_told_by_where_one_goes() -> None:
    found = pensa("что взять с собой в Тарханы поесть", "2036-09-25T22:30")
    assert found == SessionAt("tarchany")


@pytest.mark.parametrize(
    "text", ["Wie komme ich von der Schule zum Theater?", "как пройти от гимназии до театра"]
)
def test_the_way_from_one_place_to_another_is_about_the_other(text: str) -> None:
    assert pensa(text, "2036-09-25T17:20") == PlaceAt("theater")


def test_a_compound_is_met_the_other_way_round() -> None:
    text = "Was brauche ich für den Besuch in der Klinik?"
    assert mannheim(text, "2032-06-24T13:45") == SessionAt("klinikbesuch")


def test_who_tells_something_asks_in_the_next_sentence() -> None:
    text = "Ich kann kein Wort Russisch. Gibt es einen Kurs?"
    assert mannheim(text, "2032-06-24T15:30") == SessionAt("sprachtandem")


def test_most_of_it_unknown_suggests_nothing() -> None:
    assert mannheim("кто победил на выборах мэра?", "2032-07-03T19:22") == Nothing()


def test_how_much_money_is_no_measure() -> None:
    assert pensa("сколько денег дать ребенку с собой", "2036-09-15T20:20") == InfoAt("geld")


def test_by_which_train_one_goes_back_is_told_by_the_page() -> None:
    text = "на каком поезде мы едем обратно и когда"
    assert pensa(text, "2036-09-21T11:11") == InfoAt("eltern")


@pytest.mark.parametrize(
    "text", ["как записаться на экскурсию по порту", "Wo trage ich mich für die Hafenrundfahrt ein"]
)
def test_an_excursion_is_no_place_to_go_to(text: str) -> None:
    assert mannheim(text) in (SessionAt("ex-hafen"), InfoAt("ausfluege"))
