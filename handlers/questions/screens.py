"""Answers to questions: several hits, a day outside, a friendly word, and honestly nothing."""

from datetime import date
from typing import Final

from handlers.frame.reader import Reader
from handlers.frame.session_lists import ahead_first, by_days, page_of, write_page
from handlers.frame.sessions import time_zone_line
from handlers.groups.actions import GroupAt
from handlers.helpdesk.door import ask_button, pass_on_button
from handlers.home.actions import About, ChooseLanguage, Help
from handlers.info.actions import InfoAt
from handlers.programme.actions import Day, Days, Now, PlaceAt, SessionAt
from handlers.programme.door import session_keys
from handlers.questions import hours_screens
from handlers.questions.actions import FoundFurther, Search
from handlers.questions.facts import described
from handlers.questions.intents import (
    Contact,
    DidYouMean,
    Intent,
    Nothing,
    OpenScreen,
    OutsideEvent,
    PartOfDay,
    Several,
    SmallTalk,
    SpeakLanguage,
)
from handlers.questions.question_words import Sense
from handlers.teams.actions import TeamAt
from handlers.ui.action import Action
from handlers.ui.back import Home
from handlers.ui.paging import number_keys
from handlers.ui.screen import Button, Row, Screen, Text, at_word
from locales import formats

_CONTACT: Final = 300
"""So many characters of the contact stand below an answer."""


def answer(v: Reader, intent: Intent) -> Screen:
    """The screen that says what a question wants to know; raises ValueError for an address.

    A language that is asked for is the reader's already.
    """
    match intent:
        case Several():
            return several(v, intent)
        case PartOfDay():
            return hours_screens.part_of_day(v, intent)
        case OutsideEvent():
            return outside(v, intent)
        case SmallTalk():
            return small_talk(v, intent)
        case SpeakLanguage(code):
            return offer_language(v, code)
        case Contact(is_unknown):
            return contact(v, is_unknown=is_unknown)
        case DidYouMean():
            return did_you_mean(v, intent)
        case Nothing():
            return nothing(v, intent)
        case OpenScreen():
            raise ValueError("a screen is opened by its address")


def several(v: Reader, found: Several, page: int = 0) -> Screen:
    """Several answers, the best first, a page at a time; sessions with day and hours, what is over
    last.

    The way to further pages needs the question above the screen.
    """
    text = Text().title(described(v, found.about) if found.about else v.tr("I found this:"))
    if not all(isinstance(press, SessionAt) for press in found.found):
        for number, press in enumerate(found.found, 1):
            text.line(f"{number}. {_name(v, press)}")
        return text.screen(number_keys([*enumerate(found.found, 1)]), _ways_on(v))
    sessions = [v.snapshot.sessions[p.id] for p in found.found if isinstance(p, SessionAt)]
    shown = page_of(v, text, by_days(v, ahead_first(v, sessions)), page)
    text.joined(time_zone_line(v), shown.position(v.tr))
    write_page(v, text, shown)
    return text.screen(session_keys(v, shown), shown.ways(v.tr, FoundFurther), _ways_on(v))


def outside(v: Reader, asked: OutsideEvent) -> Screen:
    """The day that was meant is none of the event's; its first or last one is offered."""
    text = Text()
    offered = _write_outside(v, text, asked.day)
    return text.screen(Button(v.short_day(offered), Day(offered)), _ways_on(v))


def _write_outside(v: Reader, text: Text, day: date) -> date:
    """That a day is none of the event's, and when that begins or ended: the day it returns."""
    tr, first, last = v.tr, v.snapshot.days[0], v.snapshot.days[-1]
    text.title(tr("{day} is not a day of the event.", day=v.day(day)))
    if day > last:
        text.line(tr("The programme ended here: {day}", day=formats.day(tr, last)))
        return last
    text.line(tr("The programme begins here: {day}", day=formats.day(tr, first)))
    return first


def nothing(v: Reader, asked: Nothing) -> Screen:
    """Plainly nothing, and who can help instead; of a day that is none of the event's, that."""
    text, days = Text(), v.snapshot.days
    if asked.day is not None and not days[0] <= asked.day <= days[-1]:
        _write_outside(v, text, asked.day)
    else:
        text.title(v.tr("I found nothing about that in the programme."))
    _write_contact(v, text)
    return text.screen(pass_on_button(v), _ways_on(v))


def did_you_mean(v: Reader, asked: DidYouMean) -> Screen:
    """What may be meant, by its titles alone: none of it is an answer."""
    text = Text().title(v.tr("Did you mean …?")).line()
    for number, press in enumerate(asked.found, 1):
        text.line(f"{number}. {_name(v, press)}{_on_a_day(v, press) if asked.dated else ''}")
    keys = number_keys([*enumerate(asked.found, 1)])
    return text.screen(keys, pass_on_button(v), _ways_on(v))


def unsaid(v: Reader, thing: Action) -> str:
    """That a page on what is needed says nothing of the thing that was named besides."""
    return v.tr("Nothing is said here about: {name}", name=_name(v, thing))


def contact(v: Reader, *, is_unknown: bool = False) -> Screen:
    """How the organisers can be reached; where a number of somebody `is_unknown`, says so first."""
    tr, text = v.tr, Text()
    if is_unknown:
        text.line(tr("The programme names no telephone number or address of this person."))
    if v.snapshot.event.contact:
        _write_contact(v, text)
    else:
        text.title(tr("Would you like to talk to a human?"))
        text.line(tr("The organisers answer here, in this chat."))
    return text.screen(ask_button(v), Button(tr("About the event"), About()), v.home())


def offer_language(v: Reader, code: str) -> Screen:
    """One press to be spoken to in a language; it is asked in that language."""
    name = v.tr.languages.names[code]
    text = Text().title(v.tr("Shall we speak this language from now on?"))
    return text.screen(Button(name, ChooseLanguage(code, Home())), v.home())


def stays_as_it_is(v: Reader) -> Screen:
    """To an organiser who has written that something is not to be changed."""
    text = Text().line(v.tr("All right, it stays as it is. Nothing was changed."))
    return text.screen((Button(v.tr("Now"), Now()), *v.home()))


def small_talk(v: Reader, said: SmallTalk) -> Screen:
    """A friendly word to somebody who has asked nothing."""
    tr = v.tr
    match said.kind:
        case Sense.THANKS:
            word = tr("You are welcome! Ask me whenever you like.")
        case Sense.GOODBYE:
            word = tr("Goodbye! I am here whenever you need me.")
        case Sense.THE_BOT:
            return _who_this_is(v)
        case _:
            word = tr("All right! If you would like to know something, just write to me.")
    return Text().line(word).screen((Button(tr("Now"), Now()), *v.home()))


def _who_this_is(v: Reader) -> Screen:
    tr = v.tr
    text = Text().line(tr("I am a bot: I know the programme and answer at once."))
    text.line(tr("People answer you, too: write to the organisers."))
    return text.screen(ask_button(v), (Button(tr("What I can do"), Help()), *v.home()))


def tips(v: Reader) -> Screen:
    """How to ask, by examples."""
    tr = v.tr
    text = Text().title(tr("Just ask me")).line()
    text.line(tr("Write as you would speak. For example:"))
    text.lines(
        [
            "• " + tr("What is on tonight?"),
            "• " + tr("When does the opening begin?"),
            "• " + tr("lunch tomorrow"),
            "• " + tr("Tuesday from 2 pm"),
            "• " + tr("Where do I have to go now?"),
            *(["• " + tr("I would like to sign up for health")] if v.snapshot.groups else []),
        ]
    )
    return text.screen(ask_button(v), v.back(tr("All days"), Days()))


def _write_contact(v: Reader, text: Text) -> None:
    if v.snapshot.event.contact:
        text.section(v.tr("Contact")).line(at_word(v.text(v.snapshot.event.contact), _CONTACT))


def _name(v: Reader, press: Action) -> str:
    match press:
        case SessionAt(id):
            return v.title(v.snapshot.sessions[id])
        case GroupAt(id):
            return v.text(v.snapshot.groups[id].title)
        case TeamAt(id):
            return v.text(v.snapshot.teams[id].name)
        case PlaceAt(id):
            return v.text(v.snapshot.places[id].name)
        case InfoAt(id):
            return v.text(v.snapshot.info[id].title)
        case _:
            raise ValueError(f"no hit of a search: {press}")


def _on_a_day(v: Reader, press: Action) -> str:
    match press:
        case SessionAt(id):
            return f" ({v.short_day(v.snapshot.day_of(v.snapshot.sessions[id]))})"
        case _:
            return ""


def _ways_on(v: Reader) -> tuple[Row, ...]:
    """The ways on: two side by side, and home."""
    return (
        (Button(v.tr("All days"), Days()), Button(v.tr("How to ask"), Search())),
        v.home(),
    )
