"""What buttons about questions say."""

from datetime import date

from handlers.frame.actions import Id, IdOrNone, Number
from handlers.frame.dialogues import GoesOn
from handlers.teams.actions import LeaderAction, MemberAction
from handlers.ui.action import Action


class Search(Action, tag="f"):
    """How to ask."""


class TakeAsAnswer(GoesOn, tag="fa"):
    """What was written above is the answer to a question, which is told by its `mark`."""

    mark: Number = 0


class TakeAsChange(Action, tag="fc"):
    """What was written above is no answer: a change that is to be prepared, or a question."""


class TakeAsTown(Action, tag="ft"):
    """What was written above is one's town, said on the card of a group one has signed up for; of
    none where one's team has just seen who one is.
    """

    group: IdOrNone


class TakeAsName(Action, tag="fe"):
    """What was written above is one's name, which one's team is to see."""


class ChangeOwn(LeaderAction, tag="fw"):
    """What was written above is to change this workshop of the team's own."""

    session: Id


class OfMembersAt(LeaderAction, tag="fn"):
    """What was written above of members of the team is meant of this workshop."""

    session: Id


class NoteMembers(MemberAction, tag="fm"):
    """Note what was written above of members of the team; `person` is who is meant of several with
    the same name, 0 where there are none.
    """

    session: Id


class NoteAllDay(LeaderAction, tag="fd"):
    """Note it of all workshops that lie ahead on the day of this one."""

    session: Id


class FoundFurther(Action, tag="ff"):
    """A further page of what answers the question above, from 0."""

    page: Number


class AtHour(Action, tag="dh"):
    """What begins at a minute of a day and what is on then, a page at a time from 0."""

    day: date
    minute: Number
    page: Number = 0


class Part(Action, tag="dp"):
    """A part of a day's programme, between two minutes of it; 0 is its beginning or its end."""

    day: date
    since: Number
    until: Number
    page: Number = 0
