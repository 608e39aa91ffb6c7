"""What one has in the groups and teams: a seat, a place in a queue; and giving it up."""

from typing import Final

from handlers.agenda.actions import My, MyGroups
from handlers.groups.actions import GroupAt, Leave
from handlers.programme.actions import SessionAt
from handlers.questions.intents import Fact, Intent, OpenScreen
from handlers.questions.reading.evidence import evidence_of
from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.query import Query
from handlers.questions.reading.senses import Sense
from handlers.questions.times.on_now import waits_for_what_is_next
from handlers.questions.wishes.sign_up import group_called, group_named, one_named
from handlers.teams.actions import LeaveTeam, MyTeam, TeamAt
from handlers.ui.back import Home
from storage.programme.searching.documents import Subject

OF_ONES_OWN: Final = (Sense.TEAMS, Sense.GROUPS, Sense.QUEUE, Sense.SEATS)
"""What somebody can be taken out of without being erased."""


_OF_MORE: Final = (
    *(*OF_ONES_OWN, Sense.SIGN_UP, Sense.DATA, Sense.ALL, Sense.MINE),
    *(Sense.REMIND, Sense.REMINDERS, Sense.NOTE, Sense.STARS, Sense.CALENDAR),
)
"""What is said of more than what was shown."""


def away_with_that(q: Query) -> Intent | None:
    """Where one gives up what was shown and is one's own, to who writes no more than "off with it":
    the card with its star, or the question before a seat is given up.
    """
    asked, asker = q.asked, q.asker
    away = asked.says(Phrase.AWAY) or asked.has(Sense.LEAVE) or asked.has(Sense.ERASE)
    named = asked.without(Sense.LEAVE, Sense.ERASE, Sense.OFF)
    if not away or "?" in q.text or asked.fact or asked.time.said or any(map(asked.knows, named)):
        return None
    if any(map(asked.has, _OF_MORE)):
        return None
    match asker.thing:
        case SessionAt(id) if id in asker.person.starred:
            return OpenScreen(SessionAt(id), Fact.ABSENCE)
        case SessionAt(id) if id in q.snapshot.sessions:
            group = q.snapshot.sessions[id].group
        case GroupAt(id):
            group = id
        case _:
            return None
    return OpenScreen(Leave(group)) if group in asker.groups and group else None


def leave(q: Query) -> Intent | None:
    """Give up a seat, a place in a queue or a team."""
    asked, asker = q.asked, q.asker
    no_more = asked.has(Sense.SEATS) and asked.has(Sense.NEED) and asked.has(Sense.OFF)
    taken_off = asked.has(Sense.ERASE) and any(map(asked.has, (*OF_ONES_OWN, Sense.SIGN_UP)))
    off_a_list = asked.has(Sense.QUEUE) and asked.has(Sense.OUT_OF) and asked.has(Sense.ME)
    taken_off = taken_off or off_a_list
    leaves = asked.has(Sense.LEAVE) or asked.says(Phrase.LEAVING) or no_more or taken_off
    # "When do we have to be out tomorrow" asks for an hour.
    asks_when = asked.fact is Fact.TIME and bool(asked.time.said)
    asks_when = asks_when and not any(map(asked.has, (*OF_ONES_OWN, Sense.SIGN_UP)))
    if not leaves or asks_when or asked.has(Sense.REMIND):
        return None
    if asked.has(Sense.STARS):
        return OpenScreen(asker.thing if isinstance(asker.thing, SessionAt) else My())
    if asked.has(Sense.TEAMS) and not asked.has(Sense.GROUPS):
        return OpenScreen(LeaveTeam(asker.person.team) if asker.person.team else MyTeam())
    group = group_named(asked, q.snapshot)
    about = any(map(asked.has, (Sense.SEATS, Sense.QUEUE, Sense.GROUPS, Sense.SIGN_UP, Sense.ME)))
    about = about or asked.says(Phrase.LEAVING)
    others = asked.without(Sense.LEAVE, Sense.CANCEL, *OF_ONES_OWN, Sense.SIGN_UP, Sense.GENERIC)
    if not group and any(map(asked.index.is_in_a_name, others)):
        return None
    if not group and not about and not asked.only(Sense.LEAVE, Sense.CANCEL, Sense.ALL):
        return None
    if group:
        if group in asker.groups:
            return OpenScreen(Leave(group))
        return OpenScreen(GroupAt(group), Fact.MEMBERSHIP)
    wishes = [*asker.person.wishes] if asked.has(Sense.QUEUE) else []
    return OpenScreen(Leave(wishes[0])) if len(wishes) == 1 else any_of_ones_own(q)


def undo(q: Query) -> Intent | None:
    """What somebody has now who may have pressed the wrong button, and where it is changed."""
    if not q.asked.says(Phrase.UNDO) or q.asker.is_organiser:
        return None
    return OpenScreen(MyGroups() if q.asker.groups else Home(), Fact.UNDO)


def any_of_ones_own(q: Query) -> OpenScreen:
    """The one group somebody is in or waits for, to be given up; else all that they have."""
    if len(q.asker.groups) == 1:
        return OpenScreen(Leave(q.asker.groups[0]))
    return OpenScreen(MyGroups() if q.snapshot.groups else My())


def my_group(q: Query) -> Intent | None:
    """ "When is my group?" of somebody who has a seat in one, or waits for one."""
    asked, groups = q.asked, q.asker.groups
    if asked.time.said or not asked.has(Sense.MINE) or not asked.has(Sense.GROUPS):
        return None
    if not groups or not asked.only(Sense.GROUPS, Sense.MINE, Sense.GENERIC, Sense.OWN_THINGS):
        return None
    return (
        OpenScreen(GroupAt(groups[0]), asked.fact) if len(groups) == 1 else OpenScreen(MyGroups())
    )


def am_i_in(q: Query) -> Intent | None:
    """ "Am I in the team Anchor?": the team or the group, and whether one is in it; "which group am
    I in?": what one has.
    """
    asked = q.asked
    is_dated = bool(asked.time.said) and not asked.time.is_only_now
    if not asked.says(Phrase.AM_I_IN) or is_dated or asked.fact is not None:
        return None
    if asked.has(Sense.TEAMS):
        named = asked.without(Sense.TEAMS, Sense.GENERIC, Sense.SIGNED_UP)
        team = one_named(evidence_of(asked, named), Subject.TEAM) if named else None
        return OpenScreen(TeamAt(team.id) if team else MyTeam(), Fact.MEMBERSHIP)
    if not asked.has(Sense.GROUPS):
        return None
    if group := group_named(asked, q.snapshot):
        return OpenScreen(GroupAt(group), Fact.MEMBERSHIP)
    others = asked.without(Sense.GROUPS, Sense.GENERIC)
    return None if any(map(asked.knows, others)) else _any_group_or_team(q)


def _any_group_or_team(q: Query) -> Intent:
    """The group one is in, or all of them; one's team where one is in that alone."""
    groups = q.asker.groups
    if len(groups) == 1:
        return OpenScreen(GroupAt(groups[0]))
    of_a_team = not groups and (q.asker.person.team or not q.snapshot.groups)
    return OpenScreen(MyTeam(), Fact.MEMBERSHIP) if of_a_team else OpenScreen(MyGroups())


def waits(q: Query) -> Intent | None:
    """How long one has to wait, of somebody who waits for a seat: what one's place is."""
    wishes = [*q.asker.person.wishes]
    if not wishes or not waits_for_what_is_next(q.asked) or q.asked.time.said:
        return None
    return OpenScreen(GroupAt(wishes[0])) if len(wishes) == 1 else OpenScreen(MyGroups())


def queue(q: Query) -> Intent | None:
    """The waiting list of the group that is named, or one's own places on some."""
    asked = q.asked
    if not asked.has(Sense.QUEUE):
        return None
    called = {group for word in asked.topics if (group := group_called(asked, word))}
    if len(called) == 1:
        return OpenScreen(GroupAt(called.pop()))
    if asked.only(Sense.QUEUE, Sense.GENERIC, Sense.SEATS) or asked.has(Sense.MINE):
        return OpenScreen(MyGroups() if q.snapshot.groups else My())
    return None


def cancelling(q: Query) -> Intent | None:
    asked = q.asked
    mine = asked.has(Sense.ME) or asked.has(Sense.SIGN_UP)
    return OpenScreen(My()) if asked.has(Sense.CANCEL) and mine else None
