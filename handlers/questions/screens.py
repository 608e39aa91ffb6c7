"""Answers to questions: several hits, a part of a day, a day outside, and honestly nothing."""

from datetime import date, time
from itertools import groupby

from handlers.frame.reader import Reader
from handlers.frame.sessions import provisional_note, time_zone_line, write_blocks
from handlers.groups.actions import GroupAt
from handlers.programme.actions import Day, Days, Now, PlaceAt, SessionAt
from handlers.programme.door import session_buttons
from handlers.questions.actions import Part, Search
from handlers.questions.intents import (
    Nothing,
    OutsideEvent,
    PartOfDay,
    Several,
    SmallTalk,
    Understood,
)
from handlers.questions.moments_asked import belongs
from handlers.questions.question_words import Sense
from handlers.teams.actions import TeamAt
from handlers.ui.action import Action
from handlers.ui.paging import PAGE, Page
from handlers.ui.screen import Button, Screen, Text
from locales import formats


def several(v: Reader, found: Several) -> Screen:
    """Several answers, the best first, with day and hours."""
    text = Text().title(v.tr("I found this:"))
    text.line(time_zone_line(v)).line()
    for press in found.found:
        _write(v, text, press)
    sessions = [v.snapshot.sessions[p.id] for p in found.found if isinstance(p, SessionAt)]
    text.line().italic(provisional_note(v, sessions))
    return text.screen([_button(v, press) for press in found.found], _ways_on(v))


def part_of_day(v: Reader, asked: PartOfDay) -> Screen:
    """A part of a day, the first page of it."""
    shown = [v.snapshot.sessions[found] for found in asked.sessions]
    if not asked.at_the_hour:
        screen = part(v, asked.day, _minutes(asked.since), _minutes(asked.until))
        if screen and len(shown) > PAGE:
            return screen
    heading = _hours(v, asked.since, asked.until, asked.at_the_hour)
    text = Text().title(f"{v.day(asked.day)}, {heading}").line(time_zone_line(v)).line()
    for _, together in groupby(shown[:PAGE], key=lambda s: (s.start, s.end)):
        write_blocks(v, text, list(together))
    text.italic(provisional_note(v, shown[:PAGE]))
    return text.screen(
        session_buttons(v, shown[:PAGE]),
        v.back(v.short_day(asked.day), Day(asked.day)),
    )


def part(v: Reader, when: date, since: int, until: int, page: int = 0) -> Screen | None:
    """A part of a day between two minutes of it, a page at a time; None for no day of the event."""
    if when not in v.snapshot.by_day or max(since, until) >= 24 * 60:
        return None
    first, last = _time(since), _time(until)
    sessions = [
        s for s in v.snapshot.by_day[when] if belongs(v.snapshot, s, first, last, only_from=False)
    ]
    shown = Page.of(sessions, page)
    text = Text().title(f"{v.day(when)}, {_hours(v, first, last, at_the_hour=False)}")
    text.joined(time_zone_line(v), shown.heading(v.tr)).line()
    write_blocks(v, text, shown.items)
    text.italic(provisional_note(v, shown.items))
    return text.screen(
        session_buttons(v, shown.items),
        shown.row(v.tr, lambda number: Part(when, since, until, number)),
        v.back(v.short_day(when), Day(when)),
    )


def outside(v: Reader, asked: OutsideEvent) -> Screen:
    """The day that was meant is not a day of the event."""
    tr = v.tr
    text = Text().title(tr("{day} is not a day of the event.", day=v.day(asked.day)))
    text.line(tr("The programme begins here: {day}", day=formats.day(tr, asked.first)))
    return text.screen(Button(v.short_day(asked.first), Day(asked.first)), _ways_on(v))


def nothing(v: Reader, asked: Nothing) -> Screen:
    """Plainly nothing, what was understood, and the nearest hits as hints."""
    tr = v.tr
    text = Text().title(tr("I found nothing about that in the programme."))
    understood = _understood(v, asked.understood)
    if understood:
        text.line().line(tr("Understood: {words}", words=understood))
    if asked.hints:
        text.line().line(tr("Perhaps one of these is what you meant:"))
    return text.screen([_button(v, press) for press in asked.hints], _ways_on(v))


def small_talk(v: Reader, said: SmallTalk) -> Screen:
    """A friendly word to somebody who has asked nothing."""
    tr = v.tr
    match said.kind:
        case Sense.THANKS:
            word = tr("You are welcome! Ask me whenever you like.")
        case Sense.GOODBYE:
            word = tr("Goodbye! I am here whenever you need me.")
        case _:
            word = tr("All right! If you would like to know something, just write to me.")
    return Text().line(word).screen((Button(tr("Now"), Now()), *v.home()))


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
            "• " + tr("I would like to sign up for health"),
        ]
    )
    return text.screen(v.back(tr("All days"), Days()))


def _write(v: Reader, text: Text, press: Action) -> None:
    if not isinstance(press, SessionAt):
        text.line(f"• {_name(v, press)}")
        return
    session = v.snapshot.sessions[press.id]
    text.bold(f"{v.short_day(v.snapshot.day_of(session))}, {v.hours(session)}")
    text.add(v.tr(" (over)") if session.end <= v.now else v.running_mark(session)).line()
    text.line(f"{v.title(session)}{'*' if session.provisional else ''}")


def _button(v: Reader, press: Action) -> Button:
    if isinstance(press, SessionAt):
        session = v.snapshot.sessions[press.id]
        day = formats.weekday(v.tr, v.snapshot.day_of(session))
        return v.link(f"{day} {v.snapshot.local(session.start):%H:%M} {v.title(session)}", press)
    return v.link(_name(v, press), press)


def _name(v: Reader, press: Action) -> str:
    match press:
        case GroupAt(id):
            return v.text(v.snapshot.groups[id].title)
        case TeamAt(id):
            return v.text(v.snapshot.teams[id].name)
        case PlaceAt(id):
            return v.text(v.snapshot.places[id].name)
        case _:
            raise ValueError(f"no hit of a search: {press}")


def _understood(v: Reader, understood: Understood) -> str:
    parts = [", ".join(understood.topics)[:200]]
    if understood.day:
        parts.append(formats.day(v.tr, understood.day))
    if understood.hours:
        parts.append(_hours(v, *understood.hours, at_the_hour=understood.hours[1] is None))
    return "; ".join(filter(None, parts))


def _hours(v: Reader, since: time | None, until: time | None, at_the_hour: bool) -> str:
    if since and at_the_hour:
        return v.tr("at {hour}", hour=f"{since:%H:%M}")
    if since and until:
        return f"{since:%H:%M}–{until:%H:%M}"
    if until:
        return v.tr("until {hour}", hour=f"{until:%H:%M}")
    return v.tr("from {hour}", hour=f"{since or time(0):%H:%M}")


def _ways_on(v: Reader) -> tuple[Button, ...]:
    return (Button(v.tr("All days"), Days()), Button(v.tr("How to ask"), Search()), *v.home())


def _minutes(hour: time | None) -> int:
    return hour.hour * 60 + hour.minute if hour else 0


def _time(minutes: int) -> time | None:
    return time(minutes // 60, minutes % 60) if minutes else None
