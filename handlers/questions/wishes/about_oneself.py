"""Questions that are no search: about oneself, signing up, settings, help, privacy, the whole.

Each opens the screen where one press does what is wanted.
"""

from collections.abc import Callable, Sequence
from typing import Final

from handlers.agenda.actions import My, NextForMe, Overlaps
from handlers.broadcasts.actions import Broadcasts
from handlers.changes.actions import Changes
from handlers.groups.actions import Groups
from handlers.home.actions import Help
from handlers.printing.actions import Prints
from handlers.programme.actions import Days, SessionAt
from handlers.questions.intents import Contact, Fact, Intent, Nothing, OpenScreen
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.query import Query
from handlers.questions.reading.question_words import question_words
from handlers.questions.reading.ruled_out import asks_a_price
from handlers.questions.reading.senses import Sense
from handlers.questions.times.homeward import homeward
from handlers.questions.wishes.data_and_settings import erase, language, own_name, privacy, settings
from handlers.questions.wishes.own_seats import am_i_in, cancelling, leave, my_group, queue
from handlers.questions.wishes.reminders_wished import reminders
from handlers.questions.wishes.sign_up import sign_up
from handlers.questions.wishes.things_named import sessions_ahead, things_named
from handlers.teams.actions import MyTeam, Teams
from storage.programme.searching.needs import REGISTRATION

_Rule = Callable[[Query], Intent | None]


def wish(q: Query) -> Intent | None:
    """What a wish leads to, or None where the question is about the programme."""
    asked = q.asked
    named = asked.index.is_in_a_name
    needs = (n for n in asked.needs if n.name != REGISTRATION or not asked.has(Sense.GROUPS))
    asking = _words_of(asked, Phrase.WHERE_TO) if asked.says(Phrase.WHERE_TO) else ()
    said = [
        need
        for need in needs
        if any(Sense.FILLERS not in asked.senses[w] and w.folded not in asking for w in need.words)
    ]
    if asks_a_price(asked) or any(not all(map(named, need.words)) for need in said):
        first = (_writing_to_many, _on_paper, homeward, _changes, _taken_off)
        return next((intent for rule in first if (intent := rule(q)) is not None), None)
    return next((intent for rule in _WISHES if (intent := rule(q)) is not None), None)


def _taken_off(q: Query) -> Intent | None:
    """To be taken out of a group or off a list, by words that may as well be about a picture."""
    of_a_list = any(map(q.asked.has, (Sense.GROUPS, Sense.SIGN_UP, Sense.QUEUE)))
    mine = q.asked.has(Sense.ME) or q.asked.has(Sense.MINE)
    return leave(q) if of_a_list and mine else None


def _changes(q: Query) -> Intent | None:
    """What has changed, or is off, whatever it is."""
    asked = q.asked
    others = asked.without(Sense.CHANGES, Sense.GENERIC, Sense.EVENT)
    named = any(map(asked.index.has, others)) or (others and not asked.has(Sense.WHAT))
    changed = asked.has(Sense.CHANGES) or asked.says(Phrase.NEWS)
    return OpenScreen(Changes()) if changed and not named else None


def _my_team(q: Query) -> Intent | None:
    asked = q.asked
    if asked.time.said or not (asked.has(Sense.MINE) or asked.has(Sense.OURS)):
        return None
    owned = asked.only(Sense.TEAMS, Sense.MINE, Sense.OURS, Sense.GENERIC)
    return OpenScreen(MyTeam()) if asked.has(Sense.TEAMS) and owned else None


def who_leads_us(q: Query) -> Intent | None:
    """Who leads, or who leads "the team", asked by a member of one."""
    asked = q.asked
    about = (Sense.LEADS, Sense.TEAMS, Sense.MINE, Sense.OURS, Sense.GENERIC)
    ours = asked.has(Sense.LEADS) and (asked.only(*about) or not asked.topics)
    if asked.says(Phrase.WHO_LEADS_US):
        ours = not any(map(asked.index.is_in_a_name, asked.without(*about)))
    return OpenScreen(MyTeam()) if ours and q.asker.person.team else None


def _overlaps(q: Query) -> Intent | None:
    """What of one's own is at the same time."""
    asked = q.asked
    others = asked.without(Sense.OVERLAP, Sense.GENERIC)
    mine = asked.has(Sense.ME) or asked.has(Sense.MINE)
    if (asked.time.names_an_hour or asked.time.now) and not mine:
        # "What is on at noon, all at the same time" asks for that hour.
        return None
    if not asked.has(Sense.OVERLAP) or any(map(asked.index.is_in_a_name, others)):
        return None
    return OpenScreen(Overlaps())


def _where_to(q: Query) -> Intent | None:
    return OpenScreen(NextForMe()) if asks_where_to(q.asked) else None


def asks_where_to(asked: Asked) -> bool:
    """Whether somebody asks where they have to be now or next."""
    if _has_no_team(asked):
        return False
    if asked.says(Phrase.WHERE_ALL_ARE) and not asked.topics:
        return True
    if asked.says(Phrase.WHERE_TO) and not _names_something(asked, Phrase.WHERE_TO):
        return True
    where_to = asked.has(Sense.ME) and asked.has(Sense.MUST) and asked.has(Sense.WHERE)
    where_to = where_to and not _names_something(asked)
    return where_to or (asked.has(Sense.ME) and asked.has(Sense.WHITHER) and not asked.topics)


def _about_oneself(q: Query) -> Intent | None:
    return OpenScreen(My()) if is_about_oneself(q.asked) else None


def is_about_oneself(asked: Asked) -> bool:
    """Whether a question is about what is noted for the one who asks."""
    if _has_no_team(asked):
        return False
    of_a_seat = asked.without(Sense.SEATS, Sense.FREE, Sense.GROUPS, Sense.GENERIC)
    if asked.has(Sense.MINE) and asked.has(Sense.SEATS) and not any(map(asked.knows, of_a_seat)):
        return True
    if asked.has(Sense.STARS) and not asked.without(Sense.STARS, Sense.GENERIC):
        return True
    mine = asked.has(Sense.MINE) and asked.has(Sense.OWN_THINGS)
    if mine and not asked.topics and not asked.time.said:
        return True
    if mine and asked.only(Sense.GENERIC, Sense.OWN_THINGS, Sense.MUST):
        return True
    if asked.has(Sense.ME) and asked.has(Sense.MUST):
        where = asked.has(Sense.WHERE) and not _names_something(asked)
        return where or asked.has(Sense.SIGNED_UP) or asked.has(Sense.MY_TURN)
    if asked.nth is not None:
        return False
    no_topic = not asked.topics or asked.only(Sense.GENERIC, Sense.GROUPS)
    return no_topic and asked.says(Phrase.OWN)


def _has_no_team(asked: Asked) -> bool:
    """Whether somebody says that they have no team yet, and so nothing that is theirs."""
    return asked.has(Sense.TEAMS) and asked.has(Sense.OFF)


def _names_something(asked: Asked, phrase: Phrase | None = None) -> bool:
    """Whether something of the programme is named, to which one need not go oneself.

    The words of a phrase that asks for something else name nothing.
    """
    asking = _words_of(asked, phrase) if phrase else ()
    named = (w for w in asked.topics if not asked.senses[w] and w.folded not in asking)
    return any(asked.known(word).stems for word in named)


def _words_of(asked: Asked, phrase: Phrase) -> frozenset[str]:
    return question_words(asked.index.languages).words_of(phrase)


def _contact(q: Query) -> Intent | None:
    """The organisers, or a human being instead of a bot."""
    asked = q.asked
    if asked.says(Phrase.TO_THE_TEAM) and not q.asker.person.team:
        return Contact()
    if asked.says(Phrase.ANSWER):
        return Contact(awaits_answer=True)
    if not (asked.has(Sense.CONTACT) or asked.has(Sense.HUMAN)):
        return None
    about = (Sense.CONTACT, Sense.HUMAN, Sense.EVENT, Sense.HELP, Sense.WANT)
    return Contact() if not asked.topics or asked.only(*about) else None


def _help(q: Query) -> Intent | None:
    asked = q.asked
    confused = asked.says(Phrase.CONFUSED) and not asked.fact
    others = [w for w in asked.topics if w.folded not in _words_of(asked, Phrase.CONFUSED)]
    is_lost = confused and not any(map(asked.knows, others))
    nothing_else = not asked.topics and not asked.time.said and asked.fact is None
    is_new = asked.says(Phrase.FIRST_TIME) and nothing_else
    if asked.says(Phrase.ABLE) or is_lost or is_new:
        return OpenScreen(Help())
    others = asked.without(Sense.HELP)
    if asked.has(Sense.HELP) and not any(map(asked.knows, others or asked.topics[1:])):
        return Contact() if asked.has(Sense.NEED) else OpenScreen(Help())
    if asked.time.said or not asked.has(Sense.THE_BOT):
        return None
    able = asked.has(Sense.ABILITIES) and (
        not asked.topics or asked.only(Sense.ABILITIES, Sense.THE_BOT)
    )
    who_are_you = asked.has(Sense.WHO) and not asked.topics and asked.has(Sense.YOU)
    return OpenScreen(Help()) if able or who_are_you else None


def _writing_to_many(q: Query) -> Intent | None:
    """To write to many: the desk of those who may; others can pass it on to the organisers."""
    if not q.asked.says(Phrase.WRITING_TO_MANY):
        return None
    return OpenScreen(Broadcasts()) if q.asker.may_write else Nothing()


def _on_paper(q: Query) -> Intent | None:
    """The programme to be printed: the whole of it for organisers, else one's own."""
    asked = q.asked
    programme = asked.has(Sense.GENERIC) or asked.has(Sense.OWN_THINGS)
    others = asked.without(Sense.ON_PAPER, Sense.GENERIC, Sense.OWN_THINGS, Sense.EVENT)
    as_file = asked.says(Phrase.AS_FILE) and asked.only(Sense.ON_PAPER)
    printed = asked.has(Sense.ON_PAPER) and programme and not any(map(asked.knows, others))
    if not (printed or as_file):
        return None
    return OpenScreen(Prints()) if q.asker.is_organiser else OpenScreen(My(), Fact.ON_PAPER)


def _groups(q: Query) -> Intent | None:
    asked = q.asked
    if asked.time.said or asked.nth or not asked.has(Sense.GROUPS):
        return None
    about = (Sense.GROUPS, Sense.GENERIC, Sense.LANGUAGE, Sense.WANT)
    return OpenScreen(Groups()) if asked.only(*about) else None


def _teams(q: Query) -> Intent | None:
    """The teams, or the towns that take part, which the teams are made of."""
    asked = q.asked
    if asked.time.said or not q.snapshot.teams or _has_no_team(asked):
        return None
    if asked.has(Sense.TOWNS) and asked.only(Sense.TOWNS, Sense.TAKE_PART, Sense.TEAMS):
        return OpenScreen(Teams())
    if not (asked.has(Sense.TEAMS) or asked.says(Phrase.TEAMS)):
        return None
    about_teams = asked.only(Sense.TEAMS, Sense.GENERIC, Sense.YOUTH_FORUM, Sense.SIGN_UP)
    return OpenScreen(Teams()) if about_teams else None


def _sign_up(q: Query) -> Intent | None:
    if is_about_oneself(q.asked):
        return None
    return sign_up(q) or _without_seats(q)


def _without_seats(q: Query) -> Intent | None:
    """The session without seats for which somebody wants to sign up, or asks whether one has to."""
    asked = q.asked
    mine = asked.has(Sense.ME) or asked.has(Sense.MUST)
    if not (mine and asked.has(Sense.SIGN_UP)) or asked.fact is not None:
        return None
    named = [word for word in things_named(asked) if Sense.SIGN_UP not in asked.senses[word]]
    sessions = sessions_ahead(q, named) if named else ()
    is_open = len(sessions) == 1 and not sessions[0].group and not sessions[0].teams
    return OpenScreen(SessionAt(sessions[0].id), Fact.NO_SIGN_UP) if is_open else None


def _programme(q: Query) -> Intent | None:
    asked = q.asked
    return (
        OpenScreen(Days())
        if asked.only(Sense.GENERIC, Sense.EVENT)
        and asked.has(Sense.GENERIC)
        and not asked.time.said
        and asked.nth is None
        and asked.fact is None
        else None
    )


_WISHES: Final[Sequence[_Rule]] = (
    _writing_to_many,
    _on_paper,
    own_name,
    erase,
    privacy,
    _changes,
    leave,
    reminders,
    language,
    settings,
    _my_team,
    who_leads_us,
    am_i_in,
    my_group,
    queue,
    cancelling,
    homeward,
    _overlaps,
    _where_to,
    _about_oneself,
    _contact,
    _help,
    _groups,
    _teams,
    _sign_up,
    _programme,
)
