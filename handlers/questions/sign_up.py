"""Signing up: the group or the team that somebody wants to be in."""

from typing import Final

from handlers.groups.actions import GroupAt, Groups
from handlers.questions.asked import Asked
from handlers.questions.evidence import Evidence
from handlers.questions.intents import Fact, Intent, OpenScreen
from handlers.questions.question_words import Phrase, Sense
from handlers.questions.topics import AS_GOOD, press_of
from handlers.teams.actions import MyTeam
from storage.programme.searching.documents import Document, Subject

_OF_SIGNING_UP: Final = (Sense.SIGN_UP, Sense.SEATS, Sense.FREE, Sense.GROUPS, Sense.DEADLINE)


def sign_up(asked: Asked) -> Intent | None:
    """The group or the team somebody wants to be in, or all of them where none is named."""
    if not _wants_to(asked):
        return None
    if asked.has(Sense.TEAMS):
        named = asked.without(Sense.SIGN_UP, Sense.TEAMS, Sense.GENERIC)
        teams = one_named(Evidence(asked, named), Subject.TEAM) if named else None
        return OpenScreen(press_of(teams)) if teams else OpenScreen(MyTeam())
    is_until = asked.has(Sense.DEADLINE) or asked.says(Phrase.UNTIL_WHEN)
    fact = Fact.DEADLINE if is_until else None
    group = group_named(asked)
    if group:
        return OpenScreen(GroupAt(group), fact)
    other = asked.without(*_OF_SIGNING_UP, Sense.GENERIC)
    if any(map(asked.index.is_in_a_name, other)) and not asked.has(Sense.WHITHER):
        return None
    theirs = (Sense.ME, Sense.WANT, Sense.GROUPS, Sense.SEATS, Sense.WHITHER)
    is_theirs = any(map(asked.has, theirs)) or not any(map(asked.knows, other))
    return OpenScreen(Groups(), fact) if is_theirs or not other else None


def group_named(asked: Asked) -> str | None:
    """The id of the one group that a wish names."""
    words = asked.without(
        *_OF_SIGNING_UP,
        Sense.GENERIC,
        Sense.LEAVE,
        Sense.QUEUE,
        Sense.CANCEL,
        Sense.WANT,
    )
    found = one_named(Evidence(asked, words), Subject.GROUP) if words else None
    return found.id if found else None


def _wants_to(asked: Asked) -> bool:
    """Whether somebody wants a seat; a registration that the programme knows is no wish."""
    of_seats = asked.has(Sense.SEATS) and (asked.has(Sense.FREE) or asked.has(Sense.GROUPS))
    if asked.has(Sense.DEADLINE) or of_seats:
        return True
    if asked.has(Sense.WANT) and asked.has(Sense.GROUPS) and group_named(asked):
        return True
    wanted = [word for word in asked.words if Sense.SIGN_UP in asked.senses[word]]
    if not wanted:
        return False
    return not (len(asked.topics) == 1 and asked.knows(wanted[0]))


def one_named(evidence: Evidence, subject: Subject) -> Document | None:
    """The one document of a kind that the words name."""
    hits = evidence.of_subject(subject)
    if not hits or (len(hits) > 1 and hits[1].score >= AS_GOOD * hits[0].score):
        return None
    return hits[0].document
