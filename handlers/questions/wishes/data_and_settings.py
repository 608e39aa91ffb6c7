"""Wishes about what the bot knows of oneself: one's data, its erasure, language, name, settings."""

from handlers.person.actions import AskName, AskTown, EraseData, Privacy, Settings
from handlers.questions.intents import Fact, Intent, OpenScreen, SpeakLanguage
from handlers.questions.named.language_asked import names_only_a_language
from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.query import Query
from handlers.questions.reading.question_words import question_words
from handlers.questions.reading.senses import Sense
from handlers.questions.wishes.own_seats import OF_ONES_OWN


def erase(q: Query) -> Intent | None:
    """Everything about oneself, or one's data, is to be gone; never where it is something else."""
    asked = q.asked
    if asked.says(Phrase.FORGET_ME) and not asked.has(Sense.OFF):
        return OpenScreen(EraseData())
    if not asked.has(Sense.ERASE):
        return None
    if asked.has(Sense.DATA):
        return OpenScreen(EraseData())
    others = (*OF_ONES_OWN, Sense.SIGN_UP, Sense.REMIND, Sense.REMINDERS, Sense.OFF)
    other = any(map(asked.has, others)) or asked.says(Phrase.LEAVING)
    about_oneself = asked.has(Sense.ALL) or asked.has(Sense.ME)
    return OpenScreen(EraseData()) if about_oneself and not other else None


def privacy(q: Query) -> Intent | None:
    """What is kept of oneself, and why."""
    asked = q.asked
    private = any(
        Sense.PRIVACY in asked.senses[word] and not asked.knows(word) for word in asked.words
    )
    stored = asked.has(Sense.STORE) and asked.says(Phrase.ABOUT_ONESELF)
    held = asked.has(Sense.HOLD) or asked.says(Phrase.ABOUT_ONESELF)
    held = held and asked.has(Sense.DATA)
    # "Why do you need my name" is asked of what is to be told, and not of what is called so.
    told = asked.only(Sense.PERSONAL, Sense.DATA, Sense.ME, Sense.MINE, Sense.YOU)
    why = asked.has(Sense.WHY) and told
    return OpenScreen(Privacy()) if private or stored or held or why else None


def language(q: Query) -> Intent | None:
    """To be spoken to in a language; what language a talk is in is another question."""
    asked = q.asked
    if asked.time.said and not asked.time.is_only_now:
        return None
    asking = question_words(asked.index.languages)
    named = [code for word in asked.words if (code := asking.language_named(word))]
    if named and names_only_a_language(asked):
        offered = named[0] in q.snapshot.event.languages
        return SpeakLanguage(named[0]) if offered else OpenScreen(Settings(), Fact.NOT_SPOKEN)
    changed = asked.only(Sense.THE_LANGUAGE, Sense.LANGUAGE) and asked.fact is None
    return OpenScreen(Settings()) if asked.has(Sense.THE_LANGUAGE) and changed else None


def settings(q: Query) -> Intent | None:
    return OpenScreen(Settings()) if q.asked.only(Sense.SETTINGS) else None


def own_name(q: Query) -> Intent | None:
    """To have one's name on the lists mended, or one's town said, once there is a name."""
    asked, is_listed = q.asked, bool(q.asker.person.profile.name)
    if asked.says(Phrase.MY_TOWN) and asked.fact is None:
        return OpenScreen(AskTown() if is_listed else Settings())
    # "My name is Brandt, out of Suhl" says nothing of a name that would be wrong.
    denies = any(Sense.OFF in s and Sense.OUT_OF not in s for s in asked.senses.values())
    corrects = asked.says(Phrase.MY_NAME_IS) and denies
    if not corrects and not (asked.says(Phrase.MY_NAME) and asked.says(Phrase.MENDING)):
        return None
    return OpenScreen(AskName() if is_listed else Settings())
