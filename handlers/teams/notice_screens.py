"""What people are told when others, or a release, have changed something about their team."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from handlers.frame.changes import Changed, write_changes
from handlers.frame.reader import Reader
from handlers.frame.sessions import place_lines, time_zone_line, video_line, write_when
from handlers.frame.teams import team_name
from handlers.programme.actions import SessionAt
from handlers.programme.door import session_button
from handlers.teams.actions import (
    AnswerLate,
    AnswerRollCall,
    ChatSettings,
    Introduce,
    Members,
    MyTeam,
    SayLate,
    TeamDesk,
    Teams,
    WhoLeads,
)
from handlers.teams.answer_buttons import answer_button, answer_row, is_asked_of, open_to
from handlers.teams.roll_call_screens import coming_late, here_from
from handlers.teams.screens import shown_as
from handlers.ui.back import Anew
from handlers.ui.choice import choice
from handlers.ui.screen import Asks, Button, Screen, Text
from storage.programme.facts import Aspect
from storage.programme.model import Session, Team
from storage.teams.model import Answer, Membership

_BUTTONS: Final = 4
_OTHERS: Final = 3
"""The most other workshops below an answer to one."""


def team_removed(reader: Reader, team: Team) -> Screen:
    """A release has removed the team somebody was in."""
    tr = reader.tr
    text = Text().title(tr("There is no team {team} any more.", team=team_name(reader, team)))
    text.line(tr("The programme was changed. If you have questions, ask the organisers."))
    return text.screen(Button(tr("All teams"), Anew(Teams())))


def taken_out(reader: Reader, team: Team) -> Screen:
    """A leader or an organiser has taken somebody out of the team."""
    tr = reader.tr
    text = Text().title(
        tr("You no longer belong to the team {team}.", team=team_name(reader, team))
    )
    text.line(tr("If you have questions, ask the leaders of the team."))
    return text.screen(Button(tr("All teams"), Anew(Teams())))


def exchanged(reader: Reader, changes: Sequence[Changed]) -> Screen:
    """Workshops are the team's from now on, or are its own no longer."""
    text = Text().title(reader.tr("News for your team")).line(time_zone_line(reader))
    write_changes(reader, text, changes)
    known = [reader.snapshot.sessions[c.session] for c in changes if Aspect.GIVEN in c.aspects]
    asked = [session for session in known if is_asked_of(reader, session)]
    return text.screen(
        answer_row(reader, asked[0]) if len(asked) == 1 else (),
        [reader.link(reader.title(s), Anew(SessionAt(s.id))) for s in known[:_BUTTONS]],
        Button(reader.tr("My team"), Anew(MyTeam())),
    )


def leader_named(reader: Reader, team: Team) -> Screen:
    """The message to a new leader."""
    tr = reader.tr
    text = Text().title(tr("You lead the team {team} now.", team=team_name(reader, team)))
    text.line(
        tr(
            "You see the roll call, pass on the join link, look after the group chat and can add"
            " workshops of your own."
        )
    )
    text.line(tr("Write to your whole team with /broadcast. /help lists your commands."))
    profile = reader.person.profile
    is_known = profile.has_consented_to_team and profile.name is not None
    if not is_known:
        text.line(tr("The team does not see your name yet."))
    return text.screen(
        Button(tr("Leaders’ desk"), Anew(TeamDesk(team.id))),
        () if is_known else (Button(tr("Say your name"), Anew(Introduce())),),
    )


def leaderless(reader: Reader, team: Team) -> Screen:
    """The message to organisers: nobody leads a team any more."""
    tr = reader.tr
    text = Text().title(tr("Nobody leads the team {team} any more.", team=team_name(reader, team)))
    text.line(tr("Please name a leader."))
    return text.screen(Button(tr("Name a leader"), Anew(WhoLeads(team.id))))


def leader_gone(reader: Reader, team: Team) -> Screen:
    """The message to a leader: one of the others had everything erased."""
    tr, called = reader.tr, team_name(reader, team)
    text = Text().title(tr("One of the leaders of the team {team} has left it.", team=called))
    return text.screen(Button(tr("Members"), Anew(Members(team.id))))


def leader_removed(reader: Reader, team: Team) -> Screen:
    """The message to somebody who leads a team no longer."""
    tr = reader.tr
    text = Text().title(tr("You no longer lead the team {team}.", team=team_name(reader, team)))
    text.line(tr("Everything else works as before."))
    return text.screen(Button(tr("My team"), Anew(MyTeam())))


def member_moved(
    reader: Reader, team: Team, name: str | None, town: str | None, moved: Membership
) -> Screen:
    """The message to a leader about somebody who has come or gone, or leads no longer."""
    tr, text = reader.tr, Text()
    called, who = team_name(reader, team), shown_as(reader, name, town)
    match moved:
        case Membership.JOINED:
            text.title(tr("New in the team {team}: {who}", team=called, who=who))
        case Membership.LEFT:
            text.title(tr("No longer in the team {team}: {who}", team=called, who=who))
        case Membership.STEPPED_DOWN:
            text.title(tr("No longer leads the team {team}: {who}", team=called, who=who))
    return text.screen(Button(tr("Members"), Anew(Members(team.id))))


def nudge(reader: Reader, session: Session) -> Screen:
    """The leaders ask whether somebody comes to a workshop."""
    text = _asking(reader, session)
    text.line().line(reader.tr("Your team’s leaders would like to know."))
    return text.screen(answer_row(reader, session), Button(reader.tr("My team"), Anew(MyTeam())))


def written(
    reader: Reader,
    session: Session,
    meant: Answer,
    said: Answer | None,
    others: Sequence[Session] = (),
    *,
    is_led: bool = True,
) -> Screen:
    """What somebody has written of a workshop, to be said to the leaders by one press.

    They may mean one of the `others` that lie ahead, or each of them. No leader is promised where
    nobody leads the team.
    """
    text = _asking(reader, session)
    possible = open_to(reader, session)
    if meant not in possible:
        text.line().line(here_from(reader, session))
        meant = Answer.COMING
    text.line().line(_who_sees_it(reader, is_said=said is meant, is_led=is_led))
    unmeant = [answer for answer in possible if answer is not meant]
    first = replace(answer_button(reader, session, meant, said), style="primary")
    return text.screen(
        first,
        tuple(answer_button(reader, session, answer, said) for answer in unmeant),
        [
            replace(session_button(reader, other), press=AnswerRollCall(other.id, meant))
            for other in (() if meant is Answer.HERE else others[:_OTHERS])
        ],
        reader.back(reader.tr("My team"), MyTeam()),
        asks=Asks(),
    )


def written_late(
    reader: Reader,
    session: Session,
    minutes: int,
    said: Answer | None,
    late: int | None,
    others: Sequence[Session] = (),
    *,
    is_led: bool = True,
) -> Screen:
    """The same where somebody has written that they come so many minutes late; 0 is some.

    `late` is by how many they have said so before. They may mean one of the `others` at that time.
    """
    is_said = late == minutes
    text = (
        _asking(reader, session).line().line(_who_sees_it(reader, is_said=is_said, is_led=is_led))
    )
    label, press = coming_late(reader, minutes), SayLate(session.id, minutes)
    first = replace(choice(label, press, chosen=is_said), style="primary")
    rest = None if is_said else said
    return text.screen(
        first,
        answer_row(reader, session, rest),
        [
            replace(session_button(reader, other), press=AnswerLate(other.id, minutes))
            for other in others[:_OTHERS]
        ],
        reader.back(reader.tr("My team"), MyTeam()),
        asks=Asks(),
    )


def _asking(reader: Reader, session: Session) -> Text:
    """Whether somebody comes to a workshop, which is when and where."""
    text = Text().title(reader.tr("Are you coming? {title}", title=reader.title(session)))
    write_when(reader, text, session)
    return text.lines([*place_lines(reader, session), *video_line(reader, session)])


def _who_sees_it(reader: Reader, *, is_said: bool, is_led: bool) -> str:
    if not is_led:
        return reader.tr("It is noted.") if is_said else reader.tr("Press the button to note it.")
    if is_said:
        return reader.tr("Your team’s leaders see it already.")
    return reader.tr("Press the button, and your team’s leaders see it.")


def chat_lost(reader: Reader, team: Team) -> Screen:
    """The bot can no longer write into the team's chat."""
    tr = reader.tr
    text = Text().title(
        tr("I have lost the group chat of the team {team}.", team=team_name(reader, team))
    )
    text.line(
        tr(
            "I was put out of it, or its topic is gone. Everybody gets their own reminders as"
            " before. To bind a chat again, add me to it and write /team there."
        )
    )
    return text.screen(Button(tr("Group chat"), Anew(ChatSettings(team.id))))


def topic_lost(reader: Reader, team: Team) -> Screen:
    """The topic of the team is gone; the bot writes into the main one."""
    tr = reader.tr
    text = Text().title(
        tr("The topic of the team {team} is closed or gone.", team=team_name(reader, team))
    )
    text.line(
        tr(
            "From now on I write into the main topic of the group. To choose another one,"
            " unbind the chat and write /team in that topic."
        )
    )
    return text.screen(Button(tr("Group chat"), Anew(ChatSettings(team.id))))
