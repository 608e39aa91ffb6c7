"""The youth forum and its teams, and one's own. German says "du" and "ihr" here."""

from collections.abc import Collection, Sequence
from typing import Final

from handlers.frame.reader import Reader
from handlers.frame.session_lists import provisional_note
from handlers.frame.teams import team_name
from handlers.person.actions import AskName, AskTown
from handlers.person.door import attendance_row
from handlers.programme.actions import Days
from handlers.teams.actions import (
    EndLeading,
    Introduce,
    LeaveTeam,
    Members,
    MyTeam,
    RejoinTeam,
    TeamAt,
    TeamDesk,
    Teams,
)
from handlers.teams.plan_screens import (
    NAMED,
    page_of_workshops,
    workshop_keys,
    write_listed,
    write_next,
    write_plan,
)
from handlers.ui.action import Action
from handlers.ui.choice import confirm
from handlers.ui.paging import Page
from handlers.ui.screen import Asks, Button, Row, Screen, Text, side_by_side
from locales import formats
from storage.programme.model import Strand, Team
from storage.teams.model import Member, first_name_of

_NAMES_SHOWN: Final = 40


def teams(reader: Reader, page: int = 0) -> Screen:
    """The youth forum: when it is, and which teams take part."""
    tr = reader.tr
    shown = Page.of(reader.snapshot.programme.teams, page)
    strand = reader.snapshot.of_strand(Strand.YOUTH)
    text = Text().title(tr("Youth forum"))
    if strand:
        first, last = (reader.snapshot.day_of(session) for session in (strand[0], strand[-1]))
        text.line(formats.period(tr, first, last))
    text.line()
    if shown.items:
        count = len(reader.snapshot.teams)
        text.line(
            tr.plural(
                "{n} team of young people works on a joint project:",
                "{n} teams of young people work on joint projects:",
                count,
            )
        )
        text.lines(f"{number}. {reader.text(team.name)}" for number, team in shown.numbered())
        text.line().line(tr("Choose your team to see its workshops."))
        if reader.person.team is None and not reader.in_group:
            text.line(how_to_join(reader))
    else:
        text.line(tr("There are no teams."))
    return text.screen(
        shown.keys(lambda team: TeamAt(team.id)),
        shown.row(reader.tr, Teams),
        (Button(tr("Youth forum programme"), Days(Strand.YOUTH)),) if strand else (),
        reader.home(),
    )


def how_to_join(reader: Reader) -> str:
    """How those become members who are in no team."""
    return reader.tr(
        "To become a member, open the link or the QR code that the team’s leaders or the organisers"
        " have."
    )


def team(reader: Reader, shown: Team, page: int = 0) -> Screen:
    """One team and the workshops held for it, those ahead first."""
    tr = reader.tr
    workshops = reader.snapshot.workshops_of(shown.id)
    ahead = [s for s in workshops if s.end > reader.now]
    listed = page_of_workshops(reader, ahead, page)
    text = Text().title(tr("Team {name}", name=team_name(reader, shown)))
    if not reader.in_group:
        text.line(how_to_join(reader))
    text.line()
    if ahead:
        text.line(tr("Workshops of the team:"))
        write_listed(reader, text, listed, named=listed.total <= NAMED)
    elif workshops:
        text.line(tr("The workshops of the team are over."))
    else:
        text.line(tr("No workshops have been announced for the team yet."))
    return text.screen(
        workshop_keys(reader, (), listed, named=listed.total <= NAMED),
        listed.row(reader.tr, lambda number: TeamAt(shown.id, number)),
        reader.back(tr("All teams"), Teams()),
    )


def own_team(
    reader: Reader, shown: Team, members: Sequence[Member], leading: Collection[int], page: int = 0
) -> Screen:
    """The team as those who belong to it see it: who is in it, what is next, where and when.

    `leading` are those who lead it.
    """
    tr = reader.tr
    ahead = [s for s in reader.snapshot.workshops_of(shown.id) if s.end > reader.now]
    today = [s for s in ahead if reader.snapshot.day_of(s) == reader.today]
    listed = page_of_workshops(reader, [s for s in ahead if s not in today], page, len(today))
    first = today if listed.number == 0 else []
    say_name = _say_name(reader, shown)
    named = listed.total <= NAMED - len(say_name)
    text = Text().title(tr("Team {name}", name=team_name(reader, shown)))
    if shown.id in reader.leads:
        text.line(tr("You lead this team."))
    elif shown.id == reader.person.team:
        text.line(tr("This is your team."))
    if listed.number == 0:
        write_next(reader, text, ahead)
        is_noted = provisional_note(reader, [entry.session for entry in listed.items])
        write_plan(reader, text, today, numbered=not named, noted=not is_noted)
        _write_members(reader, text, members, leading)
    if listed.items:
        text.section(tr("Further workshops") if today else tr("Your workshops"))
        write_listed(reader, text, listed, named=named)
    elif not today and reader.snapshot.workshops_of(shown.id):
        text.line().line(tr("Your workshops are over. What have you made of it? The results stay!"))
    else:
        text.line().line(tr("No further workshops have been announced for you."))
    desk = (Button(tr("Leaders’ desk"), TeamDesk(shown.id), style="primary"),)
    leads, leave = shown.id in reader.leads, _leave(reader, shown)
    pages = listed.row(reader.tr, lambda number: TeamAt(shown.id, number))
    return text.screen(
        side_by_side(
            [
                *(desk if reader.may_lead(shown.id) else ()),
                *(leave if leads else ()),
                *say_name,
            ]
        ),
        workshop_keys(reader, first, listed, named=named),
        side_by_side([*pages, *(leave if listed.number == 0 and not leads else ())]),
        reader.back(tr("All teams"), Teams()),
    )


def _write_members(
    reader: Reader, text: Text, members: Sequence[Member], leading: Collection[int]
) -> None:
    """The members: in a line of their own those who lead, where the team may know their names."""
    tr = reader.tr
    text.section(tr.plural("{n} member", "{n} members", len(members)))
    leaders = [member for member in members if member.name and member.person in leading]
    if leaders:
        names = ", ".join(_known_as(reader, leader) for leader in leaders)
        text.line(tr.plural("Leader: {names}", "Leaders: {names}", len(leaders), names=names))
    others = [member for member in members if member not in leaders]
    named = [_known_as(reader, member) for member in others[:_NAMES_SHOWN]]
    if len(others) > _NAMES_SHOWN:
        more = len(others) - _NAMES_SHOWN
        rest = tr.plural("and {n} more", "and {n} more", more)
        text.line(f"{', '.join(named)} {rest}")
    elif named:
        text.line(", ".join(named))


def _known_as(reader: Reader, member: Member) -> str:
    return shown_as(reader, member.first_name, member.town)


def _say_name(reader: Reader, shown: Team) -> Row:
    """For members who joined by becoming leaders: the team may not know their name yet."""
    profile = reader.person.profile
    if shown.id != reader.person.team or (
        profile.name is not None and profile.has_consented_to_team
    ):
        return ()
    return (Button(reader.tr("Say your name"), AskName(Introduce())),)


def _leave(reader: Reader, shown: Team) -> Row:
    if shown.id != reader.person.team:
        return ()
    return (Button(reader.tr("Leave the team"), LeaveTeam(shown.id)),)


def no_such_code(reader: Reader) -> Screen:
    """A link that was renewed, or never was one."""
    tr = reader.tr
    text = Text().title(tr("This link is no longer good."))
    text.line(tr("Ask the leaders of your team or the organisers for the new one."))
    return text.screen(reader.back(tr("All teams"), Teams()))


def would_leave(reader: Reader, wanted: Team, current: Team, yes: Action) -> Screen:
    """The question before one team is changed for another."""
    tr = reader.tr
    costs = tr(
        "You belong to the team {team}. Nobody is in two teams: you would leave {team}.",
        team=team_name(reader, current),
    )
    return confirm(
        tr("Change to the team {team}?", team=team_name(reader, wanted)),
        [costs],
        Button(tr("Yes, change"), yes, style="primary"),
        Button(tr("No, stay"), TeamAt(current.id)),
        no_leaves=True,
    )


def introduced(reader: Reader, team: Team) -> Screen:
    """How the team sees somebody who has just joined or corrected their name; short, to be read."""
    tr, profile = reader.tr, reader.person.profile
    text = Text().title(tr("Team {name}", name=team_name(reader, team))).line()
    first = first_name_of(profile.name) if profile.name else None
    text.add(tr("Your team sees you like this:")).add(" ").bold(
        shown_as(reader, first, profile.town)
    )
    return text.screen(
        Button(tr("My team"), MyTeam(), style="primary"),
        (
            Button(tr("Other first name"), AskName(Introduce())),
            Button(tr("Other town") if profile.town else tr("Say town"), AskTown(Introduce())),
        ),
        attendance_row(reader, Introduce()),
        reader.home(),
    )


def shown_as(reader: Reader, first_name: str | None, town: str | None) -> str:
    """First name and town, which is all that others see of a member."""
    name = first_name or reader.tr("(no name yet)")
    return reader.tr("{name} ({town})", name=name, town=town) if town else name


def leave_question(reader: Reader, team: Team) -> Screen:
    """The question before somebody leaves."""
    tr = reader.tr
    costs = tr("The workshops of the team are no longer part of your programme then.")
    return confirm(
        tr("Leave the team?"),
        [reader.text(team.name), costs],
        Button(tr("Yes, leave"), LeaveTeam(team.id, True), style="danger"),
        Button(tr("No, stay"), TeamAt(team.id)),
        no_leaves=True,
    )


def why_a_leader_stays(reader: Reader, team: Team, *, is_alone: bool) -> Screen:
    """Why somebody who leads a team cannot leave it, and what they can do about it.

    Who `is_alone` in leading it is told to have somebody else named first.
    """
    tr, me = reader.tr, reader.person.id
    text = Text().title(tr("You lead the team {team}.", team=team_name(reader, team))).line()
    contact = reader.snapshot.event.contact
    if me in team.leaders:
        text.line(tr("The programme names you as its leader; only the organisers can change that."))
        if contact:
            text.line(tr("Contact: {contact}", contact=reader.text(contact)))
        return text.screen(reader.back_to(reader.text(team.name), TeamAt(team.id)))
    text.line(tr("Leaders cannot leave their team: give the role up first."))
    if is_alone:
        text.line(tr("Make somebody else a leader first: nobody else leads the team."))
    return text.screen(
        Button(tr("Give the lead up"), EndLeading(team.id, me), style="danger"),
        Button(tr("Members"), Members(team.id)),
        reader.back_to(reader.text(team.name), TeamAt(team.id)),
    )


def left(reader: Reader, team: Team) -> Screen:
    """What somebody reads who has left."""
    tr = reader.tr
    text = Text().title(tr("You have left the team {team}.", team=team_name(reader, team)))
    text.line(tr("With the link you can come back at any time."))
    back = Button(tr("Back into the team"), RejoinTeam(team.id))
    others = reader.back(tr("All teams"), Teams())
    return text.screen(back, others, asks=Asks(no=back))
