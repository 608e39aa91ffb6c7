"""What people wish of the bot itself is understood in words that no rule knows."""

from datetime import UTC, datetime

import pytest

from handlers.agenda.actions import My, RemindersWished, Wanted
from handlers.changes.actions import Changes
from handlers.groups.actions import GroupAt
from handlers.home.actions import Help
from handlers.info.actions import InfoAt, Urgent
from handlers.person.actions import EraseData, Privacy, Settings
from handlers.programme.actions import Days
from handlers.questions.asker import ANYBODY
from handlers.questions.intents import (
    Contact,
    DidYouMean,
    Fact,
    Intent,
    Nothing,
    OpenScreen,
    SmallTalk,
)
from handlers.questions.reading.from_text import read_question
from handlers.questions.reading.senses import Sense
from handlers.questions.understanding import by_rules, understand
from handlers.questions.weighing.likely_wish import Wish, likely_wish, weights_learned
from handlers.questions.weighing.wish_meant import wish_meant
from handlers.teams.actions import Teams
from handlers.ui.action import Action
from tests.questions.learn_wishes import all_examples, learnt
from tests.questions.measure import sets, wishes

KALUGA = next(one for one in sets() if one.name == "kaluga")
TUESDAY = datetime(2021, 6, 29, 8, tzinfo=UTC)


def answer(text: str) -> Intent:
    return understand(text, TUESDAY, KALUGA.snapshot, KALUGA.index)


@pytest.mark.parametrize(
    ("text", "press"),
    [
        ("gibts was neues", Changes()),
        ("что умеешь", Help()),
        ("wer kann sehen was ich dir schreibe", Privacy()),
        ("alles weg machen was du von mir hast sofort", EraseData()),
        ("kompletter ablauf von anfang bis ende", Days()),
        ("wurde was verschobn oder bleibts so", Changes()),
        ("какие города участвуют у молодёжи", Teams()),
        ("ich kann die schrift nicht lesen", Settings()),
        ("переключись на немецкий, а то коллега не понимает", Settings()),
        ("was hab ich mir ausgesucht", My()),
    ],
)
def test_a_wish_in_new_words_opens_its_screen(text: str, press: Action) -> None:
    found = answer(text)
    assert isinstance(found, OpenScreen)
    assert found.press == press


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("I mecht mit am echten Menschn redn, ned mit so am Kastl", Contact()),
        ("wie heißt du", SmallTalk(Sense.THE_BOT)),
        ("so ein saftladen", Nothing(is_talk=True)),
        ("Sie sind ja geduldiger als mein Schwiegersohn.", Nothing(is_talk=True)),
    ],
)
def test_who_answers_a_human_being_and_small_talk_are_told_apart(text: str, intent: Intent) -> None:
    assert answer(text) == intent


def test_a_reminder_in_new_words_takes_the_minutes_that_are_said() -> None:
    found = answer("Könnten Sie mir bitte eine Stunde vorher Bescheid geben?")
    assert found == OpenScreen(RemindersWished(Wanted.BEFORE, on=True, minutes=60))


@pytest.mark.parametrize("text", ["", "...", "?!", "https://example.org"])
def test_a_text_without_words_wishes_nothing(text: str) -> None:
    assert isinstance(answer(text), Nothing | SmallTalk)
    assert answer(text) != Nothing(is_talk=True)


def test_what_is_left_of_a_group_by_its_name_is_no_general_wish() -> None:
    asked = read_question("trag mich bitte aus der Gesundheit aus", KALUGA.index.for_a_question())
    named = OpenScreen(GroupAt("gesundheit"), Fact.MEMBERSHIP)
    assert wish_meant(named, asked, KALUGA.snapshot, by_words=True) == named


def test_a_page_that_tells_how_a_talk_is_understood_stands_for_who_speaks_no_russian() -> None:
    asked = read_question("Ich verstehe kein Russisch, was tun?", KALUGA.index.for_a_question())
    assert likely_wish(asked)[0] is Wish.LANGUAGE
    page = OpenScreen(InfoAt("sprachen"))
    assert wish_meant(page, asked, KALUGA.snapshot, by_words=True) == page


def test_a_change_by_an_organiser_is_read_by_the_rules_alone() -> None:
    [found] = by_rules("gibts was neues", TUESDAY, KALUGA.snapshot, KALUGA.index, ANYBODY)
    assert isinstance(found.intent, Nothing | DidYouMean)


def test_who_cries_for_help_and_wants_something_else_is_in_no_emergency() -> None:
    assert answer("помогите, не могу найти гостиницу") != OpenScreen(Urgent())
    assert answer("ужас помогите человек упал и не встает") == OpenScreen(Urgent())


def test_what_was_shown_before_is_meant_whatever_is_likelier() -> None:
    asked = read_question("wer kann sehen was ich dir schreibe", KALUGA.index.for_a_question())
    shown = OpenScreen(InfoAt("wlan"))
    assert wish_meant(shown, asked, KALUGA.snapshot, by_words=False) == shown
    assert wish_meant(shown, asked, KALUGA.snapshot, by_words=True) == OpenScreen(Privacy())


@pytest.mark.parametrize("name", ["wishes-c", "wishes-m"])
def test_of_the_wishes_kept_aside_no_fewer_are_understood_than_before(name: str) -> None:
    chosen = next(one for one in wishes() if one.name == name)
    assert all(question.aside for question in chosen.questions)
    wrong = [q.ask for q, _ in chosen.wrong()]
    assert len(wrong) <= _WRONG[name], wrong


_WRONG = {"wishes-c": 122, "wishes-m": 62}


@pytest.mark.e2e
def test_the_weights_of_wishes_are_those_that_the_question_sets_give() -> None:
    again, written = learnt(all_examples()), weights_learned()
    pairs = {(name, wish) for some in (again, written) for name, of in some.items() for wish in of}
    apart = [
        (name, wish)
        for name, wish in pairs
        if abs(again.get(name, {}).get(wish, 0.0) - written.get(name, {}).get(wish, 0.0)) > 0.1
    ]
    # A changed word is another feature for the few questions that have it.
    few = 0.01 * len(pairs)
    assert len(apart) <= few, "learn them anew: python -m tests.questions.learn_wishes"
