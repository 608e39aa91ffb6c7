"""What those who lead a team want of the bot in words: each opens the screen that does it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from handlers.broadcasts.actions import NewBroadcast
from handlers.questions.intents import Fact, OpenScreen
from handlers.questions.orders.asking import asks_first
from handlers.questions.orders.told_to_many import written_to
from handlers.questions.orders.words import OrderWords, Says, order_words
from handlers.questions.orders.workshop_changed import workshop_changed
from handlers.questions.orders.workshop_dictated import one_at_a_time
from handlers.questions.orders.workshops_shifted import workshop_shifted
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.evidence import evidence_of
from handlers.questions.reading.from_text import read_question
from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.query import Query
from handlers.questions.reading.senses import Sense
from handlers.questions.reading.titles_written import without_title
from handlers.questions.wishes.roll_call_asked import team_led
from handlers.questions.wishes.sign_up import one_named
from handlers.teams.actions import EndLeading, JoinCode, TeamAt, TeamDesk, WhoLeads
from handlers.teams.door import OwnWorkshops
from storage.programme.model import Kind
from storage.programme.searching.documents import Subject
from storage.programme.searching.thesaurus import thesaurus

_Rule = Callable[[Query, str], OpenScreen | None]
"""What somebody who leads a team, named by its id, wants of it."""


def leaders_wish(q: Query) -> OpenScreen | None:
    """The screen for what a leader wants of their team; None for all else, and of others."""
    team = team_led(q.asker)
    if team is None:
        return _message_of_a_member(q) or _naming_by_a_member(q) or _inviting_by_a_member(q)
    first, later = one_at_a_time(q.text, q.asked.index)
    if later:
        q = replace(q, text=first, asked=read_question(first, q.asked.index))
    return next((found for rule in _RULES if (found := rule(q, team)) is not None), None)


def team_named(asked: Asked) -> str | None:
    """The one team that a text names."""
    evidence = evidence_of(asked, asked.without(Sense.TEAMS, Sense.LEADS))
    found = one_named(evidence, Subject.TEAM)
    return found.id if found else None


def _message(q: Query, _team: str) -> OpenScreen | None:
    """To write to the team, where it is not said what."""
    is_wish = not q.asker.is_organiser and "?" not in q.text and _wants_to_write(q)
    return OpenScreen(NewBroadcast()) if is_wish else None


def _message_of_a_member(q: Query) -> OpenScreen | None:
    """The team, with who writes to it, for a member who wants to."""
    team = q.asker.person.team
    is_member = team in q.snapshot.teams and not q.asker.is_organiser
    if team is None or not is_member or not _wants_to_write(q):
        return None
    return OpenScreen(TeamAt(team), Fact.LEADERS_WRITE)


def _naming_by_a_member(q: Query) -> OpenScreen | None:
    """The team, with who names leaders, for a member who wants to be or to name one."""
    asked, said = q.asked, order_words(q.asked.index.languages)
    team, wants = q.asker.person.team, asked.has(Sense.ME) or said.found(Says.NAMES, asked.words)
    leader = said.found(Says.LEADERS, asked.words)
    is_member = team in q.snapshot.teams and not q.asker.is_organiser
    if team is None or not is_member or not leader or not wants or asked.has(Sense.WHO):
        return None
    others = [word for word in asked.topics if word not in leader]
    if any(map(asked.index.is_in_a_name, others)) or asked.has(Sense.GROUPS):
        return None
    return OpenScreen(TeamAt(team), Fact.LEADERS_NAME)


def _inviting_by_a_member(q: Query) -> OpenScreen | None:
    """The team, with who has the link to it, for a member who wants to bring somebody in."""
    team, asked = q.asker.person.team, q.asked
    invites = asked.says(Phrase.INVITING) and asked.has(Sense.TEAMS)
    is_member = team in q.snapshot.teams and not q.asker.is_organiser
    return OpenScreen(TeamAt(team), Fact.LEADERS_INVITE) if team and is_member and invites else None


def _wants_to_write(q: Query) -> bool:
    """Whether somebody begins to write to a team, or says nothing but that they want to."""
    asked, said = q.asked, order_words(q.asked.index.languages)
    to_team = written_to(Sense.TEAMS, q.text, set(), asked.index) is not None
    if to_team or asked.says(Phrase.REMINDS_OTHERS):
        return True
    writes = asked.has(Sense.WRITES) or said.found(Says.TELLS, asked.words)
    return bool(writes) and asked.has(Sense.WANT) and asked.has(Sense.TEAMS)


def _new_workshop(q: Query, team: str) -> OpenScreen | None:
    """To add a workshop of the team's own, or how that is done; to go on with one begun."""
    asked, names = q.asked, thesaurus(q.asked.index.languages).names
    if not any(names(word, Kind.WORKSHOP) for word in asked.words):
        return OpenScreen(OwnWorkshops(team)) if _tells_of_one(q, team) else None
    if asked.has(Sense.IS_THERE):
        return None
    is_dictated = names(asked.words[0], Kind.WORKSHOP) and asked.time.names_an_hour
    is_new = is_dictated and "?" not in q.text and not _names_any(q, q.text)
    goes_on = "?" not in q.text and asked.says(Phrase.GOING_ON) and not asked.has(Sense.HOW)
    is_meant = is_new or goes_on or asked.says(Phrase.ADDING)
    return OpenScreen(OwnWorkshops(team)) if is_meant else None


def _tells_of_one(q: Query, team: str) -> bool:
    """Whether a text tells of something new at an hour at which the team has nothing yet, by a word
    for adding it or for that one meets: "we rehearse tomorrow at 6".
    """
    text, asked, said = q.text, q.asked, order_words(q.asked.index.languages)
    gathers = said.spans(Says.GATHERS, text)
    tells = bool(gathers) or (asked.says(Phrase.ADDING) and not asked.has(Sense.ME))
    is_asked = "?" in text or asks_first(asked, said) or asked.fact is not None
    beside = text[: gathers[0][0]] + text[gathers[-1][1] :] if gathers else text
    if not tells or is_asked or not asked.time.names_an_hour or _names_any(q, beside):
        return False
    return not q.moments.filtered(q.snapshot.workshops_of(team))


def _names_any(q: Query, text: str) -> bool:
    return any(without_title(text, session) is not None for session in q.snapshot.sessions.values())


def _inviting(q: Query, team: str) -> OpenScreen | None:
    """The link by which others join."""
    return OpenScreen(JoinCode(team)) if q.asked.says(Phrase.INVITING) else None


def _of_the_silent(q: Query, team: str) -> OpenScreen | None:
    """To remind those who have not answered."""
    reminds = q.asked.has(Sense.REMIND) or q.asked.has(Sense.REMINDERS)
    reminds = reminds or q.asked.says(Phrase.REMINDS_OTHERS)
    return OpenScreen(TeamDesk(team)) if reminds and q.asked.says(Phrase.SILENT) else None


def _of_the_lead(q: Query, team: str) -> OpenScreen | None:
    """To give the lead to somebody, or up; or what one can do as a leader."""
    asked, said = q.asked, order_words(q.asked.index.languages)
    leads = {word for word in asked.words if Sense.LEADS in asked.senses[word]}
    leader = leads.union(said.found(Says.LEADERS, asked.words))
    beside = (Sense.LEAVE, Sense.WANT, Sense.TEAMS, Sense.COMMON, Sense.RETURNS)
    others = [word for word in asked.without(*beside) if word not in leader]
    resigns = asked.says(Phrase.RESIGNING) and (leader or not others)
    if resigns or (leader and _is_unwilling(asked, said)):
        return OpenScreen(EndLeading(team, q.asker.person.id))
    if not leader:
        return None
    if asked.has(Sense.LEAVE):
        return OpenScreen(WhoLeads(team) if others else EndLeading(team, q.asker.person.id))
    if "?" not in q.text and said.found(Says.NAMES, asked.words):
        named = team_named(asked)
        return OpenScreen(WhoLeads(named if named in q.asker.leads and named else team))
    able = asked.has(Sense.ABILITIES) or asked.has(Sense.MAY)
    speaks_of_oneself = asked.has(Sense.ME) and asked.has(Sense.WHAT)
    return OpenScreen(TeamDesk(team)) if able and speaks_of_oneself else None


def _is_unwilling(asked: Asked, said: OrderWords) -> bool:
    """Whether somebody does not want something that is said beside: "I will not lead any more"."""
    wants = asked.has(Sense.WANT) or asked.has(Sense.ME)
    return (
        wants
        and asked.has(Sense.OFF)
        and not asked.has(Sense.LEAVE)
        and not asks_first(asked, said)
    )


_RULES: Final[Sequence[_Rule]] = (
    workshop_shifted,
    _of_the_silent,
    _message,
    workshop_changed,
    _new_workshop,
    _inviting,
    _of_the_lead,
)
