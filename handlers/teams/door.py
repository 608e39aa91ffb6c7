"""What other features show of the teams."""

from collections.abc import Iterable, Sequence

from handlers.frame.reader import Reader
from handlers.frame.services import Services
from handlers.frame.teams import team_name
from handlers.teams.actions import RollCallAt, SayLate
from handlers.teams.answer_buttons import answer_button as answer_button
from handlers.teams.answer_buttons import answer_row as answer_row
from handlers.teams.answer_buttons import is_asked_of as is_asked_of
from handlers.teams.answer_buttons import open_to as open_to
from handlers.teams.roll_call import note_members as note_members
from handlers.teams.roll_call_screens import answer_label, coming_late
from handlers.teams.roll_call_screens import here_from as here_from
from handlers.teams.roll_call_screens import said_of as said_of
from handlers.teams.roll_call_screens import spoken_names as spoken_names
from handlers.teams.workshop_actions import (
    CancelWorkshop,
    ReinstateWorkshop,
    WorkshopAction,
    WorkshopAt,
    Workshops,
    WorkshopsAfter,
)
from handlers.teams.workshop_actions import ShiftWhich as ShiftWhich
from handlers.teams.workshop_actions import ShiftWorkshop as ShiftWorkshop
from handlers.teams.workshop_answers import Dictated as Dictated
from handlers.teams.workshop_dictated import begin_workshop as begin_workshop
from handlers.teams.workshop_dictated import change_workshop as change_workshop
from handlers.teams.workshop_publishing import cancel_because as cancel_because
from handlers.teams.workshop_screens import which_workshop as which_workshop
from handlers.ui.choice import choice
from handlers.ui.screen import Button, Row
from storage.programme.model import Session
from storage.teams import presence
from storage.teams.model import Answer

OwnWorkshops, OwnWorkshopsAfter, OwnWorkshopAt = Workshops, WorkshopsAfter, WorkshopAt
"""Where leaders add workshops of their team's own, and change one."""

CancelOwn, ReinstateOwn, AboutOwn = CancelWorkshop, ReinstateWorkshop, WorkshopAction
"""The same for one that is cancelled, or takes place after all; and all that is about one."""


async def own_answer_rows(services: Services, reader: Reader, session: Session) -> tuple[Row, ...]:
    """What a member can say of a workshop, with what they have said; a delay stands first."""
    database, me = services.database, reader.person.id
    said = await database.read(presence.said, me, session)
    late = await database.read(presence.said_late, me, session)
    if late is None:
        return (answer_row(reader, session, said),)
    delay = choice(coming_late(reader, late), SayLate(session.id, late), chosen=True)
    return ((delay,), answer_row(reader, session))


async def answers_of_former_hours(
    services: Services, reader: Reader, sessions: Iterable[Session]
) -> Sequence[tuple[Session, Answer]]:
    """The workshops ahead that were moved since a member has answered, and what they had said."""
    found = []
    for session in (session for session in sessions if is_asked_of(reader, session)):
        said = await services.database.read(presence.said_before_a_move, reader.person.id, session)
        if said:
            found.append((session, said))
    return found


def asked_anew(reader: Reader, session: Session, said: Answer) -> str:
    """That an answer counts no longer, and whether somebody comes at the new hours."""
    return reader.tr(
        "“{title}”: your answer “{answer}” was for the former hours. Are you coming?",
        title=reader.title(session),
        answer=answer_label(reader, said),
    )


def own_workshop_line(reader: Reader, session: Session) -> list[str]:
    """Whose own workshop a session is, where its leaders have added it."""
    team = reader.snapshot.teams.get(session.own_of or "")
    return (
        [reader.tr("Added by the team {team} itself", team=team_name(reader, team))] if team else []
    )


def change_own_button(reader: Reader, session: Session) -> Row:
    """The leaders' way to change a workshop of their own, for them alone."""
    team = session.own_of
    if team is None or team not in reader.leads or reader.in_group:
        return ()
    return (Button(reader.tr("Change"), WorkshopAt(team, session.id)),)


def roll_call_button(reader: Reader, session: Session) -> Row:
    """The leaders' way from a workshop of their team to who comes to it, for them alone."""
    if reader.in_group or not session.takes_place:
        return ()
    # Who leads several teams has their own in mind.
    led = sorted(reader.leads, key=lambda team: (team != reader.person.team, team))
    team = next((team for team in led if session.is_workshop_of(team)), None)
    return (Button(reader.tr("Who comes?"), RollCallAt(team, session.id)),) if team else ()
