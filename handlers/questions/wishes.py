"""Questions that are no search: about oneself, signing up, settings, help, privacy, the whole."""

from collections.abc import Callable
from typing import Final

from handlers.agenda.actions import My, NextForMe
from handlers.groups.actions import Groups
from handlers.home.actions import About, Help
from handlers.person.actions import Privacy, Settings
from handlers.programme.actions import Days
from handlers.questions.asked import Asked
from handlers.questions.question_words import Phrase, Sense
from handlers.teams.actions import MyTeam, Teams
from handlers.ui.action import Action
from handlers.ui.back import Home


def wish(asked: Asked) -> Action | None:
    """The screen that a wish leads to, or None where the question is about the programme."""
    return next((press for recognised, press in _WISHES if recognised(asked)), None)


def wants_to_sign_up(asked: Asked) -> bool:
    """Whether somebody wants a seat; a registration that the programme knows is no wish."""
    if asked.has(Sense.SEATS) and asked.has(Sense.FREE):
        return True
    wanted = [word for word in asked.words if Sense.SIGN_UP in asked.senses[word]]
    if not wanted or _about_oneself(asked):
        return False
    return not (len(asked.topics) == 1 and asked.knows(wanted[0]))


def _privacy(asked: Asked) -> bool:
    if any(Sense.PRIVACY in asked.senses[word] and not asked.knows(word) for word in asked.words):
        return True
    if asked.has(Sense.STORE) and asked.says(Phrase.ABOUT_ONESELF):
        return True
    return asked.has(Sense.DATA) and asked.has(Sense.HOLD)


def _reminders(asked: Asked) -> bool:
    if asked.has(Sense.REMIND):
        return True
    switched = asked.has(Sense.REMINDERS) and asked.has(Sense.SWITCH)
    return switched and asked.only(Sense.SWITCH, Sense.REMINDERS)


def _language(asked: Asked) -> bool:
    named = asked.has(Sense.THE_LANGUAGE) or asked.has(Sense.LANGUAGES)
    return named and asked.only(Sense.LANGUAGES, Sense.LANGUAGE)


def _settings(asked: Asked) -> bool:
    return asked.only(Sense.SETTINGS)


def _where_to(asked: Asked) -> bool:
    """Where somebody has to be now or next."""
    return asked.has(Sense.ME) and asked.has(Sense.MUST) and asked.has(Sense.WHERE)


def _about_oneself(asked: Asked) -> bool:
    mine = asked.has(Sense.MINE) and asked.has(Sense.OWN_THINGS)
    if mine and asked.only(Sense.GENERIC, Sense.OWN_THINGS, Sense.MUST):
        return True
    if asked.has(Sense.ME) and asked.has(Sense.MUST):
        return any(map(asked.has, (Sense.WHERE, Sense.SIGNED_UP, Sense.MY_TURN)))
    no_topic = not asked.topics or asked.only(Sense.GENERIC, Sense.GROUPS)
    return no_topic and asked.says(Phrase.OWN)


def _cancelling(asked: Asked) -> bool:
    return asked.has(Sense.CANCEL) and (asked.has(Sense.ME) or asked.has(Sense.SIGN_UP))


def _contact(asked: Asked) -> bool:
    return asked.only(Sense.CONTACT)


def _the_whole_event(asked: Asked) -> bool:
    """When it all begins or ends: the first screen says so."""
    return asked.has(Sense.WHOLE) and not asked.topics and not asked.time.said


def _help(asked: Asked) -> bool:
    if asked.has(Sense.HELP) and not any(map(asked.knows, asked.topics)):
        return True
    if asked.time.said or not (asked.has(Sense.THE_BOT) and asked.has(Sense.ABILITIES)):
        return False
    return not asked.topics or asked.only(Sense.ABILITIES, Sense.THE_BOT)


def _writing_to_many(asked: Asked) -> bool:
    """How to write to many: the help says it to those who may."""
    return asked.says(Phrase.WRITING_TO_MANY)


def _groups(asked: Asked) -> bool:
    if asked.time.said or not asked.has(Sense.GROUPS):
        return False
    return asked.only(Sense.GROUPS, Sense.GENERIC)


def _teams(asked: Asked) -> bool:
    if asked.time.said or not (asked.has(Sense.TEAMS) or asked.says(Phrase.TEAMS)):
        return False
    return asked.only(Sense.TEAMS, Sense.GENERIC, Sense.YOUTH_FORUM)


def _my_team(asked: Asked) -> bool:
    if asked.time.said or not (asked.has(Sense.MINE) or asked.has(Sense.OURS)):
        return False
    owned = asked.only(Sense.TEAMS, Sense.MINE, Sense.OURS, Sense.GENERIC)
    return asked.has(Sense.TEAMS) and owned


def _programme(asked: Asked) -> bool:
    return asked.only(Sense.GENERIC) and not asked.time.said


_WISHES: Final[tuple[tuple[Callable[[Asked], bool], Action], ...]] = (
    (_privacy, Privacy()),
    (_reminders, Settings()),
    (_language, Settings()),
    (_settings, Settings()),
    (_my_team, MyTeam()),
    (_cancelling, My()),
    (_where_to, NextForMe()),
    (_about_oneself, My()),
    (_contact, About()),
    (_the_whole_event, Home()),
    (_help, Help()),
    (_writing_to_many, Help()),
    (_groups, Groups()),
    (_teams, Teams()),
    (_programme, Days()),
)
