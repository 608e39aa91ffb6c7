"""Questions with an address, an introduction, thanks and a signature around them."""

from datetime import UTC, datetime

import pytest

from handlers.agenda.actions import NextForMe
from handlers.info.actions import InfoAt, Urgent
from handlers.person.actions import Settings
from handlers.programme.actions import SessionAt
from handlers.questions.intents import Fact, Intent, OpenScreen, SmallTalk
from handlers.questions.reading.letters import without_courtesies
from handlers.questions.reading.senses import Sense
from handlers.questions.understanding import understand, understand_each
from handlers.ui.action import Action
from locales.languages import installed_languages
from storage.programme.search import SearchIndex
from tests.questions.measure import sets

A_MONTH_BEFORE = datetime(2034, 5, 14, 17, tzinfo=UTC)


def ask(text: str) -> Intent:
    aachen = next(s for s in sets() if s.name == "aachen")
    return understand(text, A_MONTH_BEFORE, aachen.snapshot, aachen.index)


@pytest.mark.parametrize(
    ("text", "press"),
    [
        (
            "Guten Abend, ich hätte gern gewusst, wann und wo die Eröffnung stattfindet. "
            "Mit freundlichen Grüßen, Hannelore Vogt",
            SessionAt("eroeffnung"),
        ),
        (
            "Guten Tag, ich hätte gern gewusst, wo das Konzert stattfindet. Viele Grüße\nDr. Engel",
            SessionAt("konzert"),
        ),
        ("Wann ist die Eröffnung? Vielen Dank, Katrin Böhlke", SessionAt("eroeffnung")),
        (
            "Liebes Orga-Team, wann beginnt die Führung durch den Dom? LG Marina Jegorowa",
            SessionAt("domfuehrung"),
        ),
        (
            "Hallo, mein Name ist Timur Safin und ich wollte fragen, wo das Konzert ist",
            SessionAt("konzert"),
        ),
        (
            "Добрый день! Хотела бы уточнить, во сколько открытие. С уважением, Марина Егорова",
            SessionAt("eroeffnung"),
        ),
        (
            "Уважаемые организаторы! Где будет открытие? Заранее благодарю, Виктория Энгель",
            SessionAt("eroeffnung"),
        ),
        ("Здравствуйте! Меня зовут Никита Савин. Когда открытие?", SessionAt("eroeffnung")),
        # Without any sign between the question and a name that the programme knows.
        ("wann ist das konzert mfg dr. engel", SessionAt("konzert")),
        ("подскажите когда открытие с уважением Марина Егорова", SessionAt("eroeffnung")),
    ],
)
def test_whom_a_letter_is_to_and_from_is_no_part_of_its_question(text: str, press: Action) -> None:
    found = ask(text)
    assert isinstance(found, OpenScreen)
    assert found.press == press


@pytest.mark.parametrize("text", ["Super. Danke", "Vielen Dank", "Liebe Anna, danke", "Спасибо!"])
def test_thanks_alone_stay_thanks(text: str) -> None:
    assert ask(text) == SmallTalk(Sense.THANKS)


@pytest.mark.parametrize(
    "text",
    [
        "Viele Grüße aus Bonn! Wann geht es los?",
        "Liebe Grüße",
        "Danke, und wo ist das?",
        "Ich bin Vegetarier, was gibt es für mich?",
        "Mein Name ist falsch geschrieben, wie ändere ich das?",
        "Mein Name ist Vogt, nicht Voigt. Können Sie das ändern?",
        "Liebe Leute",
        "Где концерт? Спасибо, а когда он?",
    ],
)
def test_what_asks_something_is_left_as_it_is(text: str) -> None:
    assert without_courtesies(text, SearchIndex({}, installed_languages())) == text


def test_a_name_that_is_to_be_mended_is_no_introduction() -> None:
    assert ask("Mein Name ist Vogt, nicht Voigt. Können Sie das ändern?") == OpenScreen(Settings())


def test_who_asks_may_say_what_they_eat() -> None:
    found = ask("Hallo, hier ist Anna Vogt, gibt es vegetarisches Essen? Herzliche Grüße, Anna")
    assert isinstance(found, OpenScreen)
    assert isinstance(found.press, InfoAt)


@pytest.mark.parametrize(
    "text",
    [
        "Mein Name ist Horst Brandt aus Suhl. Wo muss ich jetzt bitte hin?",
        "Mein Name ist Horst Brandt aus Suhl, ich bin zum ersten Mal dabei und ganz allein hier."
        " Wo muss ich jetzt bitte hin?",
        "Ich heiße Horst Brandt, komme aus Suhl und bin zum ersten Mal da. Wo muss ich jetzt hin?",
        "Ich komme aus Suhl. Wo muss ich hin?",
        "ich komme aus suhl wo muss ich hin",
        "Я из Перми, куда мне идти",
        "hey ich bin lina 17 vom jugendforum wo muss ich jetzt hin",
        "здравствуйте я Ольга из Калуги бегу по коридору подскажите куда мне сейчас",
    ],
)
def test_who_somebody_is_matters_not_for_where_they_have_to_be(text: str) -> None:
    kaluga = next(one for one in sets() if one.name == "kaluga")
    now = datetime(2021, 6, 29, 6, tzinfo=UTC)
    assert understand(text, now, kaluga.snapshot, kaluga.index) == OpenScreen(NextForMe())


@pytest.mark.parametrize(
    ("text", "press"),
    [
        ("я из Перми, где регистрация", SessionAt("anmeldung")),
        ("Мы из Перми. Когда обед?", SessionAt("mittag-dienstag")),
        ("Wir kommen aus Duisburg. Wann ist das Abschlussplenum?", SessionAt("abschluss")),
    ],
)
def test_where_somebody_is_from_does_not_answer_what_they_ask(text: str, press: Action) -> None:
    kaluga = next(one for one in sets() if one.name == "kaluga")
    now = datetime(2021, 6, 29, 6, tzinfo=UTC)
    found = understand(text, now, kaluga.snapshot, kaluga.index)
    assert isinstance(found, OpenScreen)
    assert found.press == press


@pytest.mark.parametrize(
    ("text", "presses"),
    [
        (
            "Guten Tag, ich bin gerade in Kaluga angekommen und wollte fragen wann die Eröffnung"
            " ist und ob man da Anzug tragen muss und gibt es danach was zu essen?",
            ["eroeffnung", "abendessen-montag"],
        ),
        ("Guten Tag, wir sind gerade angekommen, wann ist die Eröffnung?", ["eroeffnung"]),
        (
            "Guten Tag, wir sind gerade angekommen, wann ist die Eröffnung und wo müssen wir uns"
            " anmelden?",
            ["eroeffnung"],
        ),
        (
            "Добрый день, мы только что приехали и хотели бы узнать когда открытие и нужно ли"
            " регистрироваться заранее и будет ли ужин",
            ["eroeffnung", "abendessen-montag"],
        ),
    ],
)
def test_of_many_questions_the_first_is_answered_first(text: str, presses: list[str]) -> None:
    kaluga = next(one for one in sets() if one.name == "kaluga")
    now = datetime(2021, 6, 28, 13, 10, tzinfo=UTC)
    first, *more = understand_each(text, now, kaluga.snapshot, kaluga.index)
    assert first.intent == OpenScreen(SessionAt(presses[0]), Fact.TIME)
    assert [one.intent for one in more] == [OpenScreen(SessionAt(one)) for one in presses[1:]]


def test_who_is_in_need_gets_help_whatever_their_name_is() -> None:
    text = "mein name ist brandt ich habe einen herzinfarkt wo muss ich hin"
    assert ask(text) == OpenScreen(Urgent())
