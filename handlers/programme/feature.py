"""The programme: now and next, days, sessions, places."""

from dataclasses import replace
from typing import Final

from handlers.frame.action_entries import does, opens, shares, shows
from handlers.frame.feature import Command, Feature
from handlers.frame.reader import Reader
from handlers.frame.whats_on import mine_among, mine_of
from handlers.programme import actions as p
from handlers.programme import filters, place_screens, screens, session_screens
from handlers.programme.door import has_several_places
from handlers.programme.handlers import open_called, open_session, send_pin
from handlers.programme.language_screens import in_language
from handlers.programme.now_screen import now
from handlers.ui.action import Action
from handlers.ui.screen import Screen
from locales.translator import N_


def _parallel(reader: Reader, address: p.Parallel) -> Screen | None:
    found = reader.snapshot.sessions.get(address.id)
    return session_screens.parallel(reader, found, address.page) if found else None


def _place(reader: Reader, address: p.PlaceAt) -> Screen | None:
    found = reader.snapshot.places.get(address.id)
    return place_screens.place(reader, found, address.page) if found else None


def _none(_reader: Reader, _address: Action) -> frozenset[str]:
    """What names no session, or none that is anybody's."""
    return frozenset()


def _on_and_next(reader: Reader, _address: Action) -> frozenset[str]:
    """What is the reader's own now and next; in a team's chat what is the team's."""
    if reader.room:
        theirs = frozenset(s.id for s in reader.snapshot.workshops_of(reader.room))
        reader = replace(reader, person=replace(reader.person, attends=theirs))
    return mine_among(reader, mine_of(reader).all)


def _counted(reader: Reader, _address: p.Days) -> frozenset[str]:
    return reader.person.attends if filters.is_mine_alone(reader) else frozenset()


def _of_day(reader: Reader, address: p.Day | p.Earlier) -> frozenset[str]:
    if filters.is_mine_alone(reader):
        return reader.person.attends
    return mine_among(reader, reader.snapshot.by_day.get(address.day, ()))


def _day(reader: Reader, address: p.Day) -> Screen | None:
    return screens.day(reader, address.day, address.strand, address.page)


def _earlier(reader: Reader, address: p.Earlier) -> Screen | None:
    return screens.earlier(reader, address.day, address.strand, address.page)


def _full_text(reader: Reader, address: p.FullText) -> Screen | None:
    found = reader.snapshot.sessions.get(address.id)
    return session_screens.full_text(reader, found) if found else None


def _speakers(reader: Reader, address: p.SpeakersOf) -> Screen | None:
    found = reader.snapshot.sessions.get(address.id)
    return session_screens.speakers(reader, found, address.page) if found else None


FEATURE: Final = Feature(
    "programme",
    actions=(
        shares(p.Now, lambda reader, _: now(reader), _on_and_next, in_groups=True),
        shares(p.NowOn, lambda reader, a: now(reader, a.page), _on_and_next, in_groups=True),
        shares(p.Days, lambda reader, a: screens.days(reader, a.strand), _counted, in_groups=True),
        shares(p.Day, _day, _of_day, in_groups=True),
        shares(p.Earlier, _earlier, _of_day, in_groups=True),
        shows(p.Filters, lambda reader, _: filters.filters(reader)),
        shows(p.FilterValues, lambda reader, a: filters.filter_values(reader, a.by, a.page)),
        shows(
            p.InLanguage,
            lambda reader, a: in_language(reader, a.language, a.day, a.page),
            in_groups=True,
        ),
        opens(p.SetFilter, filters.set_filter),
        opens(p.DropFilter, filters.drop_filter),
        opens(p.SessionAt, open_session, in_groups=True),
        opens(p.SessionCalled, open_called, in_groups=True),
        shares(p.FullText, _full_text, _none, in_groups=True),
        shares(p.SpeakersOf, _speakers, in_groups=True),
        shares(p.Parallel, _parallel, in_groups=True),
        shares(
            p.Places, lambda reader, a: place_screens.places(reader, a.page), _none, in_groups=True
        ),
        shares(p.PlaceAt, _place, in_groups=True),
        does(p.SendPin, send_pin, in_groups=True),
    ),
    commands=(
        Command("now", p.Now(), N_("What is on now and next"), order=2, in_groups=True),
        Command("programme", p.Days(), N_("The whole programme"), order=5, in_groups=True),
        Command("places", p.Places(), N_("The places"), order=8, needs=has_several_places),
    ),
    links={"s": p.SessionCalled, "p": p.PlaceAt},
)
