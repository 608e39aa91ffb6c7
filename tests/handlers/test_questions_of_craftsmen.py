"""Kinds of questions that craftsmen in Kassel and doctors in Wolgograd got wrong answers to."""

from datetime import datetime

import pytest

from handlers.info.actions import InfoAt, Urgent
from handlers.programme.actions import Day, InLanguage, Now, PlaceAt, SessionAt
from handlers.questions.intents import (
    DidYouMean,
    Fact,
    Intent,
    Nothing,
    OpenScreen,
    Several,
    SmallTalk,
)
from handlers.questions.reading.senses import Sense
from handlers.questions.understanding import understand
from handlers.ui.action import Action
from tests.questions.measure import sets

WEDNESDAY = "2033-09-14T12:00"
THURSDAY = "2033-09-15T10:35"
FRIDAY = "2033-09-16T08:05"


def ask(name: str, text: str, when: str) -> Intent:
    chosen = next(one for one in sets() if one.name == name)
    zone = chosen.snapshot.event.timezone
    now = datetime.fromisoformat(when).replace(tzinfo=zone)
    return understand(text, now, chosen.snapshot, chosen.index)


def in_kassel(text: str, when: str = "2034-06-22T13:00") -> Intent:
    return ask("kassel", text, when)


def in_wolgograd(text: str, when: str = WEDNESDAY) -> Intent:
    return ask("wolgograd", text, when)


def press(found: Intent) -> Action | None:
    return found.press if isinstance(found, OpenScreen) else None


@pytest.mark.parametrize(
    "text",
    ["is heut nachmittag irgendwas mit drohnen", "на каком языке доклад про дроны"],
)
def test_what_a_talk_is_called_asks_for_no_need_that_the_word_may_say(text: str) -> None:
    assert press(in_kassel(text)) == SessionAt("vortrag-drohne")


@pytest.mark.parametrize(
    "text",
    ["meine tochter hat diabetes, gibts da heute was", "у сына диабет, есть что-нибудь про это"],
)
def test_an_illness_that_a_talk_is_about_is_asked_of_that(text: str) -> None:
    assert press(in_wolgograd(text, FRIDAY)) == SessionAt("talk-diabetes")


@pytest.mark.parametrize(
    "text",
    [
        "ich habe diabetes, was kann ich in der mensa essen",
        "у моего ребёнка диабет, что ему можно есть на обед",
    ],
)
def test_who_asks_what_they_may_eat_means_no_talk(text: str) -> None:
    assert press(in_wolgograd(text, FRIDAY)) == InfoAt("essen")


@pytest.mark.parametrize("text", ["Wo darf man hier rauchen?", "где можно покурить"])
def test_where_one_may_do_something_says_no_workshop_against_it(text: str) -> None:
    assert not isinstance(in_wolgograd(text, FRIDAY), OpenScreen)


@pytest.mark.parametrize(
    "text",
    [
        "здравствуйте а виза нужна для поездки?? кто делает приглашение",
        "Wer stellt die Einladung für das Visum aus?",
        "виза нужна?",
    ],
)
def test_a_visa_is_no_visit(text: str) -> None:
    assert isinstance(in_kassel(text), Nothing)


@pytest.mark.parametrize(
    "text", ["А когда Путин и канцлер встретятся?", "когда встретятся президенты"]
)
def test_a_verb_with_an_ending_of_its_own_is_no_slip(text: str) -> None:
    assert not isinstance(in_wolgograd(text, FRIDAY), OpenScreen)


@pytest.mark.parametrize(
    "text",
    [
        "wo bekomm ich meine mappe mit namensschild",
        "где взять бейджик и папку",
    ],
)
def test_what_one_gets_on_registering_is_had_at_the_desk(text: str) -> None:
    assert press(in_wolgograd(text)) == SessionAt("registrierung")


@pytest.mark.parametrize(
    "text",
    [
        "Gibt es heute noch einen Vortrag auf Russisch mit Übersetzung?",
        "есть ли сегодня доклад на русском с переводом",
    ],
)
def test_a_talk_in_a_language_today_is_one_of_that_kind(text: str) -> None:
    found = in_wolgograd(text, "2033-09-15T15:35")
    assert found == OpenScreen(SessionAt("talk-impfen"), Fact.LANGUAGE)


@pytest.mark.parametrize(
    "text",
    [
        "Gibt es um vier etwas auf Deutsch, womit man Geld für Austausch bekommt?",
        "что в четыре на немецком",
    ],
)
def test_at_an_hour_only_what_is_on_then_is_held_in_a_language(text: str) -> None:
    found = in_kassel(text, "2034-06-22T15:05")
    assert found == Several((SessionAt("vortrag-foerder"), SessionAt("vortrag-drohne")))


def test_what_is_interpreted_today_is_told_by_the_page() -> None:
    found = in_wolgograd("gibt es heute eine übersetzung auf russisch", THURSDAY)
    assert press(found) == InfoAt("dolmetschen")
    day = datetime.fromisoformat(THURSDAY).date()
    found = in_wolgograd("was gibts heute auf deutsch", THURSDAY)
    assert press(found) == InLanguage("de", day)


@pytest.mark.parametrize(
    "text",
    [
        "kann ich bei der ersten hilfe übung noch mitmachen obwohl ich schon über 30 bin",
        "wo ist der erste hilfe workshop",
        "где мастерская первая помощь",
        "кто ведёт первую помощь",
    ],
)
def test_first_aid_may_be_a_workshop(text: str) -> None:
    assert press(in_wolgograd(text, THURSDAY)) == SessionAt("j-erste-hilfe")


@pytest.mark.parametrize(
    "text",
    [
        "wo ist erste hilfe",
        "wann kommt die erste hilfe",
        "wann kommt der rettungsdienst",
        "нужна первая помощь",
        "первая помощь в 305",
    ],
)
def test_who_needs_first_aid_gets_it(text: str) -> None:
    assert press(in_wolgograd(text, THURSDAY)) == Urgent()


@pytest.mark.parametrize("text", ["где молодёжь собирается", "wo trifft sich die jugend"])
def test_young_people_are_where_their_next_session_is(text: str) -> None:
    found = in_wolgograd(text, "2033-09-14T13:35")
    assert found == OpenScreen(SessionAt("jugend-auftakt"), Fact.WHERE)


@pytest.mark.parametrize("text", ["когда обед у молодёжи", "wann isst die jugend mittag"])
def test_lunch_for_the_young_people_is_theirs(text: str) -> None:
    assert press(in_kassel(text, "2034-06-22T11:35")) == SessionAt("jugend-mittag-do")


@pytest.mark.parametrize(
    "text",
    [
        "Во сколько отъезд в областную больницу и откуда?",
        "когда отъезд в больницу",
        "Wann ist Abfahrt zur Gebietsklinik?",
    ],
)
def test_the_departure_to_a_place_is_a_ride_there(text: str) -> None:
    assert press(in_wolgograd(text, FRIDAY)) == SessionAt("bus-klinik")


@pytest.mark.parametrize(
    "text",
    [
        "ich bin glutenallergikerin, was kann ich heute mittag essen?",
        "у меня аллергия на глютен, что я могу съесть на обед?",
    ],
)
def test_what_somebody_cannot_eat_is_no_bare_meal(text: str) -> None:
    assert press(in_kassel(text, "2034-06-22T07:40")) == InfoAt("essen")


@pytest.mark.parametrize(
    ("text", "word"),
    [("ist das essen auch halal", "halal"), ("есть ли халяльная еда", "халяльная")],
)
def test_a_page_on_diets_says_what_it_says_nothing_of(text: str, word: str) -> None:
    assert in_kassel(text) == OpenScreen(InfoAt("essen"), unsaid=word)


@pytest.mark.parametrize(
    "text", ["gibt es veganes essen", "ich bin vegetarierin", "ich habe eine nussallergie"]
)
def test_a_page_on_diets_has_a_word_in_another_form(text: str) -> None:
    assert in_kassel(text) == OpenScreen(InfoAt("essen"))


@pytest.mark.parametrize(
    ("text", "session"),
    [
        ("erinner mich bitte morgen 8 uhr an den bus", "bus-schule"),
        ("напомни завтра в 8 про автобус", "bus-schule"),
        ("erinnere mich morgen um 12 an das mittagessen", "mittag-fr"),
    ],
)
def test_to_be_reminded_at_an_hour_is_of_what_comes_then(text: str, session: str) -> None:
    found = in_kassel(text, "2034-06-22T23:55")
    assert found == OpenScreen(SessionAt(session), Fact.REMINDER)


@pytest.mark.parametrize(
    "text", ["gibts nach dem konzert noch was zu essen", "после концерта будет ужин?"]
)
def test_what_is_asked_for_after_a_session_is_not_that_session(text: str) -> None:
    assert isinstance(in_wolgograd(text, "2033-09-14T20:50"), Nothing)


@pytest.mark.parametrize(
    ("text", "session"),
    [
        ("gibt es nach dem gedenken etwas zu essen", "gala"),
        ("gibt es nach der eröffnung ein konzert", "konzert"),
        ("was kommt nach der eröffnung", "konzert"),
        ("что после открытия", "konzert"),
    ],
)
def test_after_a_session_comes_what_is_asked_for(text: str, session: str) -> None:
    assert press(in_wolgograd(text)) == SessionAt(session)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("wann gibts endlich kaffee", SessionAt("kaffee-do")),
        ("обед уже начался?", SessionAt("mittag-do")),
        ("hat das mittagessen schon angefangen", SessionAt("mittag-do")),
        ("wer hält den vortrag übers impfen", SessionAt("talk-impfen")),
        ("где выступает профессор Хартвиг", SessionAt("plenum-alter")),
        ("hält der rektor eine rede", SessionAt("eroeffnung")),
        ("wo ist hier die nächste bank", InfoAt("geld")),
        ("где ближайший банк", InfoAt("geld")),
        ("wann und wo ist das galadinner", SessionAt("gala")),
        ("gibt es auf dem boot abendessen", SessionAt("schiff")),
        ("geht whatsapp in russland", InfoAt("sim")),
        ("какой размер постера нужен", InfoAt("poster")),
        ("welches format müssen die poster haben", InfoAt("poster")),
        ("gibts einen link für die telemedizin online", SessionAt("g-tele-1")),
        ("можно ли онлайн подключиться к телемедицине", SessionAt("g-tele-1")),
    ],
)
def test_words_that_everybody_says_do_not_keep_the_right_answer_back(
    text: str, found: Action
) -> None:
    when = "2033-09-15T13:05" if found == SessionAt("mittag-do") else "2033-09-15T08:30"
    assert press(in_wolgograd(text, when)) == found


@pytest.mark.parametrize(
    "text",
    ["hat der rektor einen hund", "welche größe haben die t-shirts", "wie groß ist die aula"],
)
def test_what_nobody_knows_still_does(text: str) -> None:
    assert isinstance(in_wolgograd(text), Nothing | DidYouMean)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("во сколько закрытие, нам в 13:30 на поезд", SessionAt("abschluss")),
        ("wann ist der abschluss, wir haben um 13:30 einen zug", SessionAt("abschluss")),
        ("автобус уже уехал, как самому доехать до школы?", PlaceAt("schule")),
        ("der bus ist abgefahren, wie komme ich zur schule", PlaceAt("schule")),
        ("когда наша очередь показывать скамейку", SessionAt("jugend-show")),
        ("was kostet das grimm museum und wann ist treffpunkt", SessionAt("grimmwelt")),
        ("сколько стоит музей гримм", SessionAt("grimmwelt")),
    ],
)
def test_what_is_told_beside_a_question_changes_nothing(text: str, found: Action) -> None:
    assert press(in_kassel(text, "2034-06-24T09:30")) == found


@pytest.mark.parametrize(
    "text", ["я опаздываю, какой причал??", "ich bin spät dran, welcher anleger"]
)
def test_who_is_late_asks_nonetheless(text: str) -> None:
    assert press(in_wolgograd(text, THURSDAY)) == PlaceAt("anleger")


def test_a_page_that_names_a_place_tells_of_it_by_its_short_name() -> None:
    assert press(in_kassel("wann fährt der nächste bus zum bz", "2034-06-22T08:36")) == InfoAt(
        "shuttle"
    )
    assert press(in_kassel("wo ist das bz")) == PlaceAt("bz")


@pytest.mark.parametrize(
    "text", ["was läuft jetzt gleich alles parallel", "что сейчас параллельно идёт"]
)
def test_what_is_on_beside_each_other_is_what_is_on(text: str) -> None:
    assert press(in_wolgograd(text, THURSDAY)) == Now()


@pytest.mark.parametrize("text", ["Morgen! was steht heute an", "Утро! Что сегодня?"])
def test_a_day_with_an_exclamation_mark_greets(text: str) -> None:
    assert press(in_wolgograd(text)) == Day(datetime.fromisoformat(WEDNESDAY).date())


@pytest.mark.parametrize(
    "text", ["wie spät ist es jetzt in deutschland", "сколько сейчас времени в германии"]
)
def test_the_hour_in_the_country_of_another_zone_is_told(text: str) -> None:
    assert in_wolgograd(text) == OpenScreen(Now(), Fact.CLOCK)


def test_the_hour_in_a_country_of_no_zone_is_not() -> None:
    assert not isinstance(in_wolgograd("wie spät ist es in frankreich"), OpenScreen)


@pytest.mark.parametrize("text", ["danke du bist super :)", "ты супер, спасибо"])
def test_thanks_with_praise_are_thanks(text: str) -> None:
    assert in_kassel(text) == SmallTalk(Sense.THANKS)


@pytest.mark.parametrize("text", ["wo kann ich hier rubel umtauschen", "где поменять рубли"])
def test_where_money_is_changed_is_no_matter_of_paying(text: str) -> None:
    assert not isinstance(ask("gera", text, "2034-06-16T10:30"), OpenScreen)
