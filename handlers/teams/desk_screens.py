"""The leaders' side of a team: roll call, members, link, chat. German says "du" here."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from handlers.frame.changes import day_and_hours
from handlers.frame.reader import Reader
from handlers.frame.teams import team_name, workshop_called
from handlers.person.door import attendance_name
from handlers.teams import actions as t
from handlers.teams.actions import TeamAt, Teams
from handlers.teams.workshop_actions import Workshops
from handlers.ui.choice import choice, confirm
from handlers.ui.paging import Page
from handlers.ui.screen import Button, Row, Screen, Text, grid, side_by_side
from locales import formats
from storage.profiles import Attendance
from storage.programme.model import Session, Team
from storage.teams.model import Answer, Member, RollCall, TeamSize

_ORDER: Final = (Answer.HERE, Answer.COMING, Answer.ABSENT)


def called(v: Reader, team: str) -> Session | None:
    """The workshop whose roll is called, as it is now."""
    return workshop_called(v.snapshot, team, v.now)


def answer_name(v: Reader, answer: Answer) -> str:
    """What stands above those who say so of a workshop."""
    match answer:
        case Answer.HERE:
            return v.tr("Here")
        case Answer.COMING:
            return v.tr("Coming")
        case Answer.ABSENT:
            return v.tr("Not coming")


def answer_label(v: Reader, answer: Answer) -> str:
    """What somebody says of a workshop themselves, hours ahead or once it is on."""
    match answer:
        case Answer.HERE:
            return v.tr("I’m here")
        case Answer.COMING:
            return v.tr("I’m coming")
        case Answer.ABSENT:
            return v.tr("I can’t come")


def desk(
    v: Reader,
    team: Team,
    members: Sequence[Member],
    session: Session | None,
    said: RollCall,
) -> Screen:
    """The roll call by name, and all that a leader can do."""
    tr = v.tr
    text = Text().title(tr("Leaders’ desk: {team}", team=v.text(team.name)))
    text.line(_size(v, TeamSize(len(members), sum(m.reachable for m in members))))
    if session is not None:
        text.section(v.title(session)).line(day_and_hours(v, session))
        for answer in _ORDER:
            _write_names(v, text, answer_name(v, answer), members, said, answer)
        _write_names(v, text, tr("No answer yet"), members, said, None)
    return text.screen(
        Button(tr("Look again"), t.TeamDesk(team.id)),
        _roll_call_buttons(v, team, members, session, said),
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
        v.back(v.text(team.name), TeamAt(team.id)),
    )


def _roll_call_buttons(
    v: Reader, team: Team, members: Sequence[Member], session: Session | None, said: RollCall
) -> list[Button]:
    """The ways to tick people by hand, and to remind those who are silent, the reader aside."""
    if session is None or not members:
        return []
    silent = [m for m in members if m.person not in said.answers and m.person != v.person.id]
    label = v.tr.plural("Remind {n} person", "Remind {n} people", len(silent))
    remind = [Button(label, t.Nudge(team.id, session.id))] if silent else []
    return [Button(v.tr("Tick people off"), t.TickOff(team.id)), *remind]


def ticks(
    v: Reader, team: Team, session: Session, listed: Sequence[Member], said: RollCall, page: int
) -> Screen:
    """Who is at a workshop, by name, to be ticked."""
    tr, shown = v.tr, Page.of(listed, page)
    text = Text().title(tr("Who is there?")).line(v.title(session))
    text.line(day_and_hours(v, session)).joined(shown.heading(tr)).line()
    text.line(counts_line(v, said))
    for answer in (Answer.COMING, Answer.ABSENT):
        _write_names(v, text, answer_name(v, answer), listed, said, answer)
    text.line(tr("A press ticks somebody as being there, another one takes it back."))
    buttons = [
        choice(
            name_of(v, member_),
            t.Tick(team.id, member_.person, session.id),
            chosen=said.answers.get(member_.person) is Answer.HERE,
        )
        for member_ in shown.items
    ]
    return text.screen(
        grid(buttons, 2),
        shown.row(tr, lambda number: t.TickOff(team.id, number)),
        v.back(tr("Leaders’ desk"), t.TeamDesk(team.id)),
    )


def members(
    v: Reader, team: Team, listed: Sequence[Member], leading: Collection[int], page: int
) -> Screen:
    """Who is in the team, with the whole name."""
    tr, shown = v.tr, Page.of(listed, page)
    text = Text().title(tr("Members: {team}", team=v.text(team.name)))
    text.joined(shown.heading(v.tr))
    if not listed:
        text.line().line(tr("Nobody has joined yet. Pass the link on!"))
    for number, member_ in shown.numbered():
        text.line().add(f"{number}. ").bold(name_of(v, member_))
        text.line(f", {member_.town}" if member_.town else "")
        text.line(" · ".join(_details(v, member_, member_.person in leading)))
    return text.screen(
        Button(tr("Name a leader"), t.WhoLeads(team.id)),
        [v.link(name_of(v, m), t.MemberAt(team.id, m.person)) for m in shown.items],
        shown.row(v.tr, lambda number: t.Members(team.id, number)),
        v.back(tr("Leaders’ desk"), t.TeamDesk(team.id)),
    )


def member(v: Reader, team: Team, shown: Member, is_leader: bool) -> Screen:
    """One member, and what can be done about them."""
    tr = v.tr
    text = Text().title(name_of(v, shown)).line(v.text(team.name)).line()
    if shown.town:
        text.line(tr("Town: {town}", town=shown.town))
    text.lines(_details(v, shown, is_leader))
    by_file = shown.person in team.leaders
    role: Row = ()
    if is_leader and not by_file:
        is_me = shown.person == v.person.id
        label = tr("Give the lead up") if is_me else tr("No longer a leader")
        role = (Button(label, t.EndLeading(team.id, shown.person)),)
    elif not is_leader:
        role = (Button(tr("Make leader"), t.NameLeader(team.id, shown.person)),)
    take_out = Button(tr("Take out of the team"), t.TakeOut(team.id, shown.person), style="danger")
    return text.screen(
        role,
        () if is_leader else (take_out,),
        v.back(tr("Members"), t.Members(team.id)),
    )


def end_leading_question(v: Reader, team: Team, shown: Member, is_last: bool) -> Screen:
    """The question before somebody leads the team no longer."""
    tr, is_me = v.tr, shown.person == v.person.id
    lines = [v.text(team.name)]
    if is_last:
        lines.append(tr("Then the team has no leader; only the organisers can name one."))
    return confirm(
        tr("Give the lead up?")
        if is_me
        else tr("Take the lead from {name}?", name=name_of(v, shown)),
        lines,
        Button(
            tr("Yes, give the lead up") if is_me else tr("Yes, take it"),
            t.EndLeadingNow(team.id, shown.person),
            style="danger",
        ),
        Button(tr("No, leave it"), t.MemberAt(team.id, shown.person)),
    )


def take_out_question(v: Reader, team: Team, shown: Member) -> Screen:
    """The question before somebody is taken out."""
    tr = v.tr
    told = tr("The person is told. To keep the link from being used again, renew it.")
    return confirm(
        tr("Take {name} out of the team?", name=name_of(v, shown)),
        [v.text(team.name), told],
        Button(tr("Yes, take out"), t.TakeOut(team.id, shown.person, True), style="danger"),
        Button(tr("No, leave it"), t.MemberAt(team.id, shown.person)),
    )


def no_longer_leading(v: Reader, team: Team) -> Screen:
    """What somebody reads who has given the role of a leader back."""
    tr = v.tr
    text = Text().title(tr("You no longer lead the team {team}.", team=team_name(v, team)))
    text.line(tr("Everything else works as before."))
    return text.screen(v.back(v.text(team.name), TeamAt(team.id)))


def join_code(v: Reader, team: Team, link: str) -> Screen:
    """The link by which the team is joined."""
    tr = v.tr
    text = Text().title(tr("Join link: {team}", team=v.text(team.name))).line()
    text.line(link).line()
    text.line(
        tr(
            "Whoever opens it can join the team. Pass it on only to those who belong to it;"
            " if it has got into the wrong hands, renew it."
        )
    )
    return text.screen(
        Button(tr("QR code to print"), t.SendQr(team.id), style="primary"),
        Button(tr("Renew the link"), t.RenewCode(team.id)),
        v.back(tr("Leaders’ desk"), t.TeamDesk(team.id)),
    )


def renew_question(v: Reader, team: Team) -> Screen:
    """The question before the old link ends."""
    tr = v.tr
    ends = tr("The old link and every printed QR code end at once. Members stay members.")
    return confirm(
        tr("Renew the link?"),
        [v.text(team.name), ends],
        Button(tr("Yes, renew"), t.RenewCode(team.id, True), style="danger"),
        Button(tr("No, leave it"), t.JoinCode(team.id)),
    )


def stats(
    v: Reader,
    sizes: Mapping[str, TeamSize],
    calls: Mapping[str, RollCall],
    without_leader: Collection[str],
    page: int,
) -> Screen:
    """How the teams stand: members, who can be reached, and the roll call in figures.

    A team that nobody leads is marked.
    """
    tr, shown = v.tr, Page.of(v.snapshot.programme.teams, page)
    text = Text().title(tr("Teams"))
    text.joined(shown.heading(v.tr))
    total = [sizes.get(team.id, TeamSize()) for team in v.snapshot.programme.teams]
    text.line(_size(v, TeamSize(sum(s.members for s in total), sum(s.reachable for s in total))))
    above: Session | None = None
    for team in shown.items:
        session = called(v, team.id)
        if session is not None and session != above:
            text.line().italic(f"{v.title(session)}: {day_and_hours(v, session)}").line()
        above = session
        text.section(v.text(team.name))
        size = sizes.get(team.id, TeamSize())
        missing = tr("no leader") if team.id in without_leader else ""
        text.line(", ".join(filter(None, (_size(v, size), missing))))
        if session is not None and size.members:
            text.line(counts_line(v, calls.get(team.id, RollCall())))
    return text.screen(
        [v.link(v.text(team.name), t.TeamDesk(team.id)) for team in shown.items],
        shown.row(v.tr, t.Stats),
        v.back(tr("All teams"), Teams()),
    )


def counts_line(v: Reader, said: RollCall) -> str:
    """How many have said what."""
    return " · ".join(f"{answer_name(v, answer)}: {said.count(answer)}" for answer in _ORDER)


def name_of(v: Reader, shown: Member) -> str:
    """A member's whole name, for leaders and organisers."""
    return shown.name or v.tr("(no name yet)")


def _write_names(
    v: Reader,
    text: Text,
    heading: str,
    members: Sequence[Member],
    said: RollCall,
    answer: Answer | None,
) -> None:
    names = [name_of(v, m) for m in members if said.answers.get(m.person) is answer]
    if names:
        text.add(f"{heading} ({len(names)}): ").line(formats.enumeration(v.tr, names))


def _details(v: Reader, shown: Member, is_leader: bool) -> list[str]:
    tr = v.tr
    details = [tr("leads the team")] if is_leader else []
    if v.offers_languages:
        details.append(tr.languages.names[shown.language])
    if shown.attendance:
        details.append(attendance_name(v, Attendance(shown.attendance)))
    if not shown.reachable:
        details.append(tr("not reachable"))
    return details


def _size(v: Reader, size: TeamSize) -> str:
    members_ = v.tr.plural("{n} member", "{n} members", size.members)
    apart = size.members - size.reachable
    if not apart:
        return members_
    return v.tr("{members}, {n} not reachable", members=members_, n=apart)
