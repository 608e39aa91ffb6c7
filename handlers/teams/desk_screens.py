"""The leaders' side of a team: roll call, link, all teams in figures. German says "du" here."""

from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta
from typing import Final

from handlers.frame.changes import day_and_hours
from handlers.frame.reader import Reader
from handlers.frame.teams import ROLL_CALLED_BEFORE, can_be_there, workshop_called
from handlers.teams import actions as t
from handlers.teams.actions import TeamAt, Teams
from handlers.teams.member_screens import name_of
from handlers.teams.workshop_actions import Workshops
from handlers.ui.choice import choice, confirm
from handlers.ui.paging import Page
from handlers.ui.screen import Button, Screen, Text, grid, side_by_side
from locales import formats
from storage.programme.model import Session, Team
from storage.teams.model import Answer, Member, RollCall, TeamSize

_ORDER: Final = (Answer.HERE, Answer.COMING, Answer.ABSENT)


def called(reader: Reader, team: str) -> Session | None:
    """The workshop whose roll is called, as it is now."""
    return workshop_called(reader.snapshot, team, reader.now)


def answer_name(reader: Reader, answer: Answer) -> str:
    """What stands above those who say so of a workshop."""
    match answer:
        case Answer.HERE:
            return reader.tr("Here")
        case Answer.COMING:
            return reader.tr("Coming")
        case Answer.ABSENT:
            return reader.tr("Not coming")


def answer_label(reader: Reader, answer: Answer) -> str:
    """What somebody says of a workshop themselves, hours ahead or once it is on."""
    match answer:
        case Answer.HERE:
            return reader.tr("I’m here")
        case Answer.COMING:
            return reader.tr("I’m coming")
        case Answer.ABSENT:
            return reader.tr("I can’t come")


def coming_late(reader: Reader, minutes: int) -> str:
    """What somebody says who comes late, by so many minutes; 0 is some."""
    if not minutes:
        return reader.tr("I’m coming later")
    late = reader.duration(timedelta(minutes=minutes))
    return reader.tr("I’m coming {duration} later", duration=late)


def here_from(reader: Reader, session: Session) -> str:
    """From when on somebody can say, or be ticked, that they are at a workshop."""
    return reader.tr(
        "“I’m here” counts from {when} on.",
        when=reader.moment(session.start - ROLL_CALLED_BEFORE),
    )


def desk(
    reader: Reader,
    team: Team,
    members: Sequence[Member],
    session: Session | None,
    said: RollCall,
) -> Screen:
    """The roll call by name, and all that a leader can do."""
    tr = reader.tr
    text = Text().title(tr("Leaders’ desk: {team}", team=reader.text(team.name)))
    text.line(_size(reader, TeamSize(len(members), sum(m.reachable for m in members))))
    if session is not None:
        text.section(reader.title(session)).line(day_and_hours(reader, session))
        for answer in _ORDER:
            _write_names(reader, text, answer_name(reader, answer), members, said, answer)
        _write_names(reader, text, tr("No answer yet"), members, said, None)
    return text.screen(
        Button(tr("Look again"), t.TeamDesk(team.id)),
        _roll_call_buttons(reader, team, members, session, said),
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


def _roll_call_buttons(
    reader: Reader, team: Team, members: Sequence[Member], session: Session | None, said: RollCall
) -> list[Button]:
    """The ways to tick people by hand, and to remind those who are silent, the reader aside."""
    if session is None or not members:
        return []
    silent = [m for m in members if m.person not in said.answers and m.person != reader.person.id]
    label = reader.tr.plural("Remind {n} person", "Remind {n} people", len(silent))
    remind = [Button(label, t.Nudge(team.id, session.id))] if silent else []
    tick = [Button(reader.tr("Tick people off"), t.TickOff(team.id))]
    return [*(tick if can_be_there(session, reader.now) else []), *remind]


def ticks(
    reader: Reader,
    team: Team,
    session: Session,
    listed: Sequence[Member],
    said: RollCall,
    page: int,
) -> Screen:
    """Who is at a workshop, by name, to be ticked."""
    tr, shown = reader.tr, Page.of(listed, page)
    text = Text().title(tr("Who is there?")).line(reader.title(session))
    text.line(day_and_hours(reader, session)).joined(shown.heading(tr)).line()
    text.line(counts_line(reader, said))
    for answer in (Answer.COMING, Answer.ABSENT):
        _write_names(reader, text, answer_name(reader, answer), listed, said, answer)
    text.line(tr("A press ticks somebody as being there, another one takes it back."))
    buttons = [
        choice(
            name_of(reader, member_),
            t.Tick(team.id, member_.person, session.id),
            chosen=said.answers.get(member_.person) is Answer.HERE,
        )
        for member_ in shown.items
    ]
    return text.screen(
        grid(buttons, 2),
        shown.row(tr, lambda number: t.TickOff(team.id, number)),
        reader.back(tr("Leaders’ desk"), t.TeamDesk(team.id)),
    )


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


def counts_line(reader: Reader, said: RollCall) -> str:
    """How many have said what."""
    return " · ".join(
        f"{answer_name(reader, answer)}:\N{NO-BREAK SPACE}{said.count(answer)}" for answer in _ORDER
    )


def _write_names(
    reader: Reader,
    text: Text,
    heading: str,
    members: Sequence[Member],
    said: RollCall,
    answer: Answer | None,
) -> None:
    names = [
        _with_delay(reader, name_of(reader, m), said.late.get(m.person))
        for m in members
        if said.answers.get(m.person) is answer
    ]
    if names:
        text.add(f"{heading} ({len(names)}): ").line(formats.enumeration(reader.tr, names))


def _with_delay(reader: Reader, name: str, minutes: int | None) -> str:
    """A name, and how much later they come who have said so."""
    if minutes is None:
        return name
    if not minutes:
        return reader.tr("{name} (later)", name=name)
    late = reader.duration(timedelta(minutes=minutes))
    return reader.tr("{name} ({duration} later)", name=name, duration=late)


def _size(reader: Reader, size: TeamSize) -> str:
    members_ = reader.tr.plural("{n} member", "{n} members", size.members)
    apart = size.members - size.reachable
    if not apart:
        return members_
    return reader.tr("{members}, {n} not reachable", members=members_, n=apart)
