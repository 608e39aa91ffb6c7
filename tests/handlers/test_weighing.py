"""All that may be meant is weighed at once, and what is far likelier answers."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

import pytest

from handlers.info.actions import InfoAt
from handlers.programme.actions import PlaceAt, SessionAt
from handlers.questions.asker import ANYBODY
from handlers.questions.intents import DidYouMean, Fact, Intent, Nothing, OpenScreen
from handlers.questions.reading.from_text import read_question
from handlers.questions.reading.moments_asked import MomentsAsked
from handlers.questions.understanding import by_rules, understand
from handlers.questions.weighing.likely import likely, weights_learned
from handlers.ui.action import Action
from tests.questions.learn import all_examples, learnt
from tests.questions.measure import Set, sets


@cache
def chosen(name: str) -> Set:
    return next(one for one in sets() if one.name == name)


def moment(of: str, at: str) -> datetime:
    zone = chosen(of).snapshot.event.timezone
    return datetime.fromisoformat(at).replace(tzinfo=zone).astimezone(UTC)


def ask(of: str, text: str, at: str) -> Intent:
    return understand(text, moment(of, at), chosen(of).snapshot, chosen(of).index)


@pytest.mark.parametrize(
    ("of", "text", "at", "press"),
    [
        ("luebeck", "welcher film läuft", "2031-09-26T21:20", SessionAt("kinonacht")),
        ("luebeck", "Wer macht die Stadtführung?", "2031-09-24T14:41", SessionAt("altstadt")),
        ("smolensk", "а кофе где наливают", "2032-05-21T10:36", SessionAt("kaffee-fr")),
        ("smolensk", "автобус к поезду уже ушёл?", "2032-05-23T17:03", SessionAt("bus-bahnhof")),
        (
            "dorf",
            "Lehrbienenstand wie komm ich da hin zu fuß",
            "2032-06-11T10:48",
            PlaceAt("bienenstand"),
        ),
    ],
)
def test_what_is_far_likelier_answers_in_place_of_a_page_or_of_a_question_back(
    of: str, text: str, at: str, press: Action
) -> None:
    found = ask(of, text, at)
    assert isinstance(found, OpenScreen)
    assert found.press == press


def test_nothing_takes_the_place_of_what_the_asker_attends() -> None:
    one, at = chosen("perm"), moment("perm", "2032-03-12T18:17")
    [ruled] = by_rules("wann is disko", at, one.snapshot, one.index, ANYBODY)
    assert ruled.intent == OpenScreen(SessionAt("blasmusikabend"), Fact.TIME)
    somebody = understand("wann is disko", at, one.snapshot, one.index, ANYBODY)
    assert somebody == OpenScreen(SessionAt("jugend-disko"), Fact.TIME)
    guest = replace(ANYBODY, person=replace(ANYBODY.person, attends=frozenset({"blasmusikabend"})))
    assert understand("wann is disko", at, one.snapshot, one.index, guest) == ruled.intent


@pytest.mark.parametrize(
    ("of", "text", "at", "press"),
    [
        (
            "luebeck",
            "Welche Musik wird im Burgkloster gespielt?",
            "2031-09-25T19:21",
            SessionAt("konzert"),
        ),
    ],
)
def test_what_may_be_meant_stands_in_the_order_of_its_likelihood(
    of: str, text: str, at: str, press: Action
) -> None:
    one = chosen(of)
    [ruled] = by_rules(text, moment(of, at), one.snapshot, one.index, ANYBODY)
    found = ask(of, text, at)
    assert isinstance(ruled.intent, DidYouMean)
    assert isinstance(found, DidYouMean)
    assert found.found[0] == press
    assert ruled.intent.found[0] != press


def test_what_is_likeliest_is_suggested_where_the_rules_know_of_nothing() -> None:
    text, at = "Ich kann kein Russisch, wo bekomme ich so ein Ding fürs Ohr", "2037-09-17T15:12"
    one = chosen("suhl")
    [ruled] = by_rules(text, moment("suhl", at), one.snapshot, one.index, ANYBODY)
    assert ruled.intent == Nothing()
    assert ask("suhl", text, at) == DidYouMean(found=(InfoAt("sprachmittlung"),))


@pytest.mark.parametrize(
    "text", ["Was kostet eine Fahrkarte", "wo darf man rauchen", "gibt es hier einen Geldautomaten"]
)
def test_what_nothing_tells_of_is_not_answered_by_what_is_near(text: str) -> None:
    assert isinstance(ask("dorf", text, "2032-06-11T12:00"), Nothing | DidYouMean)


def test_likelihoods_add_up_and_the_likeliest_stands_first() -> None:
    one = chosen("dorf")
    for question in one.questions:
        index = one.index.for_a_question()
        asked = read_question(question.ask, index)
        weighed = likely(asked, MomentsAsked(asked.time, question.now, one.snapshot), one.snapshot)
        likelihoods = [*weighed.things.values()]
        assert sum(likelihoods) + weighed.none == pytest.approx(1)
        assert likelihoods == sorted(likelihoods, reverse=True)


def test_a_change_by_an_organiser_is_read_by_the_rules_alone() -> None:
    at, one = moment("luebeck", "2031-09-26T21:20"), chosen("luebeck")
    [found] = by_rules("welcher film läuft", at, one.snapshot, one.index, ANYBODY)
    assert found.intent != ask("luebeck", "welcher film läuft", "2031-09-26T21:20")


@pytest.mark.e2e
def test_the_weights_are_those_that_the_question_sets_give() -> None:
    again = learnt(all_examples())
    written = weights_learned()
    names = again.keys() | written.keys()
    # A changed word moves weights by hundredths, which changes no answer.
    apart = {n for n in names if abs(again.get(n, 0.0) - written.get(n, 0.0)) > 0.1}
    assert not apart, "learn them anew: python -m tests.questions.learn"
