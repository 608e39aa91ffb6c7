"""The leaders' side of a team: roll call, link, all teams in figures. German says "du" here."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from handlers.frame.changes import day_and_hours
from handlers.frame.reader import Reader
from handlers.frame.teams import workshops_called
from handlers.teams import actions as t
from handlers.teams.actions import TeamAt, Teams
from handlers.teams.roll_call_screens import (
    call_lines,
    counts_line,
    roll_call_buttons,
    write_roll_call,
)
from handlers.teams.workshop_actions import Workshops
from handlers.ui.choice import confirm
from handlers.ui.paging import Page
from handlers.ui.screen import Button, Screen, Text, side_by_side
from storage.programme.model import Session, Team
from storage.teams.model import Member, RollCall, TeamSize

_BESIDE: Final = 3
"""The most other roll calls below the one by name."""


def called(reader: Reader, team: str) -> Session | None:
    """The workshop whose roll is called first: the one that is on or next, else the last one."""
    return next(iter(workshops_called(reader.snapshot, team, reader.now)), None)


def desk(
    reader: Reader,
    team: Team,
    members: Sequence[Member],
    calls: Sequence[tuple[Session, RollCall]],
) -> Screen:
    """The first roll call by name, others in figures, and all that a leader can do."""
    tr, first = reader.tr, calls[:1]
    text = Text().title(tr("Leaders’ desk: {team}", team=reader.text(team.name)))
    text.line(_size(reader, TeamSize(len(members), sum(m.reachable for m in members))))
    for session, said in first:
        text.section(reader.title(session)).line(day_and_hours(reader, session))
        write_roll_call(reader, text, members, said)
        _write_beside(reader, text, session, calls[1:])
    again = Button(tr("Look again"), t.TeamDesk(team.id))
    others = Button(tr("Who comes when?"), t.RollCalls(team.id))
    return text.screen(
        side_by_side([again, *([others] if len(calls) > 1 else ())]),
        [
            button
            for session, said in first
            for button in roll_call_buttons(reader, team, members, session, said)
        ],
        side_by_side(
            [
                Button(tr("Members"), t.Members(team.id)),
                Button(tr("Join link"), t.JoinCode(team.id)),
            ]
        ),
        (
            Button(tr("Own workshops"), Workshops(team.id)),
            Button(tr("Group chat"), t.ChatSettings(team.id)),
        ),
        reader.back_to(reader.text(team.name), TeamAt(team.id)),
    )


def _write_beside(
    reader: Reader, text: Text, first: Session, calls: Sequence[tuple[Session, RollCall]]
) -> None:
    """What was said of other workshops: of those at the same time, and where anything was."""
    beside = [
        (session, said)
        for session, said in calls
        if said.answers or (session.end > reader.now and session.overlaps(first))
    ]
    if beside:
        text.section(reader.tr("Further workshops"))
    for session, said in beside[:_BESIDE]:
        text.lines(call_lines(reader, session, said))


def join_code(reader: Reader, team: Team, link: str) -> Screen:
    """The link by which the team is joined."""
    tr = reader.tr
    text = Text().title(tr("Join link: {team}", team=reader.text(team.name))).line()
    text.line(link).line()
    text.line(
        tr(
            "Anybody who opens it can join the team. Pass it on only to those who belong to it;"
            " if it has got into the wrong hands, renew it."
        )
    )
    return text.screen(
        Button(tr("QR code to print"), t.SendQr(team.id), style="primary"),
        Button(tr("Renew the link"), t.RenewCode(team.id)),
        reader.back(tr("Leaders’ desk"), t.TeamDesk(team.id)),
    )


def renew_question(reader: Reader, team: Team) -> Screen:
    """The question before the old link ends."""
    tr = reader.tr
    ends = tr("The old link and every printed QR code end at once. Members stay members.")
    return confirm(
        tr("Renew the link?"),
        [reader.text(team.name), ends],
        Button(tr("Yes, renew"), t.RenewCode(team.id, True), style="danger"),
        Button(tr("No, leave it"), t.JoinCode(team.id)),
    )


def stats(
    reader: Reader,
    sizes: Mapping[str, TeamSize],
    calls: Mapping[str, RollCall],
    without_leader: Collection[str],
    page: int,
) -> Screen:
    """How the teams stand: members, who can be reached, and the roll call in figures.

    A team that nobody leads is marked.
    """
    tr, shown = reader.tr, Page.of(reader.snapshot.programme.teams, page)
    text = Text().title(tr("Teams"))
    text.joined(shown.heading(reader.tr))
    total = [sizes.get(team.id, TeamSize()) for team in reader.snapshot.programme.teams]
    text.line(
        _size(reader, TeamSize(sum(s.members for s in total), sum(s.reachable for s in total)))
    )
    above: Session | None = None
    for team in shown.items:
        session = called(reader, team.id)
        if session is not None and session != above:
            text.line().italic(f"{reader.title(session)}: {day_and_hours(reader, session)}").line()
        above = session
        text.section(reader.text(team.name))
        size = sizes.get(team.id, TeamSize())
        missing = tr("no leader") if team.id in without_leader else ""
        text.line(", ".join(filter(None, (_size(reader, size), missing))))
        if session is not None and size.members:
            text.line(counts_line(reader, calls.get(team.id, RollCall())))
    return text.screen(
        [reader.link(reader.text(team.name), t.TeamDesk(team.id)) for team in shown.items],
        shown.row(reader.tr, t.Stats),
        reader.back(tr("All teams"), Teams()),
    )


def _size(reader: Reader, size: TeamSize) -> str:
    members_ = reader.tr.plural("{n} member", "{n} members", size.members)
    apart = size.members - size.reachable
    if not apart:
        return members_
    return reader.tr("{members}, {n} not reachable", members=members_, n=apart)
