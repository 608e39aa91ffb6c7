"""Answers to questions: several hits, a day outside, a friendly word, and honestly nothing."""

from datetime import date
from typing import Final

from handlers.desk.actions import OrganisersDesk
from handlers.frame.reader import Reader
from handlers.frame.session_lists import ahead_first, by_days, page_of, write_page
from handlers.frame.sessions import time_zone_line
from handlers.groups.actions import GroupAt
from handlers.helpdesk.door import ask_button, others_who_help, pass_on_button
from handlers.home.actions import About, ChooseLanguage
from handlers.info.actions import InfoAt, Urgent
from handlers.programme.actions import Day, Days, Now, PlaceAt, Places, SessionAt
from handlers.programme.door import session_keys
from handlers.questions import hours_screens
from handlers.questions.actions import FoundFurther, Search
from handlers.questions.cancelled_beside import cancelled
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
from handlers.questions.named.session_facts import described
from handlers.questions.talk_screens import small_talk
from handlers.teams.actions import TeamAt
from handlers.ui.action import Action
from handlers.ui.back import Home
from handlers.ui.on_a_phone import at_word
from handlers.ui.paging import number_keys
from handlers.ui.screen import Asks, Button, Row, Screen, Text
from locales import formats

_FEW: Final = 3
"""Of so many answers it is said first which are cancelled; a longer list strikes them through."""

_CONTACT: Final = 300
"""The most characters of the contact below an answer."""


def answer(reader: Reader, intent: Intent) -> Screen:
    """The screen that says what a question wants to know; raises ValueError for an address.

    A language that is asked for is the reader's already.
    """
    match intent:
        case Several():
            return several(reader, intent)
        case PartOfDay():
            return hours_screens.part_of_day(reader, intent)
        case OutsideEvent():
            return outside(reader, intent)
        case SmallTalk():
            return small_talk(reader, intent)
        case SpeakLanguage(code):
            return offer_language(reader, code)
        case Contact():
            return contact(reader, intent)
        case DidYouMean():
            return did_you_mean(reader, intent)
        case Nothing(is_talk=True):
            return no_talker(reader)
        case Nothing():
            return nothing(reader, intent)
        case OpenScreen():
            raise ValueError("a screen is opened by its address")


def several(reader: Reader, found: Several, page: int = 0) -> Screen:
    """Several answers, the best first, a page at a time; sessions with day and hours, what is over
    last.

    The way to further pages needs the question above the screen.
    """
    heading = described(reader, found.about) if found.about else reader.tr("I found this:")
    sessions = [reader.snapshot.sessions[p.id] for p in found.found if isinstance(p, SessionAt)]
    off = cancelled(reader, (s for s in sessions if s.end > reader.now))
    text = Text()
    if off and page == 0 and len(sessions) <= _FEW:
        text.title(off).line()
    text.title(heading)
    if not all(isinstance(press, SessionAt) for press in found.found):
        for number, press in enumerate(found.found, 1):
            text.line(f"{number}. {_name(reader, press)}")
        return text.screen(number_keys([*enumerate(found.found, 1)]), _ways_on(reader))
    shown = page_of(reader, text, by_days(reader, ahead_first(reader, sessions)), page)
    text.joined(time_zone_line(reader), shown.position(reader.tr))
    write_page(reader, text, shown)
    return text.screen(
        session_keys(reader, shown), shown.ways(reader.tr, FoundFurther), _ways_on(reader)
    )


def outside(reader: Reader, asked: OutsideEvent) -> Screen:
    """The day that was meant is none of the event's; its first or last one is offered."""
    text = Text()
    offered = _write_outside(reader, text, asked.day)
    return text.screen(Button(reader.short_day(offered), Day(offered)), _ways_on(reader))


def _write_outside(reader: Reader, text: Text, day: date) -> date:
    """That a day is none of the event's, and when that begins or ended: the day it returns."""
    tr, first, last = reader.tr, reader.snapshot.days[0], reader.snapshot.days[-1]
    text.title(tr("{day} is not a day of the event.", day=reader.day(day)))
    if day > last:
        text.line(tr("The programme ended here: {day}", day=formats.day(tr, last)))
        return last
    text.line(tr("The programme begins here: {day}", day=formats.day(tr, first)))
    return first


def nothing(reader: Reader, asked: Nothing) -> Screen:
    """Plainly nothing, and who can help instead; of a day that is none of the event's, that."""
    text, days = Text(), reader.snapshot.days
    if asked.day is not None and not days[0] <= asked.day <= days[-1]:
        _write_outside(reader, text, asked.day)
    else:
        text.title(reader.tr("I found nothing about that in the programme."))
    write_contact(reader, text)
    helping = helping_further(reader)
    then = reader.tr("Your question can go to the organisers: people answer it, here in this chat.")
    then = "" if reader.is_organiser else then
    return text.screen(helping, _ways_on(reader), asks=Asks(helping, then=then))


def no_talker(reader: Reader) -> Screen:
    """To what is most likely small talk; should it be for the organisers, they can have it."""
    tr, text = reader.tr, Text()
    text.line(tr("I am only a bot, and not much of a talker."))
    text.line(tr("If you would like to know something, just ask."))
    helping = helping_further(reader)
    return text.screen(helping, (Button(tr("Now"), Now()), *reader.home()), asks=Asks(helping))


def did_you_mean(reader: Reader, asked: DidYouMean) -> Screen:
    """What may be meant, by its titles alone: none of it is an answer."""
    text = Text().title(reader.tr("Did you mean …?")).line()
    for number, press in enumerate(asked.found, 1):
        text.line(
            f"{number}. {_name(reader, press)}{_on_a_day(reader, press) if asked.dated else ''}"
        )
    keys = number_keys([*enumerate(asked.found, 1)])
    only = Button("1", asked.found[0]) if len(asked.found) == 1 else None
    asks = Asks(only, yes_opens=only is not None)
    return text.screen(keys, helping_further(reader), _ways_on(reader), asks=asks)


def helping_further(reader: Reader) -> Button:
    """The way to the organisers; theirs is to their desk, as they need not ask themselves."""
    if reader.is_organiser:
        return Button(reader.tr("Organisers’ desk"), OrganisersDesk())
    return pass_on_button(reader)


def unsaid(reader: Reader, thing: Action | str) -> str:
    """That a page on what is needed says nothing of the thing or the word that was named."""
    name = thing if isinstance(thing, str) else _name(reader, thing)
    return reader.tr("Nothing is said here about: {name}", name=name)


def contact(reader: Reader, asked: Contact) -> Screen:
    """How the organisers can be reached; what is not known, or where the places are, comes first.

    The pages about emergencies are a press away.
    """
    tr, text = reader.tr, Text()
    places = (Button(tr("Places"), Places()),) if asked.is_astray else ()
    if asked.is_unknown:
        text.line(tr("The programme names no telephone number or address of this person."))
    if asked.reaches_nobody:
        return others_who_help(reader, text, *places)
    if asked.is_astray:
        text.line(tr("Tell the organisers what you see around you: they will show you the way."))
    if reader.snapshot.event.contact:
        write_contact(reader, text)
    else:
        text.title(tr("Would you like to talk to a human?"))
        text.line(tr("The organisers answer here, in this chat."))
    urgent = any(page.urgent for page in reader.snapshot.info.values())
    emergency = (Button(tr("In an emergency"), Urgent()),) if urgent else ()
    about, ask = Button(tr("About the event"), About()), ask_button(reader)
    return text.screen(ask, (*places, *emergency), about, reader.home(), asks=Asks(ask))


def offer_language(reader: Reader, code: str) -> Screen:
    """One press to be spoken to in a language; it is asked in that language."""
    name = reader.tr.languages.names[code]
    text = Text().title(reader.tr("Shall we speak this language from now on?"))
    choose = Button(name, ChooseLanguage(code, Home()))
    return text.screen(choose, reader.home(), asks=Asks(choose))


def nothing_changed(reader: Reader) -> str:
    """What stands below the answer to an order that was read as a question."""
    return reader.tr("Nothing was changed. To change something, name its title.")


def stays_as_it_is(reader: Reader) -> Screen:
    """To an organiser who has written that something is not to be changed."""
    text = Text().line(reader.tr("All right, it stays as it is. Nothing was changed."))
    return text.screen((Button(reader.tr("Now"), Now()), *reader.home()))


def only_what_is_settled(reader: Reader) -> Screen:
    """To an organiser who has written of a change with an if or a perhaps."""
    tr, text = reader.tr, Text().title(reader.tr("Nothing was changed"))
    text.line(tr("That sounds as if it were not settled yet."))
    text.line(tr("Only what is settled can be changed: then write it without “if” or “perhaps”."))
    return text.screen((Button(tr("Now"), Now()), *reader.home()))


def tips(reader: Reader) -> Screen:
    """How to ask, by examples."""
    tr = reader.tr
    text = Text().title(tr("Just ask me")).line()
    text.line(tr("Write as you would speak. For example:"))
    text.lines(
        [
            "• " + tr("What is on tonight?"),
            "• " + tr("When does the opening begin?"),
            "• " + tr("lunch tomorrow"),
            "• " + tr("Tuesday from 2 pm"),
            "• " + tr("Where do I have to go now?"),
            *(["• " + tr("I would like to sign up for health")] if reader.snapshot.groups else []),
        ]
    )
    return text.screen(ask_button(reader), reader.back(tr("All days"), Days()))


def write_contact(reader: Reader, text: Text) -> None:
    """Whom to turn to, where the event has a contact."""
    if reader.snapshot.event.contact:
        text.section(reader.tr("Contact")).line(
            at_word(reader.text(reader.snapshot.event.contact), _CONTACT)
        )


def _name(reader: Reader, press: Action) -> str:
    match press:
        case SessionAt(id):
            return reader.title(reader.snapshot.sessions[id])
        case GroupAt(id):
            return reader.text(reader.snapshot.groups[id].title)
        case TeamAt(id):
            return reader.text(reader.snapshot.teams[id].name)
        case PlaceAt(id):
            return reader.text(reader.snapshot.places[id].name)
        case InfoAt(id):
            return reader.text(reader.snapshot.info[id].title)
        case _:
            raise ValueError(f"no hit of a search: {press}")


def _on_a_day(reader: Reader, press: Action) -> str:
    match press:
        case SessionAt(id):
            return f" ({reader.short_day(reader.snapshot.day_of(reader.snapshot.sessions[id]))})"
        case _:
            return ""


def _ways_on(reader: Reader) -> tuple[Row, ...]:
    """The ways on: two side by side, and home."""
    return (
        (Button(reader.tr("All days"), Days()), Button(reader.tr("How to ask"), Search())),
        reader.home(),
    )
