"""Choosing to whom a broadcast goes; how many that are is said again at every step."""

from collections.abc import Sequence
from datetime import date

from handlers.broadcasts import actions as b
from handlers.broadcasts import words
from handlers.frame.reader import Reader
from handlers.frame.session_lists import ahead_first
from handlers.ui.choice import TICK, choice
from handlers.ui.paging import Page
from handlers.ui.screen import FITTING, Button, Row, Screen, Text, grid, shortened
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


def choosing_scope(v: Reader, scopes: Sequence[Scope]) -> Screen:
    """To whom a new broadcast may go at all, where there is a choice."""
    text = Text().title(v.tr("To whom do you want to write?"))
    return text.screen(
        [v.link(_scope_label(v, s), b.NewFor(s.kind, s.id)) for s in scopes],
        v.back(v.tr("« Broadcasts"), b.Broadcasts()),
    )


def to_whom(v: Reader, _asking: b.ToWhom, aimed: Aimed) -> Screen:
    """The audience as it stands, and the ways to choose another."""
    tr, shown = v.tr, aimed.draft
    rows: list[Row] = []
    if shown.scope.kind is ScopeKind.ALL:
        if shown.audience != Audience():
            rows.append((Button(tr("Everybody"), b.ChooseEverybody(shown.id)),))
        rows.append((Button(tr("Working groups"), b.ChooseGroups(shown.id)),))
        if v.snapshot.teams:
            rows.append((Button(tr("Youth forum"), b.ChooseTeams(shown.id)),))
        rows.append((Button(tr("Who attends a session"), b.ChooseDay(shown.id, False)),))
    elif shown.scope.kind is ScopeKind.GROUP:
        rows.append(
            (
                _part(shown, Part(PartKind.SEATED, shown.scope.id), tr("With a seat")),
                _part(shown, Part(PartKind.WAITING, shown.scope.id), tr("Waiting")),
            )
        )
    rows += _limits(v, shown)
    rows.append((_unseen_button(v, shown),))
    rows.append((Button(tr("« Back"), b.BroadcastAt(shown.id)),))
    return _with_count(v, aimed).screen(rows)


def groups(v: Reader, asking: b.ChooseGroups, aimed: Aimed) -> Screen:
    """The groups whose people can be chosen, those with a seat and those who wait apart."""
    tr, shown = v.tr, aimed.draft
    listed = Page.of(v.snapshot.programme.groups, asking.page)
    text = _with_count(v, aimed)
    text.line().line(tr("On the left who has a seat; with {mark} who waits for one.", mark=_WAITS))
    rows: list[Row] = []
    for group in listed.items:
        title, width = v.text(group.title), FITTING[2] - len(TICK)
        seated, waiting = Part(PartKind.SEATED, group.id), Part(PartKind.WAITING, group.id)
        rows.append(
            (
                _part(shown, seated, shortened(title, width)),
                _part(shown, waiting, shortened(f"{_WAITS} {title}", width)),
            )
        )
    rows.append(listed.row(v.tr, lambda number: b.ChooseGroups(shown.id, number)))
    return text.screen(rows, _back(v, shown))


def teams(v: Reader, asking: b.ChooseTeams, aimed: Aimed) -> Screen:
    """The youth forum: all of it, the leaders, single teams."""
    tr, shown = v.tr, aimed.draft
    listed = Page.of(v.snapshot.programme.teams, asking.page)
    return _with_count(v, aimed).screen(
        (
            _part(shown, Part(PartKind.YOUTH), tr("Whole youth forum")),
            _part(shown, Part(PartKind.LEADERS), tr("Leaders")),
        ),
        grid(
            [
                _part(shown, Part(PartKind.TEAM, team.id), v.text(team.name))
                for team in listed.items
            ],
            2,
        ),
        listed.row(v.tr, lambda number: b.ChooseTeams(shown.id, number)),
        _back(v, shown),
    )


def days(v: Reader, asking: b.ChooseDay | b.ChooseSessions, aimed: Aimed) -> Screen:
    """The days whose sessions can be chosen, from today on; those that are over come last."""
    shown, for_button = aimed.draft, asking.for_button
    text = Text().title(v.tr("On which day?"))
    text.line(v.tr("Press a day, or write a word of the session’s title."))
    return text.screen(
        grid(
            [
                v.link(v.short_day(day), b.ChooseSessions(shown.id, for_button, day))
                for day in sorted(v.snapshot.days, key=lambda day: day < v.today)
            ],
            2,
        ),
        _back_of(v, shown, for_button),
    )


def sessions(v: Reader, asking: b.ChooseSessions, aimed: Aimed) -> Screen:
    """The sessions of a day, as part of the audience or for a button; the days where there are
    none. What is on comes first.
    """
    shown, found = aimed.draft, sessions_of(v, asking.day)
    if not found:
        return days(v, asking, aimed)
    listed = Page.of(found, asking.page)
    text = Text().title(v.day(asking.day)) if asking.for_button else _with_count(v, aimed)
    text.line().line(v.tr("Press one, or write a word of its title."))
    return text.screen(
        [_session(v, shown, session, asking.for_button) for session in listed.items],
        listed.row(
            v.tr, lambda page: b.ChooseSessions(shown.id, asking.for_button, asking.day, page)
        ),
        _back_of(v, shown, asking.for_button),
    )


def sessions_of(v: Reader, day: date) -> Sequence[Session]:
    """The sessions of a day in the order in which they are offered: what is over comes last."""
    return ahead_first(v, v.snapshot.by_day.get(day, ()))


def sessions_found(
    v: Reader, asking: b.ChooseDay | b.ChooseSessions, aimed: Aimed, found: Sequence[Session]
) -> Screen:
    """The sessions that a word was written for."""
    shown, for_button = aimed.draft, asking.for_button
    text = Text().title(v.tr("Which session?")) if for_button else _with_count(v, aimed)
    listed = Page.of(ahead_first(v, found), 0).items
    return text.screen(
        [_session(v, shown, session, for_button, with_day=True) for session in listed],
        Button(v.tr("Choose by day"), b.ChooseDay(shown.id, for_button)),
        _back_of(v, shown, for_button),
    )


def _session(
    v: Reader, shown: Broadcast, session: Session, for_button: bool, *, with_day: bool = False
) -> Button:
    local = v.snapshot.local(session.start)
    day = f"{formats.weekday(v.tr, local.date())} " if with_day else ""
    label = f"{day}{local:%H:%M} {v.title(session)}"
    if for_button:
        return v.link(label, b.SessionButton(shown.id, session.id))
    return _part(shown, Part(PartKind.SESSION, session.id), label)


def releases_told(v: Reader) -> Sequence[int]:
    """The latest releases that changed something; who has seen their notices organisers may ask."""
    newest = v.snapshot.release
    return range(newest, max(1, newest - _RELEASES), -1) if v.is_organiser else ()


def unseen(v: Reader, _asking: b.ChooseUnseen, aimed: Aimed) -> Screen:
    """Of which message only those are to be reached who have not marked it as seen."""
    tr, shown = v.tr, aimed.draft
    rows: list[Row] = [
        (
            v.link(
                f"{other.number}. {words.heading(v, other)}",
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
        for number in releases_told(v)
    ]
    if shown.audience.unseen is not None:
        rows.append((Button(tr("All, seen or not"), b.OnlyUnseenBroadcast(shown.id, 0)),))
    text = _with_count(v, aimed)
    text.line(
        tr(
            "Choose a message: only those get it who were sent that one and have not pressed"
            " “Seen”."
        )
        if rows
        else tr("Nothing has been sent yet that has the button “Seen”.")
    )
    return text.screen(rows, _back(v, shown))


def _with_count(v: Reader, aimed: Aimed) -> Text:
    shown = aimed.draft
    text = Text().title(v.tr("Broadcast no. {number}: to whom?", number=shown.number)).line()
    text.line(words.audience_in_words(v, shown))
    return text.bold(words.count_in_words(v, aimed.count, by_reader=True)).line()


def _part(shown: Broadcast, part: Part, label: str) -> Button:
    press = b.TogglePart(shown.id, part.kind, part.id)
    return choice(label, press, chosen=part in shown.audience.parts)


def _limits(v: Reader, shown: Broadcast) -> list[Row]:
    """Whether all are meant, or only the readers of a language, or those who attend in one way."""
    tr, audience = v.tr, shown.audience
    names = [(x, v.language_name(x)) for x in v.languages]
    languages = (("", tr("All languages")), *names) if v.offers_languages else ()
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


def _unseen_button(v: Reader, shown: Broadcast) -> Button:
    label, chosen = v.tr("Who has not pressed “Seen”"), shown.audience.unseen is not None
    return choice(label, b.ChooseUnseen(shown.id), chosen=chosen)


def _back(v: Reader, shown: Broadcast) -> Row:
    return (
        Button(v.tr("« To whom"), b.ToWhom(shown.id)),
        Button(v.tr("Done"), b.BroadcastAt(shown.id)),
    )


def _back_of(v: Reader, shown: Broadcast, for_button: bool) -> Row:
    if for_button:
        return (Button(v.tr("« Back"), b.ChooseButtons(shown.id)),)
    return _back(v, shown)


def _scope_label(v: Reader, scope: Scope) -> str:
    match scope.kind:
        case ScopeKind.ALL:
            return v.tr("Everybody")
        case ScopeKind.GROUP:
            return words.group_name(v, scope.id)
        case ScopeKind.TEAM:
            return v.tr("Team {name}", name=words.team_name(v, scope.id))
