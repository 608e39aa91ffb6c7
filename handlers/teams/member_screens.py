"""The members of a team and who of them leads it. German says "du" here."""

from collections.abc import Collection, Sequence

from handlers.frame.reader import Reader
from handlers.frame.teams import team_name
from handlers.person.door import attendance_name
from handlers.teams import actions as t
from handlers.teams.actions import TeamAt
from handlers.ui.choice import confirm
from handlers.ui.paging import Page
from handlers.ui.screen import Button, Row, Screen, Text
from storage.profiles import Attendance
from storage.programme.model import Team
from storage.teams.model import Member


def members(
    reader: Reader, team: Team, listed: Sequence[Member], leading: Collection[int], page: int
) -> Screen:
    """Who is in the team, with the whole name."""
    tr, shown = reader.tr, Page.of(listed, page)
    text = Text().title(tr("Members: {team}", team=reader.text(team.name)))
    text.joined(shown.heading(reader.tr))
    if not listed:
        text.line().line(tr("Nobody has joined yet. Pass the link on!"))
    for number, member_ in shown.numbered():
        text.line().add(f"{number}. ").bold(name_of(reader, member_))
        text.line(f", {member_.town}" if member_.town else "")
        text.line(" · ".join(_details(reader, member_, member_.person in leading)))
    return text.screen(
        Button(tr("Name a leader"), t.WhoLeads(team.id)),
        [reader.link(name_of(reader, m), t.MemberAt(team.id, m.person)) for m in shown.items],
        shown.row(reader.tr, lambda number: t.Members(team.id, number)),
        reader.back(tr("Leaders’ desk"), t.TeamDesk(team.id)),
    )


def member(reader: Reader, team: Team, shown: Member, is_leader: bool) -> Screen:
    """One member, and what can be done about them."""
    tr = reader.tr
    text = Text().title(name_of(reader, shown)).line(reader.text(team.name)).line()
    if shown.town:
        text.line(tr("Town: {town}", town=shown.town))
    text.lines(_details(reader, shown, is_leader))
    by_file = shown.person in team.leaders
    role: Row = ()
    if is_leader and not by_file:
        is_me = shown.person == reader.person.id
        label = tr("Give the lead up") if is_me else tr("No longer a leader")
        role = (Button(label, t.EndLeading(team.id, shown.person)),)
    elif not is_leader:
        role = (Button(tr("Make leader"), t.NameLeader(team.id, shown.person)),)
    take_out = Button(tr("Take out of the team"), t.TakeOut(team.id, shown.person), style="danger")
    return text.screen(
        role,
        () if is_leader else (take_out,),
        reader.back(tr("Members"), t.Members(team.id)),
    )


def end_leading_question(reader: Reader, team: Team, shown: Member, is_last: bool) -> Screen:
    """The question before somebody leads the team no longer."""
    tr, is_me = reader.tr, shown.person == reader.person.id
    lines = [reader.text(team.name)]
    if is_last:
        lines.append(tr("Then the team has no leader; only the organisers can name one."))
    return confirm(
        tr("Give the lead up?")
        if is_me
        else tr("Take the lead from {name}?", name=name_of(reader, shown)),
        lines,
        Button(
            tr("Yes, give the lead up") if is_me else tr("Yes, take it"),
            t.EndLeadingNow(team.id, shown.person),
            style="danger",
        ),
        Button(tr("No, leave it"), t.MemberAt(team.id, shown.person)),
    )


def take_out_question(reader: Reader, team: Team, shown: Member) -> Screen:
    """The question before somebody is taken out."""
    tr = reader.tr
    told = tr("The person is told. To keep the link from being used again, renew it.")
    return confirm(
        tr("Take {name} out of the team?", name=name_of(reader, shown)),
        [reader.text(team.name), told],
        Button(tr("Yes, take out"), t.TakeOut(team.id, shown.person, True), style="danger"),
        Button(tr("No, leave it"), t.MemberAt(team.id, shown.person)),
    )


def no_longer_leading(reader: Reader, team: Team) -> Screen:
    """What somebody reads who has given the role of a leader back."""
    tr = reader.tr
    text = Text().title(tr("You no longer lead the team {team}.", team=team_name(reader, team)))
    text.line(tr("Everything else works as before."))
    return text.screen(reader.back_to(reader.text(team.name), TeamAt(team.id)))


def name_of(reader: Reader, shown: Member) -> str:
    """A member's whole name, for leaders and organisers."""
    return shown.name or reader.tr("(no name yet)")


def _details(reader: Reader, shown: Member, is_leader: bool) -> list[str]:
    tr = reader.tr
    details = [tr("leads the team")] if is_leader else []
    if reader.offers_languages:
        details.append(tr.languages.names[shown.language])
    if shown.attendance:
        details.append(attendance_name(reader, Attendance(shown.attendance)))
    if not shown.reachable:
        details.append(tr("not reachable"))
    return details
