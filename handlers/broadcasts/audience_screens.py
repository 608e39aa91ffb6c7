"""Choosing to whom a broadcast goes; how many that are is said again at every step."""

from collections.abc import Sequence
from datetime import date

from handlers.broadcasts import actions as b
from handlers.broadcasts import words
from handlers.frame.reader import Reader
from handlers.frame.session_lists import ahead_first
from handlers.ui.choice import TICK, choice
from handlers.ui.on_a_phone import FITTING, shortened
from handlers.ui.paging import Page
from handlers.ui.screen import Button, Row, Screen, Text, grid
from locales import formats
from storage.broadcasts.model import (
    Audience,
    Broadcast,
    Part,
    PartKind,
    Scope,
    ScopeKind,
)
from storage.broadcasts.report import Aimed
from storage.profiles import Attendance
from storage.programme.model import Session

_RELEASES = 5
_WAITS = "⏳"


def choosing_scope(reader: Reader, scopes: Sequence[Scope]) -> Screen:
    """To whom a new broadcast may go at all, where there is a choice."""
    text = Text().title(reader.tr("To whom do you want to write?"))
    return text.screen(
        [reader.link(_scope_label(reader, s), b.NewFor(s.kind, s.id)) for s in scopes],
        reader.back(reader.tr("« Broadcasts"), b.Broadcasts()),
    )


def to_whom(reader: Reader, _asking: b.ToWhom, aimed: Aimed) -> Screen:
    """The audience as it stands, and the ways to choose another."""
    tr, shown = reader.tr, aimed.draft
    rows: list[Row] = []
    if shown.scope.kind is ScopeKind.ALL:
        if shown.audience != Audience():
            rows.append((Button(tr("Everybody"), b.ChooseEverybody(shown.id)),))
        rows.append((Button(tr("Working groups"), b.ChooseGroups(shown.id)),))
        if reader.snapshot.teams:
            rows.append((Button(tr("Youth forum"), b.ChooseTeams(shown.id)),))
        rows.append((Button(tr("Who attends a session"), b.ChooseDay(shown.id, False)),))
    elif shown.scope.kind is ScopeKind.GROUP:
        rows.append(
            (
                _part(shown, Part(PartKind.SEATED, shown.scope.id), tr("With a seat")),
                _part(shown, Part(PartKind.WAITING, shown.scope.id), tr("Waiting")),
            )
        )
    rows += _limits(reader, shown)
    rows.append((_unseen_button(reader, shown),))
    rows.append((Button(tr("« Back"), b.BroadcastAt(shown.id)),))
    text = _with_count(reader, aimed)
    return text.line().line(tr("Choose, or write to me who is meant.")).screen(rows)


def groups(reader: Reader, asking: b.ChooseGroups, aimed: Aimed) -> Screen:
    """The groups whose people can be chosen, those with a seat and those who wait apart."""
    tr, shown = reader.tr, aimed.draft
    listed = Page.of(reader.snapshot.programme.groups, asking.page)
    text = _with_count(reader, aimed)
    text.line().line(tr("On the left who has a seat; with {mark} who waits for one.", mark=_WAITS))
    rows: list[Row] = []
    for group in listed.items:
        title, width = reader.text(group.title), FITTING[2] - len(TICK)
        seated, waiting = Part(PartKind.SEATED, group.id), Part(PartKind.WAITING, group.id)
        rows.append(
            (
                _part(shown, seated, shortened(title, width)),
                _part(shown, waiting, shortened(f"{_WAITS} {title}", width)),
            )
        )
    rows.append(listed.row(reader.tr, lambda number: b.ChooseGroups(shown.id, number)))
    return text.screen(rows, _back(reader, shown))


def teams(reader: Reader, asking: b.ChooseTeams, aimed: Aimed) -> Screen:
    """The youth forum: all of it, the leaders, single teams."""
    tr, shown = reader.tr, aimed.draft
    listed = Page.of(reader.snapshot.programme.teams, asking.page)
    return _with_count(reader, aimed).screen(
        (
            _part(shown, Part(PartKind.YOUTH), tr("Whole youth forum")),
            _part(shown, Part(PartKind.LEADERS), tr("Leaders")),
        ),
        grid(
            [
                _part(shown, Part(PartKind.TEAM, team.id), reader.text(team.name))
                for team in listed.items
            ],
            2,
        ),
        listed.row(reader.tr, lambda number: b.ChooseTeams(shown.id, number)),
        _back(reader, shown),
    )


def days(reader: Reader, asking: b.ChooseDay | b.ChooseSessions, aimed: Aimed) -> Screen:
    """The days whose sessions can be chosen, from today on; those that are over come last."""
    shown, for_button = aimed.draft, asking.for_button
    text = Text().title(reader.tr("On which day?"))
    text.line(reader.tr("Press a day, or write a word of the session’s title."))
    return text.screen(
        grid(
            [
                reader.link(reader.short_day(day), b.ChooseSessions(shown.id, for_button, day))
                for day in sorted(reader.snapshot.days, key=lambda day: day < reader.today)
            ],
            2,
        ),
        _back_of(reader, shown, for_button),
    )


def sessions(reader: Reader, asking: b.ChooseSessions, aimed: Aimed) -> Screen:
    """The sessions of a day, as part of the audience or for a button; the days where there are
    none. What is on comes first.
    """
    shown, found = aimed.draft, sessions_of(reader, asking.day)
    if not found:
        return days(reader, asking, aimed)
    listed = Page.of(found, asking.page)
    text = Text().title(reader.day(asking.day)) if asking.for_button else _with_count(reader, aimed)
    text.line().line(reader.tr("Press one, or write a word of its title."))
    return text.screen(
        [_session(reader, shown, session, asking.for_button) for session in listed.items],
        listed.row(
            reader.tr, lambda page: b.ChooseSessions(shown.id, asking.for_button, asking.day, page)
        ),
        _back_of(reader, shown, asking.for_button),
    )


def sessions_of(reader: Reader, day: date) -> Sequence[Session]:
    """The sessions of a day in the order in which they are offered: what is over comes last."""
    return ahead_first(reader, reader.snapshot.by_day.get(day, ()))


def sessions_found(
    reader: Reader, asking: b.ChooseDay | b.ChooseSessions, aimed: Aimed, found: Sequence[Session]
) -> Screen:
    """The sessions that a word was written for."""
    shown, for_button = aimed.draft, asking.for_button
    text = Text().title(reader.tr("Which session?")) if for_button else _with_count(reader, aimed)
    listed = Page.of(ahead_first(reader, found), 0).items
    return text.screen(
        [_session(reader, shown, session, for_button, with_day=True) for session in listed],
        Button(reader.tr("Choose by day"), b.ChooseDay(shown.id, for_button)),
        _back_of(reader, shown, for_button),
    )


def _session(
    reader: Reader, shown: Broadcast, session: Session, for_button: bool, *, with_day: bool = False
) -> Button:
    local = reader.snapshot.local(session.start)
    day = f"{formats.weekday(reader.tr, local.date())} " if with_day else ""
    label = f"{day}{local:%H:%M} {reader.title(session)}"
    if for_button:
        return reader.link(label, b.SessionButton(shown.id, session.id))
    return _part(shown, Part(PartKind.SESSION, session.id), label)


def releases_told(reader: Reader) -> Sequence[int]:
    """The latest releases that changed something; who has seen their notices organisers may ask."""
    newest = reader.snapshot.release
    return range(newest, max(1, newest - _RELEASES), -1) if reader.is_organiser else ()


def unseen(reader: Reader, _asking: b.ChooseUnseen, aimed: Aimed) -> Screen:
    """Of which message only those are to be reached who have not marked it as seen."""
    tr, shown = reader.tr, aimed.draft
    rows: list[Row] = [
        (
            reader.link(
                f"{other.number}. {words.heading(reader, other)}",
                b.OnlyUnseenBroadcast(shown.id, other.id),
            ),
        )
        for other in aimed.markable
    ]
    rows += [
        (
            Button(
                tr("Changes of release {number}", number=number),
                b.OnlyUnseenRelease(shown.id, number),
            ),
        )
        for number in releases_told(reader)
    ]
    if shown.audience.unseen is not None:
        rows.append((Button(tr("All, seen or not"), b.OnlyUnseenBroadcast(shown.id, 0)),))
    text = _with_count(reader, aimed)
    text.line(
        tr(
            "Choose a message: only those get it who were sent that one and have not pressed"
            " “Seen”."
        )
        if rows
        else tr("Nothing has been sent yet that has the button “Seen”.")
    )
    return text.screen(rows, _back(reader, shown))


def _with_count(reader: Reader, aimed: Aimed) -> Text:
    shown = aimed.draft
    text = Text().title(reader.tr("Broadcast no. {number}: to whom?", number=shown.number)).line()
    text.line(words.audience_in_words(reader, shown))
    return text.bold(words.count_in_words(reader, aimed.count, by_reader=True)).line()


def _part(shown: Broadcast, part: Part, label: str) -> Button:
    press = b.TogglePart(shown.id, part.kind, part.id)
    return choice(label, press, chosen=part in shown.audience.parts)


def _limits(reader: Reader, shown: Broadcast) -> list[Row]:
    """Whether all are meant, or only the readers of a language, or those who attend in one way."""
    tr, audience = reader.tr, shown.audience
    names = [(x, reader.language_name(x)) for x in reader.languages]
    languages = (("", tr("All languages")), *names) if reader.offers_languages else ()
    ways = ((None, tr("Both")), (Attendance.ONSITE, tr("On site")), (Attendance.VIDEO, tr("Video")))
    return [
        tuple(
            choice(label, b.OnlyLanguage(shown.id, code), chosen=(audience.language or "") == code)
            for code, label in languages
        ),
        tuple(
            choice(label, b.OnlyAttendance(shown.id, way), chosen=audience.attendance is way)
            for way, label in ways
        ),
    ]


def _unseen_button(reader: Reader, shown: Broadcast) -> Button:
    label, chosen = reader.tr("Who has not pressed “Seen”"), shown.audience.unseen is not None
    return choice(label, b.ChooseUnseen(shown.id), chosen=chosen)


def _back(reader: Reader, shown: Broadcast) -> Row:
    return (
        Button(reader.tr("« To whom"), b.ToWhom(shown.id)),
        Button(reader.tr("Done"), b.BroadcastAt(shown.id)),
    )


def _back_of(reader: Reader, shown: Broadcast, for_button: bool) -> Row:
    if for_button:
        return (Button(reader.tr("« Back"), b.ChooseButtons(shown.id)),)
    return _back(reader, shown)


def _scope_label(reader: Reader, scope: Scope) -> str:
    match scope.kind:
        case ScopeKind.ALL:
            return reader.tr("Everybody")
        case ScopeKind.GROUP:
            return words.group_name(reader, scope.id)
        case ScopeKind.TEAM:
            return reader.tr("Team {name}", name=words.team_name(reader, scope.id))
