"""Signing up: the group or the team that somebody wants to be in."""

from collections.abc import Sequence
from typing import Final

from handlers.groups.actions import GroupAt, Groups
from handlers.info.actions import InfoAt
from handlers.programme.actions import SessionAt
from handlers.questions.intents import Fact, Intent, Nothing, OpenScreen, Several
from handlers.questions.named.sessions_named import sittings_beside
from handlers.questions.named.what_was_found import as_good, press_of
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.evidence import Evidence, evidence_of
from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.query import Query
from handlers.questions.reading.senses import Sense
from handlers.questions.reading.which_sessions import SHOWN
from handlers.teams.actions import MyTeam
from locales.words import Word
from storage.programme.searching.documents import NAMES, Document, Field, Subject
from storage.programme.searching.needs import REGISTRATION
from storage.programme.searching.postings import IN_A_NAME
from storage.programme.snapshot import Snapshot

_OF_SIGNING_UP: Final = (Sense.SIGN_UP, Sense.SEATS, Sense.FREE, Sense.GROUPS, Sense.DEADLINE)

_NOT_INTO_IT: Final = (
    *(Sense.OFF, Sense.LEAVE, Sense.ERASE, Sense.CANCEL, Sense.GROUPS, Sense.TEAMS, Sense.QUEUE),
    *(Sense.NOTE, Sense.REMIND, Sense.CALENDAR, Sense.LANGUAGES, Sense.THE_LANGUAGE),
)
"""What says that one wants no seat in it, or something else."""


def sign_up(q: Query) -> Intent | None:
    """The group or the team somebody wants to be in, or all of them where none is named."""
    asked = q.asked
    if not _wants_to(asked, q.snapshot):
        return None
    if asked.has(Sense.TEAMS):
        named = asked.without(Sense.SIGN_UP, Sense.TEAMS, Sense.GENERIC)
        teams = one_named(evidence_of(asked, named), Subject.TEAM) if named else None
        return OpenScreen(press_of(teams)) if teams else OpenScreen(MyTeam())
    is_until = asked.has(Sense.DEADLINE) or asked.says(Phrase.UNTIL_WHEN)
    fact = Fact.DEADLINE if is_until else None
    groups = groups_named(asked, q.snapshot)
    if len(groups) == 1:
        return OpenScreen(GroupAt(groups[0]), fact)
    if len(groups) > 1:
        return Several(tuple(map(GroupAt, groups[:SHOWN])))
    other = asked.without(*_OF_SIGNING_UP, Sense.GENERIC)
    if any(map(asked.index.is_in_a_name, other)) and not asked.has(Sense.WHITHER):
        return None
    theirs = (Sense.ME, Sense.WANT, Sense.GROUPS, Sense.SEATS, Sense.WHITHER)
    is_theirs = any(map(asked.has, theirs)) or not any(map(asked.knows, other))
    return OpenScreen(Groups(), fact) if is_theirs or not other else None


def in_what_was_shown(q: Query) -> Intent | None:
    """What was shown, to who writes no more than that they want to be in it: the group with its
    button, or that nobody signs up for a session, where it is pointed at.
    """
    asked, asker = q.asked, q.asker
    if not (asked.has(Sense.SIGN_UP) or asked.has(Sense.WANT)):
        return None
    points = any(Sense.THAT in said and Sense.YOU not in said for said in asked.senses.values())
    wants = asked.has(Sense.SIGN_UP) or points
    names_more = any(Sense.SIGN_UP not in asked.senses[word] for word in asked.topics)
    said = asked.fact or asked.time.said or asked.rooms or asked.group
    if not wants or names_more or said or "?" in q.text or any(map(asked.has, _NOT_INTO_IT)):
        return None
    match asker.thing:
        case SessionAt(id) if id in q.snapshot.sessions and not asker.is_organiser:
            session = q.snapshot.sessions[id]
            if session.group:
                return OpenScreen(GroupAt(session.group))
            is_open = session.takes_place and session.end > q.now and not session.teams
            is_open = is_open and points
            return OpenScreen(SessionAt(id), Fact.NO_SIGN_UP) if is_open else None
        case GroupAt() as shown if not asker.is_organiser:
            return OpenScreen(shown)
        case _:
            return None


def whether_one_signs_up(q: Query) -> Intent | None:
    """Where one signs up, to who asks if one has to; None where anything else is asked.

    That is the groups, else a page that is called so, else a desk that is not over.
    """
    asked = q.asked
    asks = any(map(asked.has, (Sense.MUST, Sense.MAY, Sense.NEED)))
    if not asks or asked.fact is not None or asked.time.said or not asked.only(Sense.SIGN_UP):
        return None
    if q.snapshot.groups:
        return OpenScreen(Groups())
    named = [d for d, w in asked.index.naming(REGISTRATION).items() if w[0] >= IN_A_NAME]
    pages = [InfoAt(d.id) for d in named if d.subject is Subject.INFO]
    held = [q.snapshot.sessions[d.id] for d in named if d.subject is Subject.SESSION]
    ahead = [SessionAt(s.id) for s in held if s.takes_place and not q.moments.is_over(s)]
    return next(map(OpenScreen, (*pages, *ahead)), Nothing())


def group_named(asked: Asked, snapshot: Snapshot) -> str | None:
    """The id of the one group that a wish names."""
    groups = groups_named(asked, snapshot)
    return groups[0] if len(groups) == 1 else None


def groups_named(asked: Asked, snapshot: Snapshot) -> Sequence[str]:
    """The ids of the groups that a wish names, by themselves or by a sitting of theirs."""
    if asked.group:
        return (asked.group,)
    words = asked.without(
        *_OF_SIGNING_UP,
        Sense.GENERIC,
        Sense.LEAVE,
        Sense.QUEUE,
        Sense.CANCEL,
        Sense.WANT,
    )
    if not words:
        return ()
    evidence = evidence_of(asked, words)
    # By its track alone a group is named by who says "group".
    by_track = asked.has(Sense.GROUPS)
    hits = evidence.of_subject(Subject.GROUP)
    hits = [h for h in hits if by_track or {*h.matched.values()} != {Field.ALSO}]
    if found := as_good(hits):
        return [hit.document.id for hit in found]
    sittings = [
        hit
        for hit in evidence.of_subject(Subject.SESSION)
        if evidence.is_exact_in_title(hit) and evidence.is_enough(hit)
    ]
    meant = [snapshot.sessions[hit.document.id] for hit in as_good(sittings)] if sittings else ()
    groups = [session.group for session in meant or sittings_beside(evidence, snapshot)]
    return [*dict.fromkeys(filter(None, groups))] if all(groups) else ()


def group_called(asked: Asked, word: Word) -> str | None:
    """The id of the one group that is called by a word."""
    hits = evidence_of(asked, [word]).of_subject(Subject.GROUP)
    found = as_good([hit for hit in hits if NAMES.intersection(hit.matched.values())])
    return found[0].document.id if len(found) == 1 else None


def _wants_to(asked: Asked, snapshot: Snapshot) -> bool:
    """Whether somebody wants a seat; a registration that the programme knows is no wish."""
    of_seats = asked.has(Sense.SEATS) and (asked.has(Sense.FREE) or asked.has(Sense.GROUPS))
    if asked.has(Sense.DEADLINE) or of_seats:
        return True
    if asked.has(Sense.WANT) and asked.has(Sense.GROUPS) and groups_named(asked, snapshot):
        return True
    wanted = [word for word in asked.words if Sense.SIGN_UP in asked.senses[word]]
    if not wanted:
        return False
    return not (len(asked.topics) == 1 and asked.knows(wanted[0]))


def one_named(evidence: Evidence, subject: Subject) -> Document | None:
    """The one document of a kind that the words name."""
    found = as_good(evidence.of_subject(subject))
    return found[0].document if len(found) == 1 else None
