"""Whether one comes, as people write it: what answers a roll call, and what is something else."""

from dataclasses import replace
from datetime import datetime

import pytest

from handlers.frame.times.asked import DayWord, TimeAsked
from handlers.questions.asker import Asker
from handlers.questions.intents import OpenScreen
from handlers.questions.reading.moments_asked import MomentsAsked
from handlers.questions.wishes.roll_call import answer_in, roll_call_answered
from handlers.teams.actions import AnswerRollCall
from locales.languages import installed_languages
from storage.people import NOBODY
from storage.programme.model import Kind, Text
from storage.programme.snapshot import Snapshot
from storage.teams.model import Answer
from tests.programmes import at, session
from tests.storage.teams.team_world import PERM, WORKSHOP, programme_with_teams

LANGUAGES = installed_languages()


def on_day(day: int, now: datetime, snapshot: Snapshot) -> MomentsAsked:
    """A day of June that is named."""
    return MomentsAsked(TimeAsked(days=[DayWord(day=day, month=6)]), now, snapshot)


HERE, COMING, ABSENT = Answer.HERE, Answer.COMING, Answer.ABSENT


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("bin da", HERE),
        ("Ich bin schon da!", HERE),
        ("wir sind vor Ort", HERE),
        ("я на месте", HERE),
        ("Я уже здесь", HERE),
        ("мы пришли", HERE),
        ("I am here", HERE),
        ("ich komme", COMING),
        ("ich komm", COMING),
        ("буду вовремя", COMING),
        ("ich schaffs nicht", ABSENT),
        ("Ja, ich komme", COMING),
        ("bin unterwegs", COMING),
        ("Ich bin auf dem Weg", COMING),
        ("ich verspäte mich", COMING),
        ("Sorry, ich verspäte mich um 10 Minuten", COMING),
        ("komme 10 Minuten später", COMING),
        ("bin in 5 Minuten da", COMING),
        ("bin gleich da", COMING),
        ("я приду", COMING),
        ("уже еду", COMING),
        ("Опаздываю", COMING),
        ("опаздываю на 10 минут", COMING),
        ("буду попозже", COMING),
        ("задержимся минут на десять", COMING),
        ("ребят, опаздываю минут на 5", COMING),
        ("я задержусь на полчасика", COMING),
        ("ich komm später, sorry leute", COMING),
        ("verspäte mich bissl", COMING),
        ("hab 10 min verspätung", COMING),
        ("brauch noch 5 min", COMING),
        ("буду через 5 минут", COMING),
        ("скоро буду", COMING),
        ("running late", COMING),
        ("ich kann nicht kommen", ABSENT),
        ("Ich kann heute leider nicht kommen.", ABSENT),
        ("komme heute nicht", ABSENT),
        ("kann nicht", ABSENT),
        ("ich schaffe es nicht", ABSENT),
        ("не смогу прийти", ABSENT),
        ("К сожалению, я сегодня не смогу", ABSENT),
        ("не приду", ABSENT),
        ("не смогу прийти на воркшоп", ABSENT),
        ("I cannot come", ABSENT),
        ("bin krank und komme nicht", ABSENT),
        ("ich bin krank, ich kann nicht kommen", ABSENT),
        ("не приду, заболел", ABSENT),
        ("болею, не приду", ABSENT),
        ("ich kann morgen nicht kommen", ABSENT),
        ("komme nicht zur Probe", ABSENT),
        ("завтра не приду", ABSENT),
        ("не приду на репетицию", ABSENT),
        ("завтра меня не будет", ABSENT),
        ("меня не будет на репетиции", ABSENT),
        ("ich fehle morgen", ABSENT),
        ("Sorry, I can't come", ABSENT),
        ("I'm here", HERE),
        ("I’m on my way", COMING),
    ],
)
def test_an_answer_to_a_roll_call_is_heard(text: str, answer: Answer) -> None:
    assert answer_in(text, LANGUAGES) is answer


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ja",
        "heute",
        "ich komme aus Duisburg",
        "Wie komme ich hin",
        "ich komme?",
        "komme ich rein?",
        "ich komme nicht rein",
        "ich kann nicht schlafen",
        "kann nicht jemand kommen",
        "bin da falsch",
        "der Bus kommt",
        "wann kommt der Bus",
        "где взять еду",
        "куда идти",
        "приду ли я в группу",
        "не могу найти зал",
        "я буду в Калуге",
        "ich bin krank",
        "mir ist schlecht",
        "заболел",
    ],
)
def test_what_asks_or_says_something_besides_is_no_answer(text: str) -> None:
    assert answer_in(text, LANGUAGES) is None


def test_who_has_a_seat_besides_may_mean_its_sitting_until_the_workshop_is_near() -> None:
    snapshot = Snapshot.of(programme_with_teams())
    member = replace(NOBODY, team=PERM)
    seated = replace(member, seats=frozenset({"sport"}))
    meant = OpenScreen(AnswerRollCall(WORKSHOP, ABSENT))
    for person, now, found in (
        (member, at(20, 9), meant),
        (seated, at(28, 10, 59), None),
        (seated, at(28, 11), meant),
        (NOBODY, at(28, 11), None),
    ):
        said = roll_call_answered("не приду", now, snapshot, Asker(person), LANGUAGES)
        assert said == found


def test_a_day_on_which_no_roll_is_called_is_no_answer_to_one() -> None:
    snapshot, now = Snapshot.of(programme_with_teams()), at(28, 9)
    asker, workshop = Asker(replace(NOBODY, team=PERM)), snapshot.sessions[WORKSHOP]
    said, tomorrow = "ich kann morgen nicht kommen", snapshot.day_of(workshop)
    meant = OpenScreen(AnswerRollCall(WORKSHOP, ABSENT))
    then = on_day(tomorrow.day, now, snapshot)
    assert roll_call_answered(said, now, snapshot, asker, LANGUAGES, then) == meant
    other = on_day(tomorrow.day - 1, now, snapshot)
    assert roll_call_answered(said, now, snapshot, asker, LANGUAGES, other) is None


@pytest.mark.parametrize(
    ("text", "day", "found"),
    [
        ("ich kann morgen nicht zur Liedprobe kommen", 29, "liedprobe"),
        ("ich kann nicht zur Liedprobe kommen", None, "liedprobe"),
        ("ich bin krank und kann nicht zur Liedprobe", None, "liedprobe"),
        ("не приду на репетицию песни", None, "liedprobe"),
        ("завтра не смогу прийти на репетицию песни", 29, "liedprobe"),
        ("не приду на репетицию", None, "liedprobe"),
        ("ich kann nicht kommen", None, "heute"),
        ("ich komme morgen nicht", 29, WORKSHOP),
        ("завтра меня не будет", 29, WORKSHOP),
        ("ich kann heute nicht zur Liedprobe kommen", 28, None),
    ],
)
def test_the_workshop_that_is_named_or_the_first_of_the_day_is_meant(
    text: str, day: int | None, found: str | None
) -> None:
    programme = programme_with_teams()
    title = Text({"de": "Liedprobe", "ru": "Репетиция песни"})
    more = (
        session("liedprobe", at(29, 18), 1, title, kind=Kind.WORKSHOP, teams=(PERM,)),
        session("heute", at(28, 18), 1, Text("Auftakt"), kind=Kind.WORKSHOP, teams=(PERM,)),
    )
    snapshot = Snapshot.of(replace(programme, sessions=(*programme.sessions, *more)))
    asker, now = Asker(replace(NOBODY, team=PERM)), at(28, 9)
    named = None if day is None else on_day(day, now, snapshot)
    said = roll_call_answered(text, now, snapshot, asker, LANGUAGES, named)
    assert said == (OpenScreen(AnswerRollCall(found, ABSENT)) if found else None)
