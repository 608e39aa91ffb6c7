"""Proposing to note in the roll call what a leader writes of members, and noting it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from telegram import Update

from handlers.frame.changes import day_and_hours
from handlers.frame.context import Context
from handlers.frame.reader import Reader
from handlers.frame.showing import present, refuse
from handlers.frame.teams import can_be_there, workshops_ahead
from handlers.info.actions import Urgent
from handlers.programme.door import session_button
from handlers.questions.actions import NoteAllDay, NoteMembers, OfMembersAt
from handlers.questions.asker import Asker
from handlers.questions.needs.urgent import is_urgent
from handlers.questions.orders.members_said import MembersSaid, members_said
from handlers.questions.question_above import text_above
from handlers.questions.reading.from_text import read_question
from handlers.questions.reading.moments_asked import MomentsAsked
from handlers.questions.who_asks import asker_of
from handlers.questions.wishes.roll_call import named_in, of_the_part, sessions_spoken_of
from handlers.questions.wishes.roll_call_asked import team_led
from handlers.teams.actions import RollCallAt
from handlers.teams.door import here_from, note_members, said_of, spoken_names
from handlers.ui.screen import Asks, Button, Screen, Text
from storage.programme.model import Session, Team
from storage.programme.search import SearchIndex
from storage.teams import queries
from storage.teams.model import Answer, Member

_OTHERS: Final = 2


@dataclass(frozen=True, slots=True)
class _OfMembers:
    """What is said of members of a team, and the workshops ahead, first the one that is meant."""

    team: Team
    members: Sequence[Member]
    said: MembersSaid
    workshops: Sequence[Session]

    def of_day(self, reader: Reader, session: Session) -> Sequence[Session]:
        """The workshops ahead on the day of one, that one first."""
        day = reader.snapshot.day_of(session)
        others = [s for s in self.workshops if s != session and reader.snapshot.day_of(s) == day]
        return [session, *others]

    def meant(self, press: NoteMembers | NoteAllDay) -> Sequence[Member]:
        """Whom a button notes; nobody where it was made for other members, or says what is noted
        of no whole day.
        """
        if isinstance(press, NoteAllDay) and self.said.answer is not Answer.ABSENT:
            return ()
        if isinstance(press, NoteAllDay) or not press.person:
            return () if self.said.either else self.said.people
        chosen = [member for member in self.said.either if member.person == press.person]
        return [*chosen, *self.said.people] if chosen else ()


async def try_members(
    update: Update, context: Context, text: str, index: SearchIndex, asker: Asker
) -> bool:
    """Propose to note what a leader writes of members; whether they write that."""
    led = team_led(asker)
    found = await _read(context, text, index, asker, led) if led and update.message else None
    if found is None or update.message is None:
        return False
    session = found.workshops[0]
    screen = _proposal(context.reader(), found, session)
    # So a button below can read what is said.
    screen = replace(screen, reply_to=update.message.message_id)
    await present(update, context, screen, OfMembersAt(found.team.id, session.id))
    return True


async def ask_of_another(update: Update, context: Context, press: OfMembersAt) -> None:
    """Propose to note it of another workshop."""
    found, session = await _pressed(update, context, press)
    if found is None or session is None:
        await refuse(update, context, press)
    else:
        await present(update, context, _proposal(context.reader(), found, session), press)


async def note(update: Update, context: Context, press: NoteMembers | NoteAllDay) -> None:
    """Note what was written above."""
    found, session = await _pressed(update, context, press)
    people = found.meant(press) if found else ()
    if found is None or session is None or not people:
        await refuse(update, context, press)
        return
    is_all_day = isinstance(press, NoteAllDay)
    sessions = found.of_day(context.reader(), session) if is_all_day else [session]
    answer = _possible(context.reader(), found, session)
    noted = await note_members(context, found.team, sessions, people, answer, found.said.late)
    await present(update, context, noted.screen, noted.then)


async def _pressed(
    update: Update, context: Context, press: OfMembersAt | NoteMembers | NoteAllDay
) -> tuple[_OfMembers | None, Session | None]:
    """What was written above a button, and the workshop that it names."""
    reader, text = context.reader(), text_above(update)
    if text is None or not reader.may_lead(press.team):
        return None, None
    index = await context.index()
    found = await _read(context, text, index, asker_of(context, reader), press.team)
    ahead = found.workshops if found else ()
    return found, next((one for one in ahead if one.id == press.session), None)


async def _read(
    context: Context, text: str, index: SearchIndex, asker: Asker, led: str
) -> _OfMembers | None:
    reader, asked = context.reader(), read_question(text, index)
    team, ahead = reader.snapshot.teams.get(led), workshops_ahead(reader.snapshot, led, reader.now)
    if team is None or not ahead or is_urgent(asked, reader.snapshot):
        return None
    members = await context.services.database.read(queries.members, led)
    named = {s.id: named_in(text, s, index.languages) for s in ahead}
    best = max(ahead, key=lambda s: named[s.id].weight)
    is_named, of_best = bool(named[best.id].weight), named[best.id]
    rest, beside = (of_best.rest, of_best.words) if is_named else (text, ())
    said = members_said(rest, members, index, beside)
    if said is None or len([one for one in said.named if len(one) > 1]) > 1:
        return None
    then = MomentsAsked(asked.time, reader.now, reader.snapshot)
    of_day = [s for s in ahead if then.day in (None, reader.snapshot.day_of(s))]
    of_part = of_the_part(of_day, then) if then.asked.part is not None else of_day
    spoken_of = sessions_spoken_of(asker)
    likely = (
        *([best] if is_named else []),
        *(s for s in of_part if s.id in spoken_of),
        *of_part,
        *ahead,
    )
    return _OfMembers(team, members, said, [*dict.fromkeys(likely)])


def _possible(reader: Reader, found: _OfMembers, session: Session) -> Answer:
    """What can be noted now: that somebody is there only once they can be."""
    is_early = found.said.answer is Answer.HERE and not can_be_there(session, reader.now)
    return Answer.COMING if is_early else found.said.answer


def _proposal(reader: Reader, found: _OfMembers, session: Session) -> Screen:
    """What would be noted of a workshop, to be noted by one press."""
    tr, said, team = reader.tr, found.said, found.team.id
    answer = _possible(reader, found, session)
    text = Text().title(reader.title(session)).line(day_and_hours(reader, session)).line()
    if answer is not said.answer:
        text.line(here_from(reader, session))
    text.line(tr("Who is meant?") if said.either else tr("Press the button to note that."))
    noting = [_noting(reader, found, session, answer, one) for one in said.either or (None,)]
    what = said_of(reader, spoken_names(said.people, found.members), answer, said.late)
    is_sure = answer is Answer.ABSENT and not said.either
    may_be_all_day = is_sure and len(found.of_day(reader, session)) > 1
    all_day = Button(tr("All day: {what}", what=what), NoteAllDay(team, session.id))
    others = [one for one in found.workshops if one != session][:_OTHERS]
    others = [] if answer is Answer.HERE else others
    return text.screen(
        [replace(button, style="primary") for button in noting],
        (all_day,) if may_be_all_day else (),
        [replace(session_button(reader, s), press=OfMembersAt(team, s.id)) for s in others],
        (Button(tr("In an emergency"), Urgent()),) if said.are_ill else (),
        reader.back(tr("Who comes?"), RollCallAt(team, session.id)),
        asks=Asks() if len(noting) == 1 else None,
    )


def _noting(
    reader: Reader, found: _OfMembers, session: Session, answer: Answer, one: Member | None
) -> Button:
    """The button that notes it; of several with the same name it says who is meant."""
    sure = spoken_names(found.said.people, found.members)
    names = [one.name or "", *sure] if one else sure
    label = said_of(reader, names, answer, found.said.late)
    return reader.link(label, NoteMembers(found.team.id, one.person if one else 0, session.id))
