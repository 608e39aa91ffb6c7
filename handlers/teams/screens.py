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
    TeamAt,
    TeamDesk,
    Teams,
)
from handlers.teams.plan_screens import (
    NAMED,
    page_of_workshops,
    workshop_keys,
    write_listed,
    write_plan,
)
from handlers.ui.action import Action
from handlers.ui.choice import confirm
from handlers.ui.paging import Page
from handlers.ui.screen import Button, Row, Screen, Text, side_by_side
from locales import formats
from storage.programme.model import Session, Strand, Team
from storage.teams.model import Member, first_name_of

_NAMES_SHOWN: Final = 40


def teams(v: Reader, page: int = 0) -> Screen:
    """The youth forum: when it is, and which teams take part."""
    tr = v.tr
    shown = Page.of(v.snapshot.programme.teams, page)
    strand = v.snapshot.of_strand(Strand.YOUTH)
    text = Text().title(tr("Youth forum"))
    if strand:
        first, last = (v.snapshot.day_of(session) for session in (strand[0], strand[-1]))
        text.line(formats.period(tr, first, last))
    text.line()
    if shown.items:
        count = len(v.snapshot.teams)
        text.line(
            tr.plural(
                "{n} team of young people works on a joint project:",
                "{n} teams of young people work on joint projects:",
                count,
            )
        )
        text.lines(f"{number}. {v.text(team.name)}" for number, team in shown.numbered())
        text.line().line(tr("Choose your team to see its workshops."))
        if v.person.team is None and not v.in_group:
            text.line(how_to_join(v))
    else:
        text.line(tr("There are no teams."))
    return text.screen(
        shown.keys(lambda team: TeamAt(team.id)),
        shown.row(v.tr, Teams),
        (Button(tr("Youth forum programme"), Days(Strand.YOUTH)),) if strand else (),
        v.home(),
    )


def how_to_join(v: Reader) -> str:
    """How those become members who are in no team."""
    return v.tr("To become a member, open the link or the QR code that the team’s leaders have.")


def team(v: Reader, shown: Team, page: int = 0) -> Screen:
    """One team and the workshops held for it, those ahead first."""
    tr = v.tr
    workshops = v.snapshot.workshops_of(shown.id)
    ahead = [s for s in workshops if s.end > v.now]
    listed = page_of_workshops(v, ahead, page)
    text = Text().title(tr("Team {name}", name=team_name(v, shown)))
    if not v.in_group:
        text.line(how_to_join(v))
    text.line()
    if ahead:
        text.line(tr("Workshops of the team:"))
        write_listed(v, text, listed, named=listed.total <= NAMED)
    elif workshops:
        text.line(tr("The workshops of the team are over."))
    else:
        text.line(tr("No workshops have been announced for the team yet."))
    return text.screen(
        workshop_keys(v, (), listed, named=listed.total <= NAMED),
        listed.row(v.tr, lambda number: TeamAt(shown.id, number)),
        v.back(tr("All teams"), Teams()),
    )


def own_team(
    v: Reader, shown: Team, members: Sequence[Member], leading: Collection[int], page: int = 0
) -> Screen:
    """The team as those who belong to it see it: who is in it, what is next, where and when.

    `leading` are those who lead it.
    """
    tr = v.tr
    ahead = [s for s in v.snapshot.workshops_of(shown.id) if s.end > v.now]
    today = [s for s in ahead if v.snapshot.day_of(s) == v.today]
    listed = page_of_workshops(v, [s for s in ahead if s not in today], page, len(today))
    first = today if listed.number == 0 else []
    say_name = _say_name(v, shown)
    named = listed.total <= NAMED - len(say_name)
    text = Text().title(tr("Team {name}", name=team_name(v, shown)))
    if shown.id in v.leads:
        text.line(tr("You lead this team."))
    elif shown.id == v.person.team:
        text.line(tr("This is your team."))
    if listed.number == 0:
        _write_next(v, text, ahead)
        is_noted = provisional_note(v, [entry.session for entry in listed.items])
        write_plan(v, text, today, numbered=not named, noted=not is_noted)
        _write_members(v, text, members, leading)
    if listed.items:
        text.section(tr("Further workshops") if today else tr("Your workshops"))
        write_listed(v, text, listed, named=named)
    elif not today and v.snapshot.workshops_of(shown.id):
        text.line().line(tr("Your workshops are over. What have you made of it? The results stay!"))
    else:
        text.line().line(tr("No further workshops have been announced for you."))
    desk = (Button(tr("Leaders’ desk"), TeamDesk(shown.id), style="primary"),)
    leads, leave = shown.id in v.leads, _leave(v, shown)
    pages = listed.row(v.tr, lambda number: TeamAt(shown.id, number))
    return text.screen(
        side_by_side(
            [
                *(desk if v.may_lead(shown.id) else ()),
                *(leave if leads else ()),
                *say_name,
            ]
        ),
        workshop_keys(v, first, listed, named=named),
        side_by_side([*pages, *(leave if listed.number == 0 and not leads else ())]),
        v.back(tr("All teams"), Teams()),
    )


def _write_next(v: Reader, text: Text, ahead: Sequence[Session]) -> None:
    """How long it is until the next workshop begins."""
    coming = next((s for s in ahead if s.start > v.now and s.takes_place), None)
    if coming is None:
        return
    tr, days = v.tr, (v.snapshot.day_of(coming) - v.today).days
    if days > 1:
        heading = tr("Next: {when}", when=formats.in_days(tr, days))
    else:
        heading = tr("Next, in {duration}", duration=v.duration(coming.start - v.now))
    text.section(heading).line(v.title(coming))


def _write_members(
    v: Reader, text: Text, members: Sequence[Member], leading: Collection[int]
) -> None:
    """The members: in a line of their own those who lead, where the team may know their names."""
    tr = v.tr
    text.section(tr.plural("{n} member", "{n} members", len(members)))
    leaders = [member for member in members if member.name and member.person in leading]
    if leaders:
        names = ", ".join(_known_as(v, leader) for leader in leaders)
        text.line(tr.plural("Leader: {names}", "Leaders: {names}", len(leaders), names=names))
    others = [member for member in members if member not in leaders]
    named = [_known_as(v, member) for member in others[:_NAMES_SHOWN]]
    if len(others) > _NAMES_SHOWN:
        more = len(others) - _NAMES_SHOWN
        rest = tr.plural("and {n} more", "and {n} more", more)
        text.line(f"{', '.join(named)} {rest}")
    elif named:
        text.line(", ".join(named))


def _known_as(v: Reader, member: Member) -> str:
    return shown_as(v, member.first_name, member.town)


def _say_name(v: Reader, shown: Team) -> Row:
    """For members who joined by becoming leaders: the team may not know their name yet."""
    profile = v.person.profile
    if shown.id != v.person.team or (profile.name is not None and profile.has_consented_to_team):
        return ()
    return (Button(v.tr("Say your name"), AskName(Introduce())),)


def _leave(v: Reader, shown: Team) -> Row:
    if shown.id != v.person.team:
        return ()
    return (Button(v.tr("Leave the team"), LeaveTeam(shown.id)),)


def no_such_code(v: Reader) -> Screen:
    """A link that was renewed, or never was one."""
    tr = v.tr
    text = Text().title(tr("This link is no longer good."))
    text.line(tr("Ask the leaders of your team for the new one."))
    return text.screen(v.back(tr("All teams"), Teams()))


def would_leave(v: Reader, wanted: Team, current: Team, yes: Action) -> Screen:
    """The question before one team is changed for another."""
    tr = v.tr
    costs = tr(
        "You belong to the team {team}. Nobody is in two teams: you would leave {team}.",
        team=team_name(v, current),
    )
    return confirm(
        tr("Change to the team {team}?", team=team_name(v, wanted)),
        [costs],
        Button(tr("Yes, change"), yes, style="primary"),
        Button(tr("No, stay"), TeamAt(current.id)),
    )


def introduced(v: Reader, team: Team) -> Screen:
    """How the team sees somebody who has just joined or corrected their name; short, to be read."""
    tr, profile = v.tr, v.person.profile
    text = Text().title(tr("Team {name}", name=team_name(v, team))).line()
    first = first_name_of(profile.name) if profile.name else None
    text.add(tr("Your team sees you like this:")).add(" ").bold(shown_as(v, first, profile.town))
    return text.screen(
        Button(tr("My team"), MyTeam(), style="primary"),
        (
            Button(tr("Other first name"), AskName(Introduce())),
            Button(tr("Other town") if profile.town else tr("Say town"), AskTown(Introduce())),
        ),
        attendance_row(v, Introduce()),
        v.home(),
    )


def shown_as(v: Reader, first_name: str | None, town: str | None) -> str:
    """First name and town, which is all that others see of a member."""
    name = first_name or v.tr("(no name yet)")
    return v.tr("{name} ({town})", name=name, town=town) if town else name


def leave_question(v: Reader, team: Team) -> Screen:
    """The question before somebody leaves."""
    tr = v.tr
    costs = tr("The workshops of the team are no longer part of your programme then.")
    return confirm(
        tr("Leave the team?"),
        [v.text(team.name), costs],
        Button(tr("Yes, leave"), LeaveTeam(team.id, True), style="danger"),
        Button(tr("No, stay"), TeamAt(team.id)),
    )


def why_a_leader_stays(v: Reader, team: Team) -> Screen:
    """Why somebody who leads a team cannot leave it, and what they can do about it."""
    tr, me = v.tr, v.person.id
    text = Text().title(tr("You lead the team {team}.", team=team_name(v, team))).line()
    contact = v.snapshot.event.contact
    if me in team.leaders:
        text.line(tr("The programme names you as its leader; only the organisers can change that."))
        if contact:
            text.line(tr("Contact: {contact}", contact=v.text(contact)))
        return text.screen(v.back(v.text(team.name), TeamAt(team.id)))
    text.line(tr("Leaders cannot leave their team: give the role up first."))
    text.line(tr("Make somebody else a leader first, if there is no other one."))
    return text.screen(
        Button(tr("Give the lead up"), EndLeading(team.id, me), style="danger"),
        Button(tr("Members"), Members(team.id)),
        v.back(v.text(team.name), TeamAt(team.id)),
    )


def left(v: Reader, team: Team) -> Screen:
    """What somebody reads who has left."""
    tr = v.tr
    text = Text().title(tr("You have left the team {team}.", team=team_name(v, team)))
    text.line(tr("With the link you can come back at any time."))
    return text.screen(v.back(tr("All teams"), Teams()))
