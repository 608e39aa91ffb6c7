"""What an organiser writes to have something opened that is no session: whom to name, the help
desk, or a screen of theirs by its name.
"""

from collections.abc import Set
from typing import Final

from handlers.broadcasts.actions import Broadcasts
from handlers.channel.actions import ChannelForChanges
from handlers.desk.actions import ChangeProgramme, Organisers, OrganisersDesk
from handlers.frame.reader import Reader
from handlers.frame.short_answers import is_beside_a_word
from handlers.helpdesk.actions import HelpDesk
from handlers.info.actions import NewInfo
from handlers.questions.orders.asking import asks
from handlers.questions.orders.called_off import calls_a_message_off
from handlers.questions.orders.leaders_wishes import team_named
from handlers.questions.orders.words import Says, order_words
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.from_text import read_question
from handlers.questions.reading.senses import Sense
from handlers.questions.wishes.sign_up import group_named
from handlers.registrations.actions import (
    ChooseGroupToName,
    Coordinators,
)
from handlers.releases.actions import ProgrammeUpdate, ReleaseAt
from handlers.teams.actions import ChooseTeamToName, WhoLeads
from handlers.ui.action import Action
from locales.languages import Languages
from locales.words import Word, word_rules
from storage.programme.search import SearchIndex

_SCREENS: Final = (
    (Says.DESK, OrganisersDesk()),
    (Says.PROGRAMME_CHANGED, ChangeProgramme()),
    (Says.BROADCASTS, Broadcasts()),
    (Says.CHANNEL, ChannelForChanges()),
)
_OF_DRAFTS: Final = 6
"""Who asks for drafts takes no more words."""


def read_desk_wish(reader: Reader, text: str, index: SearchIndex) -> Action | None:
    """What an organiser wants opened, whatever they have before them; None where they do not."""
    return (
        screen_named(text, index.languages)
        or _key_of_release(reader, text)
        or _naming(reader, text, index)
        or _desk(text, index)
        or _on_its_way(text, index)
        or _file(text, index)
        or _drafts(text, index)
        or (NewInfo() if behind_new_page(text, index.languages) is not None else None)
    )


def behind_new_page(text: str, languages: Languages) -> str | None:
    """What stands behind the wish for a new info page; None without it."""
    said = order_words(languages)
    begun = [end for begin, end in said.spans(Says.NEW_PAGE, text) if not text[:begin].strip()]
    return text[max(begun) :].strip(" ,:–—-") if begun and "?" not in text else None


def _drafts(text: str, index: SearchIndex) -> Action | None:
    """The desk, where it is asked which drafts there are, and no more."""
    words, said = word_rules(index.languages).words_of(text), order_words(index.languages)
    does = (Says.DELETES, Says.DISCARDS, Says.PUBLISHES, Says.SENDS, Says.TELLS)
    is_order = any(said.found(kind, words) for kind in does)
    is_short = len(words) <= _OF_DRAFTS and ":" not in text
    return OrganisersDesk() if said.found(Says.DRAFT, words) and is_short and not is_order else None


def screen_named(text: str, languages: Languages) -> Action | None:
    """The screen of organisers that a text names and nothing else: "new session please"."""
    words, said = word_rules(languages).words_of(text), order_words(languages)
    if calls_a_message_off(text, languages):
        return Broadcasts()
    for kind, screen in _SCREENS:
        behind = said.behind(kind, words)
        if "?" not in text and behind is not None and is_beside_a_word(behind, languages):
            return screen
    return None


def _key_of_release(reader: Reader, text: str) -> Action | None:
    """The release below which a key stands that a text repeats: it is pressed there."""
    wanted, newest, tr = text.strip(" .!").casefold(), reader.snapshot.release, reader.tr
    if wanted == tr("Tell now").casefold():
        return ReleaseAt(newest)
    before = int("".join(filter(str.isdecimal, wanted))[:6] or newest)
    is_back = wanted == tr("Go back to release {number}", number=before).casefold()
    return ReleaseAt(before + 1) if is_back and before < newest else None


def _naming(reader: Reader, text: str, index: SearchIndex) -> Action | None:
    """The screen on which somebody is given the role that a text names.

    None where it asks something else than how that is done.
    """
    asked, said = read_question(text, index), order_words(index.languages)
    names, is_asked = said.found(Says.NAMES, asked.words), "?" in text or asks(asked, said)
    of_organisers = said.found(Says.ORGANISERS, asked.words)
    if of_organisers and not is_asked and said.found(Says.STRIKES_OFF, asked.words):
        return Organisers()
    asks_how = asked.has(Sense.HOW) and asked.has(Sense.ME)
    if not names or (is_asked and not asks_how):
        return None
    if said.found(Says.COORDINATORS, asked.words) and reader.snapshot.groups:
        group = group_named(asked, reader.snapshot)
        return Coordinators(group) if group else ChooseGroupToName()
    team = team_named(asked) if reader.snapshot.teams else None
    is_to_lead = bool(team) and asked.has(Sense.LEADS)
    if (is_to_lead or said.found(Says.LEADERS, asked.words)) and reader.snapshot.teams:
        return WhoLeads(team) if team else ChooseTeamToName()
    return Organisers() if of_organisers else None


def _desk(text: str, index: SearchIndex) -> Action | None:
    """The help desk, where an organiser asks which questions wait for an answer."""
    asked, said = read_question(text, index), order_words(index.languages)
    return HelpDesk() if said.found(Says.OPEN_QUESTIONS, asked.words) else None


def _on_its_way(text: str, index: SearchIndex) -> Action | None:
    """The list of messages, where it is asked what went out or did not yet, and nothing else."""
    languages = index.languages
    asked, said = read_question(text, index), order_words(languages)
    words = word_rules(languages).words_of(text)
    told = said.found(Says.ON_ITS_WAY, words)
    kinds = (Says.NOT, Says.MESSAGE, Says.SENDS, Says.NEWLY)

    def says_nothing_else(word: Word) -> bool:
        is_beside = is_beside_a_word([word], languages) or Sense.FILLERS in _senses(asked, word)
        return word in told or is_beside or any(said.is_one(kind, word) for kind in kinds)

    return Broadcasts() if told and all(map(says_nothing_else, words)) else None


def _senses(asked: Asked, word: Word) -> Set[Sense]:
    return asked.senses.get(word) or read_question(word, asked.index).about


def _file(text: str, index: SearchIndex) -> Action | None:
    """The file of the programme."""
    asked, said = read_question(text, index), order_words(index.languages)
    return ProgrammeUpdate() if said.found(Says.WORKBOOK, asked.words) else None
