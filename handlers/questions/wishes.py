"""Questions that are no search: about oneself, signing up, settings, help, privacy, the whole."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from handlers.agenda.actions import My
from handlers.frame.times.reading import TimeAsked
from handlers.groups.actions import Groups
from handlers.home.actions import About, Help
from handlers.person.actions import Privacy, Settings
from handlers.programme.actions import Days
from handlers.questions import question_words as q
from handlers.teams.actions import MyTeam, Teams
from handlers.ui.action import Action
from handlers.ui.back import Home
from storage.programme.searching.words import Word


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in its parts: all words, those left besides the time, those that name a topic.

    `knows` is whether the programme itself has a word.
    """

    words: Sequence[Word]
    time: TimeAsked
    topics: Sequence[Word]
    knows: Callable[[Word], bool]

    def has(self, lexicon: q.Lexicon) -> bool:
        """Whether one of the words is in a lexicon."""
        return lexicon.any_of(self.words)

    def only(self, *lexicons: q.Lexicon) -> bool:
        """Whether there is a topic, and each word of it is in one of the lexicons."""
        return bool(self.topics) and all(
            any(word in lexicon for lexicon in lexicons) for word in self.topics
        )


def wish(asked: Asked) -> Action | None:
    """The screen that a wish leads to, or None where the question is about the programme."""
    for recognised, press in _WISHES:
        if recognised(asked):
            return press
    return None


def wants_to_sign_up(asked: Asked) -> bool:
    """Whether somebody wants a seat; a registration that the programme knows is no wish."""
    if asked.has(q.SEATS) and asked.has(q.FREE):
        return True
    wanted = [word for word in asked.words if word in q.SIGN_UP]
    if not wanted or _about_oneself(asked):
        return False
    return not (len(asked.topics) == 1 and asked.knows(wanted[0]))


def _privacy(asked: Asked) -> bool:
    if any(word in q.PRIVACY and not asked.knows(word) for word in asked.words):
        return True
    if asked.has(q.STORE) and any(phrase in " ".join(asked.words) for phrase in q.ABOUT_ONE):
        return True
    return asked.has(q.DATA) and asked.has(q.HOLD)


def _language(asked: Asked) -> bool:
    if asked.has(q.THE_LANGUAGE) and asked.only(q.LANGUAGES, q.LANGUAGE):
        return True
    return asked.has(q.LANGUAGES) and asked.only(q.LANGUAGES, q.LANGUAGE)


def _reminders(asked: Asked) -> bool:
    if asked.has(q.REMIND):
        return True
    noun = any(word.startswith("erinnerung") for word in asked.words)
    return noun and asked.has(q.SWITCH) and asked.only(q.SWITCH, q.Lexicon("erinnerung*"))


def _about_oneself(asked: Asked) -> bool:
    if (
        asked.has(q.MINE)
        and asked.has(q.OWN_THINGS)
        and asked.only(q.GENERIC, q.OWN_THINGS, q.MUST)
    ):
        return True
    if asked.has(q.ME) and asked.has(q.MUST):
        return asked.has(q.WHERE) or asked.has(_SIGNED_UP) or asked.has(_MY_TURN)
    words = " ".join(asked.words)
    no_topic = not asked.topics or asked.only(q.GENERIC, q.GROUPS)
    return no_topic and any(phrase in words for phrase in _OWN_PHRASES)


_SIGNED_UP = q.Lexicon(
    "angemeldet eingetragen eingeschrieben gemerkt vorgemerkt записан* зарегистрирован* отмет*"
)
_MY_TURN = q.Lexicon("dran должен должна должны")
_OWN_PHRASES = (
    "was habe ich",
    "was hab ich",
    "что у меня",
    "у меня сегодня",
    "у меня завтра",
    "куда мне",
    "where do i",
    "what do i have",
    "habe ich heute",
    "habe ich morgen",
    "muss ich hin",
    "steht bei mir",
    "wo muss ich",
    "wohin muss ich",
    "куда я",
    "где мне быть",
    "у меня",
    "bin ich",
    "am i in",
    "hab ich",
)


def _cancelling(asked: Asked) -> bool:
    return asked.has(q.CANCEL) and (asked.has(q.ME) or asked.has(q.SIGN_UP))


def _the_whole_event(asked: Asked) -> bool:
    """When it all begins or ends: the first screen says so."""
    return asked.has(q.WHOLE) and not asked.topics and not asked.time.said


def _help(asked: Asked) -> bool:
    if asked.has(q.HELP) and not any(asked.knows(word) for word in asked.topics):
        return True
    addressed = any(word in _THE_BOT for word in asked.words)
    return (
        addressed
        and asked.has(q.ABILITIES)
        and not asked.time.said
        and (not asked.topics or asked.only(q.ABILITIES, _THE_BOT))
    )


_THE_BOT = q.Lexicon("du ты вы das bot бот ботом этим это you")


def _groups(asked: Asked) -> bool:
    return asked.only(q.GROUPS, q.GENERIC) and asked.has(q.GROUPS) and not asked.time.said


def _teams(asked: Asked) -> bool:
    return (
        asked.only(q.TEAMS, q.GENERIC, _YOUTH_FORUM)
        and not asked.time.said
        and (asked.has(q.TEAMS) or {"молодежный", "форум"} <= set(asked.words))
    )


def _my_team(asked: Asked) -> bool:
    return (
        asked.has(q.TEAMS)
        and (asked.has(q.MINE) or asked.has(q.OURS))
        and asked.only(q.TEAMS, q.MINE, q.OURS, q.GENERIC)
        and not asked.time.said
    )


_YOUTH_FORUM = q.Lexicon("молодежн* форум*")


def _programme(asked: Asked) -> bool:
    return asked.only(q.GENERIC) and not asked.time.said


_WISHES: tuple[tuple[Callable[[Asked], bool], Action], ...] = (
    (_privacy, Privacy()),
    (_reminders, Settings()),
    (_language, Settings()),
    (lambda asked: asked.only(q.SETTINGS), Settings()),
    (_my_team, MyTeam()),
    (_cancelling, My()),
    (_about_oneself, My()),
    (lambda asked: asked.only(q.CONTACT), About()),
    (_the_whole_event, Home()),
    (_help, Help()),
    (_groups, Groups()),
    (_teams, Teams()),
    (_programme, Days()),
)
