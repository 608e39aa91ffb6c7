"""What somebody wishes of the bot, where rules found no wish in what they wrote.

The rules' answer stands where it is a wish. Where they found nothing, what is likely enough is
opened; in place of something of the programme, or of a time, it has to be far likelier.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from handlers.agenda.actions import My, NextForMe, Reminders, RemindersWished, Wanted
from handlers.changes.actions import Changes
from handlers.groups.actions import GroupAt, Groups
from handlers.home.actions import Help
from handlers.info.actions import InfoAt, Urgent
from handlers.person.actions import EraseData, Privacy, Settings
from handlers.programme.actions import Day, Days, Now, PlaceAt, SessionAt
from handlers.questions.intents import (
    NO_ANSWER,
    Contact,
    DidYouMean,
    Fact,
    Intent,
    Nothing,
    OpenScreen,
    PartOfDay,
    Several,
    SmallTalk,
)
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.how_long_before import minutes_before
from handlers.questions.reading.senses import Sense
from handlers.questions.weighing.likely_wish import Wish, likely_wish
from handlers.teams.actions import MyTeam, Teams
from handlers.ui.action import Action
from handlers.ui.back import Home
from storage.programme.snapshot import Snapshot

ANSWERS: Final = 0.6
"""How likely a wish must be to be opened where rules found nothing."""

OVERRULES: Final = 0.8
"""The same in place of what they found by the words of the programme, or of time."""

SURELY: Final = 0.95
"""The same for a wish that it would be bad to be wrong about."""

_THINGS: Final = (SessionAt, InfoAt, GroupAt, PlaceAt)
_OF_TIME: Final = (Now, Day, Days, Help, Home)

_OPENS: Final[Mapping[Wish, Action]] = MappingProxyType(
    {
        Wish.NOW: Now(),
        Wish.PROGRAMME: Days(),
        Wish.GROUPS: Groups(),
        Wish.TEAMS: Teams(),
        Wish.MY_TEAM: MyTeam(),
        Wish.URGENT: Urgent(),
        Wish.CHANGES: Changes(),
        Wish.SETTINGS: Settings(),
        Wish.LANGUAGE: Settings(),
        Wish.ERASE: EraseData(),
        Wish.PRIVACY: Privacy(),
        Wish.HELP: Help(),
    }
)

_ASKED: Final = (None, Fact.WHO, Fact.WHERE, Fact.TIME)
"""The facts that wishes have in common with questions; others are known by the rules alone."""

_TALK: Final = (Sense.THANKS, Sense.GOODBYE, Sense.GREETING)
"""What a friendly word answers; of all else the organisers may want to read, or it asks something
after all."""


def wish_meant(found: Intent, asked: Asked, snapshot: Snapshot, *, by_words: bool) -> Intent:
    """What rules found, or the wish that is likelier.

    `by_words` is whether they compared words with those of the programme: what was shown before, or
    is called by its number, is meant whatever the words are.
    """
    match found:
        case DidYouMean() | Nothing(None):
            enough = ANSWERS
        case OpenScreen(press, fact) if isinstance(press, _OF_TIME) and fact in _ASKED:
            enough = OVERRULES
        case OpenScreen(press, fact) if by_words and isinstance(press, _THINGS) and fact in _ASKED:
            enough = OVERRULES
        case PartOfDay():
            enough = OVERRULES
        case Several() if by_words:
            enough = OVERRULES
        case _:
            return found
    if not asked.words or asked.nth is not None:
        return found
    wish, how_likely = likely_wish(asked)
    if _is_risky(wish, found, asked):
        enough = SURELY
    if wish is Wish.NONE or how_likely < enough or _is_something_else(wish, found, asked, snapshot):
        return found
    return _intent(wish, asked)


def _is_risky(wish: Wish, found: Intent, asked: Asked) -> bool:
    """Whether it would be bad to be wrong about a wish."""
    match wish:
        case Wish.URGENT:
            return True
        case Wish.SMALL_TALK:
            # "Thanks. And tomorrow?" asks something.
            return bool(asked.needs or asked.time.said) or asked.has(Sense.THANKS)
        case Wish.LANGUAGE:
            # What tells how one understands a talk is no wish to be written to in a language.
            return bool(asked.needs) and not isinstance(found, NO_ANSWER)
        case _:
            return False


def _is_something_else(wish: Wish, found: Intent, asked: Asked, snapshot: Snapshot) -> bool:
    """Whether rules know better: the event has no such thing, or what is said is a name there."""
    is_found = not isinstance(found, NO_ANSWER)
    match wish:
        case Wish.GROUPS if not snapshot.groups:
            return True
        case Wish.TEAMS | Wish.MY_TEAM if not snapshot.teams:
            return True
    if is_found and all(map(asked.index.is_in_a_name, asked.words)):
        return True
    opens = _OPENS.get(wish)
    return isinstance(found, OpenScreen) and opens is not None and type(found.press) is type(opens)


def _intent(wish: Wish, asked: Asked) -> Intent:
    match wish:
        case Wish.CONTACT:
            return Contact()
        case Wish.ABOUT:
            return SmallTalk(Sense.THE_BOT)
        case Wish.SMALL_TALK:
            kind = next(filter(asked.has, _TALK), None)
            return SmallTalk(kind) if kind else Nothing(is_talk=True)
        case Wish.MY:
            return OpenScreen(NextForMe() if asked.fact is Fact.WHERE else My())
        case Wish.REMINDERS:
            minutes = minutes_before(asked)
            wanted = RemindersWished(Wanted.BEFORE, on=True, minutes=minutes)
            return OpenScreen(wanted if minutes else Reminders())
        case _:
            return OpenScreen(_OPENS[wish])
