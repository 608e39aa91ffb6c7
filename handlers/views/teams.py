"""The youth forum and its teams. Its readers are young: German says "ihr" here."""

from handlers.presses import Days, TeamAt, Teams
from handlers.views.screen import Button, Screen, Text, column, grid
from handlers.views.sessions import Page, session_button, write_days
from handlers.views.viewpoint import Viewpoint
from locales import formats
from storage.programme.model import Strand, Team


def teams(v: Viewpoint, page: int = 0) -> Screen:
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
                "{n} team of German and Russian young people works on a joint project:",
                "{n} teams of German and Russian young people work on joint projects:",
                count,
            )
        )
        text.lines(f"• {v.text(team.name)}" for team in shown.items)
        text.line().line(tr("Choose your team to see its workshops."))
    else:
        text.line(tr("There are no teams."))
    buttons = [v.link(v.text(team.name), TeamAt(team.id)) for team in shown.items]
    return text.screen(
        [
            *grid(buttons, 1),
            shown.row(v, Teams),
            (Button(tr("Youth forum programme"), Days(Strand.YOUTH)),) if strand else (),
            v.home(),
        ]
    )


def team(v: Viewpoint, shown: Team, page: int = 0) -> Screen:
    """One team and the workshops held for it, those ahead first."""
    tr = v.tr
    workshops = v.snapshot.workshops_of(shown.id)
    ahead = [s for s in workshops if s.end > v.now]
    listed = Page.of(ahead, page)
    text = Text().title(tr("Team {name}", name=v.text(shown.name))).line()
    if ahead:
        text.line(tr("Your workshops:"))
        write_days(v, text, listed)
    elif workshops:
        text.line(tr("Your workshops are over. What have you made of it? The results stay!"))
    else:
        text.line(tr("No workshops have been announced for you yet."))
    return text.screen(
        [
            *column(session_button(v, session, Strand.YOUTH) for session in listed.items),
            listed.row(v, lambda number: TeamAt(shown.id, number)),
            (Button(tr("All teams"), Teams()), *v.home()),
        ]
    )
