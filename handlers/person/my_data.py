"""What the bot keeps about somebody, in words they read in the chat; the file has all of it.

Each thing that is kept has one line here: what it is, and which or how many there are.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from handlers.frame.reader import Reader
from handlers.person.actions import DataPage, Privacy, SendData
from handlers.person.profile_screens import profile_lines
from handlers.ui.on_a_phone import LINES, lines_of
from handlers.ui.paging import Page
from handlers.ui.screen import Button, Screen, Text
from locales.translator import N_

Rows = Sequence[Mapping[str, Any]]
Names = Callable[[Reader, Rows], str]

_SEPARATOR: Final = ", "

_MOST: Final = 12
"""The most lines on a page, where they are short."""

NAMED_AT_MOST: Final = 5
"""The most sessions, groups or teams named in a line."""


def my_data(reader: Reader, data: Mapping[str, Any], number: int) -> Screen:
    """A page of what is kept about the reader."""
    tr = reader.tr
    shown = Page.fitting(list(lines(reader, data)), number, lines_of, LINES - 3, _MOST)
    text = Text().title(tr("What I keep about you")).joined(shown.heading(tr)).line()
    text.lines(f"• {line}" for line in shown.items)
    return text.screen(
        shown.row(tr, DataPage),
        Button(tr("All of it as a file (JSON)"), SendData()),
        reader.back(tr("Privacy"), Privacy()),
    )


def lines(reader: Reader, data: Mapping[str, Any]) -> Iterator[str]:
    """A line for each thing that is kept."""
    tr = reader.tr
    yield from _of_person(reader, data["person"] or {})
    if data.get("profile"):
        yield from profile_lines(reader)
    for name, (label, value) in _SAYS.items():
        if rows := data.get(name):
            yield tr(label, value=value(reader, rows))
    if erased_at := data.get("erased_before"):
        yield tr("That you had everything erased: {when}", when=_moment(reader, erased_at))


def _of_person(reader: Reader, person: Mapping[str, Any]) -> Iterator[str]:
    tr = reader.tr
    if not person:
        return
    yield tr("Your Telegram id: {id}", id=person["telegram_id"])
    language = reader.language_name(person["language"])
    yield (
        tr("Your language, as you chose it: {language}", language=language)
        if person["language_chosen"]
        else tr("Your language, as I guess it: {language}", language=language)
    )
    yield tr("You wrote to me first: {when}", when=_moment(reader, person["first_seen_at"]))
    yield tr("You wrote to me last around {when}", when=_moment(reader, person["last_seen_at"]))
    leads = _SEPARATOR.join(map(str, person["reminded_minutes_before"]))
    when = tr("{leads} min before", leads=leads) if leads else tr("off")
    yield tr("Reminders: {when}", when=when)
    yield tr("What else you have set: see “Reminders” and “Settings”")


def _number(_reader: Reader, rows: Rows) -> str:
    return str(len(rows))


def _sessions(reader: Reader, rows: Rows) -> str:
    known = reader.snapshot.sessions
    return _some(
        reader, [reader.title(known[r["session"]]) for r in rows if r["session"] in known], rows
    )


def _groups(reader: Reader, rows: Rows) -> str:
    known = reader.snapshot.groups
    ids = [row["working_group"] for row in rows]
    return _some(reader, [reader.text(known[one].title) for one in ids if one in known], rows)


def _teams(reader: Reader, rows: Rows) -> str:
    known = reader.snapshot.teams
    return _some(
        reader, [reader.text(known[r["team"]].name) for r in rows if r["team"] in known], rows
    )


def _some(reader: Reader, names: Sequence[str], rows: Rows) -> str:
    """The first names, and how many there are besides, those that are gone since among them."""
    named = _SEPARATOR.join(names[:NAMED_AT_MOST])
    others = len(rows) - len(names[:NAMED_AT_MOST])
    if not others:
        return named
    return (
        reader.tr("{names} and {number} more", names=named, number=others) if named else str(others)
    )


def _since(reader: Reader, rows: Rows) -> str:
    return _moment(reader, rows[0]["since"])


def _asked(reader: Reader, rows: Rows) -> str:
    return _moment(reader, rows[0]["asked_at"])


def _moment(reader: Reader, iso: str) -> str:
    return reader.moment(datetime.fromisoformat(iso))


_SAYS: Final[Mapping[str, tuple[str, Names]]] = {
    "seats": (N_("Your seats: {value}"), _groups),
    "waiting_for": (N_("You wait for a seat in: {value}"), _groups),
    "team": (N_("Your team: {value}"), _teams),
    "workshops_answered": (N_("Workshops you said you come to or not: {value}"), _sessions),
    "starred_sessions": (N_("Your stars: {value}"), _sessions),
    "left_out": (N_("Left out of your day: {value}"), _sessions),
    "no_more_reminders_of": (N_("You need no further reminder of: {value}"), _sessions),
    "told_about": (N_("Sessions I told you about: {value}"), _number),
    "messages": (N_("Messages I sent you or owe you, without their words: {value}"), _number),
    "calendar_address": (N_("The secret address of your calendar, since {value}"), _since),
    "questions_passed_on": (N_("Your questions to the organisers: {value}"), _number),
    "written_to_organisers": (N_("What you wrote to them: {value}"), _number),
    "answered_by_organisers": (N_("What they answered you: {value}"), _number),
    "question_waiting": (
        N_("A question of mine that waits for your answer, since {value}"),
        _asked,
    ),
    "organiser": (N_("You are an organiser since {value}"), _since),
    "organisers_named": (N_("Organisers you named: {value}"), _number),
    "organisers_confirmed": (N_("Organisers you confirmed: {value}"), _number),
    "links_given": (N_("Links for new organisers from you: {value}"), _number),
    "link_opened": (N_("Links for new organisers you opened: {value}"), _number),
    "coordinates_groups": (N_("You coordinate: {value}"), _groups),
    "leads_teams": (N_("You lead: {value}"), _teams),
    "workshop_written": (N_("A workshop you are writing, since {value}"), _since),
    "info_page_written": (N_("An info page you are writing, since {value}"), _since),
    "drafts": (N_("Your drafts of the programme: {value}"), _number),
    "releases_published": (N_("Releases you published: {value}"), _number),
    "broadcasts": (N_("Broadcasts you wrote or approved: {value}"), _number),
    "broadcast_drafts": (N_("Texts of broadcasts you have not sent yet: {value}"), _number),
    "broadcasts_to_come": (N_("Broadcasts that are on their way to you: {value}"), _number),
    "answers_given": (N_("Answers you gave as an organiser: {value}"), _number),
    "questions_taken": (N_("Questions of others you took on: {value}"), _number),
    "audit_log": (N_("Lines about you in the log of seats and roles: {value}"), _number),
    "updates": (
        N_("What you wrote and pressed last, a checksum once it is answered: {value}"),
        _number,
    ),
}
"""By what is held, as the file names it: the line, and what stands in it."""
