"""Kinds of questions that people who walked through the demo got wrong or no answers to."""

from dataclasses import replace
from datetime import UTC, datetime, time

import pytest

from handlers.agenda.actions import NextForMe
from handlers.groups.actions import Groups, Leave
from handlers.home.actions import Help
from handlers.info.actions import InfoAt
from handlers.person.actions import AskName, AskTown, Privacy, Settings
from handlers.programme.actions import SessionAt
from handlers.questions.asker import ANYBODY, Asker
from handlers.questions.intents import (
    Contact,
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
from locales.languages import installed_languages
from storage.people import NOBODY
from storage.programme.model import Strand, Text
from storage.programme.search import SearchIndex
from storage.programme.snapshot import Snapshot
from tests.programmes import at, session, small_programme
from tests.questions.measure import sets

YOUTH = Asker(strand=Strand.YOUTH)
NOON = datetime(2021, 6, 28, 9, tzinfo=UTC)
ON_THE_DANUBE = datetime(2035, 9, 12, 9, tzinfo=UTC)


def ask(text: str, now: datetime = NOON, asker: Asker = ANYBODY, of: str = "kaluga") -> Intent:
    chosen = next(one for one in sets() if one.name == of)
    return understand(text, now, chosen.snapshot, chosen.index, asker)


@pytest.mark.parametrize(
    "text", ["muss man sich anmelden", "Muss ich mich anmelden?", "нужно ли регистрироваться"]
)
def test_whether_one_has_to_sign_up_leads_to_the_groups_and_to_no_desk(text: str) -> None:
    assert ask(text) == OpenScreen(Groups())
    assert ask(text, ON_THE_DANUBE, of="donau") == OpenScreen(Groups())


@pytest.mark.parametrize("text", ["muss man sich anmelden", "нужно ли регистрироваться"])
def test_without_groups_a_desk_that_is_over_does_not_say_so(text: str) -> None:
    def ask_without_groups(day: int) -> Intent:
        desk = session("pult", at(day, 9), 1, Text({"de": "Anmeldung", "ru": "Регистрация"}))
        talk = session("vortrag", at(29, 9), 1, Text({"de": "Vortrag", "ru": "Доклад"}))
        snapshot = Snapshot.of(replace(small_programme(), groups=(), sessions=(desk, talk)))
        index = SearchIndex.of(snapshot, installed_languages())
        return understand(text, at(28, 12), snapshot, index)

    assert ask_without_groups(27) == Nothing()
    assert ask_without_groups(29) == OpenScreen(SessionAt("pult"))


@pytest.mark.parametrize("text", ["до скольки работает оргбюро", "bis wann hat das Orgabüro offen"])
def test_until_when_the_office_is_open_is_said_by_the_contact(text: str) -> None:
    assert ask(text, ON_THE_DANUBE, of="donau") == Contact()


@pytest.mark.parametrize(
    "text", ["какое самое раннее мероприятие завтра", "was ist morgen die früheste Veranstaltung"]
)
def test_the_earliest_is_the_first(text: str) -> None:
    assert ask(text) == OpenScreen(SessionAt("morgenkaffee"))


def test_the_earliest_of_a_kind_is_the_first_of_these() -> None:
    first, earliest = (
        ask(f"wann ist morgen {word} Vortrag", of="messe") for word in ("der erste", "der früheste")
    )
    assert earliest == first


@pytest.mark.parametrize(
    "text",
    ["Welche Arbeitsgruppen gibt es denn über haupt?", "was gibt es den über haupt für gruppen"],
)
def test_a_word_of_asking_may_be_written_apart(text: str) -> None:
    assert ask(text) == OpenScreen(Groups())


def test_a_letter_may_be_doubled_at_the_end_of_a_short_word() -> None:
    assert ask("Wo muss ich denn als erstes hinn?") == OpenScreen(NextForMe())


@pytest.mark.parametrize(
    "text",
    [
        "Hallo ich bin wieder da",
        "da bin ich wieder da",
        "bin wieder hier",
        "ich bin zurück",
        "я снова тут",
        "yo",
        "прив",
        "здарова",
    ],
)
def test_who_is_back_is_greeted(text: str) -> None:
    assert ask(text) == SmallTalk(Sense.GREETING)


@pytest.mark.parametrize("text", ["где хавчик", "wo gibts futter"])
def test_food_has_other_names(text: str) -> None:
    assert ask(text) == OpenScreen(SessionAt("abendessen-montag"), Fact.WHERE)


@pytest.mark.parametrize("text", ["wo is der workshop", "где воркшоп"])
def test_what_is_ahead_of_a_kind_comes_before_what_is_over_and_called_so(text: str) -> None:
    assert ask(text, asker=YOUTH) == OpenScreen(SessionAt("generalprobe"), Fact.WHERE)


def test_where_nobody_is_named_who_leads_it_is_said_of_one_and_without_a_list() -> None:
    found = ask("кто ведет мастерскую", asker=YOUTH)
    assert found == OpenScreen(SessionAt("generalprobe"), Fact.WHO)


def test_of_what_may_be_meant_that_comes_first_which_is_ahead() -> None:
    found = ask("Gibt es heute Mittagessen", datetime(2021, 6, 26, 15, 1, tzinfo=UTC))
    assert isinstance(found, DidYouMean)
    assert found.found[0] != SessionAt("jugend-mittag-3")


@pytest.mark.parametrize(
    "text",
    [
        "сколько времени до обеда",
        "долго ещё до обеда",
        "wie lange noch bis zum Mittagessen",
        "wie viel Zeit bis zum Mittagessen",
    ],
)
def test_how_long_it_is_until_lunch_asks_for_no_morning(text: str) -> None:
    found = ask(text, datetime(2021, 6, 29, 6, tzinfo=UTC))
    assert isinstance(found, OpenScreen)
    assert found.press == SessionAt("mittag-dienstag")


@pytest.mark.parametrize("text", ["что к обеду", "мы приедем к обеду, что будет"])
def test_by_lunch_is_noon(text: str) -> None:
    found = ask(text, datetime(2021, 6, 29, 6, tzinfo=UTC))
    assert isinstance(found, PartOfDay)
    assert (found.since, found.sessions[0]) == (time(12), "mittag-dienstag")


@pytest.mark.parametrize(
    "text", ["Wann ist denn die nächste Konferenz?", "когда следующая конференция"]
)
def test_the_next_event_is_told_of_by_the_page_that_says_the_next_one(text: str) -> None:
    assert ask(text) == OpenScreen(InfoAt("danach"))


@pytest.mark.parametrize(
    "text",
    ["я в команде уфы когда воркшоп", "команда уфа когда воркшоп", "команда Уфы, когда мастерская"],
)
def test_a_town_of_three_letters_is_inflected(text: str) -> None:
    assert ask(text, asker=YOUTH) == OpenScreen(SessionAt("zwischenstand-3"), Fact.TIME)


@pytest.mark.parametrize(
    "text",
    [
        "Wann fährt der Bus vom Flughafen ab, und wo muß ich einsteigen?",
        "какой теплоход в три часа и кто ведет",
    ],
)
def test_what_follows_a_question_nobody_can_answer_is_not_answered_alone(text: str) -> None:
    assert isinstance(ask(text), Nothing | DidYouMean)


@pytest.mark.parametrize("text", ["кто ведёт", "wer leitet das"])
def test_who_leads_is_no_list_of_groups_that_name_nobody(text: str) -> None:
    assert ask(text) == OpenScreen(Groups())
    programme = small_programme()
    nobody = tuple(replace(group, coordinator=None) for group in programme.groups)
    snapshot = Snapshot.of(replace(programme, groups=nobody))
    index = SearchIndex.of(snapshot, installed_languages())
    assert understand(text, at(28, 12), snapshot, index) == Nothing()


@pytest.mark.parametrize(
    "text", ["Wird das ins Deutsche übersetzt?", "это переводят на немецкий?", "wird das übersetzt"]
)
def test_whether_that_is_interpreted_where_nothing_says_what_is_told_by_the_page(text: str) -> None:
    assert opened(ask(text)) == InfoAt("sprachen")
    shown = Asker(shown=SessionAt("podium"))
    assert opened(ask(text, asker=shown)) == SessionAt("podium")


def test_a_title_that_has_the_name_of_a_language_asks_for_none() -> None:
    assert ask("Deutsch-russischer Abend") == OpenScreen(SessionAt("empfang"))


@pytest.mark.parametrize("text", ["Was wissen Sie über mich?", "покажи что ты про меня знаешь"])
def test_what_the_bot_knows_of_oneself_is_told_by_the_screen_on_data(text: str) -> None:
    assert opened(ask(text)) == Privacy()


@pytest.mark.parametrize("text", ["Eröffnung merken", "отметь открытие", "merke mir die Eröffnung"])
def test_to_keep_something_is_to_note_it(text: str) -> None:
    assert ask(text) == OpenScreen(SessionAt("eroeffnung"), Fact.REMINDER)


def test_a_star_is_taken_back_where_it_is() -> None:
    shown = Asker(shown=SessionAt("podium"))
    assert opened(ask("Stern wieder wegnehmen", asker=shown)) == SessionAt("podium")


@pytest.mark.parametrize(
    "text",
    ["Ich bleibe heute doch im Hotel, bitte Platz abgeben", "отдаю место, остаюсь в гостинице"],
)
def test_a_seat_to_be_given_up_is_what_is_wanted_whatever_is_told_besides(text: str) -> None:
    seated = Asker(replace(NOBODY, seats=frozenset({"gesundheit"})))
    assert opened(ask("Platz abgeben, ich bleibe im Hotel", asker=seated)) == Leave("gesundheit")
    assert opened(ask(text, asker=seated)) == Leave("gesundheit")


@pytest.mark.parametrize("text", ["Ich finde den Saal nicht!!", "не найду аудиторию"])
def test_who_finds_no_room_has_lost_their_way(text: str) -> None:
    assert ask(text) == Contact(is_astray=True)


def test_what_is_lost_is_no_way() -> None:
    assert ask("Ich finde meine Tasche nicht") == Nothing()


def test_who_says_how_they_are_called_and_how_not_wants_their_name_mended() -> None:
    listed = Asker(replace(NOBODY, profile=replace(NOBODY.profile, name="Anna Schmitt")))
    text = "Ich heisse Anna Schmidt, nicht Schmitt"
    assert opened(ask(text, asker=listed)) == AskName()
    assert opened(ask("Meinen Wohnort angeben", asker=listed)) == AskTown()
    assert opened(ask("Meinen Wohnort angeben")) == Settings()


def opened(found: Intent) -> Action | None:
    return found.press if isinstance(found, OpenScreen) else None


@pytest.mark.parametrize(
    "text",
    [
        "hä?",
        "verstehe ich nicht",
        "nicht verstanden",
        "не понимаю",
        "не понял",
        "не понятно",
        "ничего не понятно",
    ],
)
def test_who_does_not_understand_reads_how_to_ask(text: str) -> None:
    assert ask(text) == OpenScreen(Help())


@pytest.mark.parametrize(
    "text", ["Ich verstehe nicht, wo die Eröffnung ist", "не понимаю, когда обед"]
)
def test_who_does_not_understand_something_gets_that(text: str) -> None:
    found = ask(text)
    assert isinstance(found, OpenScreen)
    assert isinstance(found.press, SessionAt)


@pytest.mark.parametrize("text", ["wo sind alle", "где все?", "wo sind denn alle?"])
def test_where_everybody_is_is_where_one_has_to_be(text: str) -> None:
    assert ask(text) == OpenScreen(NextForMe())
