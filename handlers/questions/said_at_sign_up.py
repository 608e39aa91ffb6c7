"""What is written instead of pressed on the card of a sign-up, or below the welcome to a team:
how one takes part, a town, a name.
"""

import re
from typing import Final

from telegram import Update

from handlers.frame.context import Context
from handlers.frame.dispatch import on_answer
from handlers.frame.reader import Reader
from handlers.frame.short_answers import says_how_one_comes, says_later
from handlers.frame.showing import refuse
from handlers.frame.written import is_question
from handlers.groups.actions import SignedUp
from handlers.helpdesk.door import pass_on_button
from handlers.info.actions import Urgent
from handlers.person.actions import AskAttendance, AskName, AskTown, SetAttendance
from handlers.questions.actions import TakeAsName, TakeAsTown
from handlers.questions.asker import Asker
from handlers.questions.intents import NO_ANSWER, Intent, OpenScreen
from handlers.questions.question_above import text_above
from handlers.questions.reading.letters import gives_a_name
from handlers.questions.reading.written import as_written
from handlers.questions.wishes.roll_call import answer_in
from handlers.teams.actions import Introduce, TeamAt
from handlers.ui.action import Action
from handlers.ui.on_a_phone import shortened
from handlers.ui.screen import Asks, Button, Screen, Text
from locales.oneself import about_oneself
from locales.words import word_rules
from storage.plain_text import one_line

_NAME: Final = re.compile(r"[^\W\d]{3,}")
_WORDS: Final = 3
"""A town or an organisation that nobody has asked for has so many at most."""

_QUOTED: Final = 60


def taking_part(context: Context, reader: Reader, text: str) -> Action | None:
    """The button for how one takes part that somebody writes where it stands; None elsewhere."""
    languages = reader.tr.languages
    how = says_how_one_comes(text, languages)
    match context.services.last_shown.of(reader.person.id, reader.now):
        case SignedUp() as card if how:
            return SetAttendance(card, how)
        # "I am coming" answers a roll call.
        case Introduce() as card if how and answer_in(text, languages) is None:
            return SetAttendance(card, how)
        case AskAttendance(then) if how or says_later(text, languages):
            return SetAttendance(then, how)
        case _:
            return None


def offered(reader: Reader, asker: Asker, intent: Intent, text: str) -> Screen | None:
    """Whether what was written below the card of a sign-up is one's town, which it may still say,
    or below the welcome to a team one's town or name.
    """
    if is_question(reader, text) or intent == OpenScreen(Urgent()):
        return None
    match asker.shown:
        case SignedUp(group) as card:
            return _town_offered(reader, card, TakeAsTown(group), intent, text)
        case Introduce() as card:
            name = _name_offered(reader, card, text)
            return name or _town_offered(reader, card, TakeAsTown(""), intent, text)
        case _:
            return None


def _town_offered(
    reader: Reader, card: Action, takes: TakeAsTown, intent: Intent, text: str
) -> Screen | None:
    """Nothing else answers it, but perhaps a team that is called by the town; where one's team
    reads it, that one comes from there is enough.
    """
    said, is_for_team = about_oneself(reader.tr.languages), isinstance(card, Introduce)
    is_team = (
        isinstance(intent, OpenScreen) and isinstance(intent.press, TeamAt) and not intent.fact
    )
    comes_from = is_for_team and said.begins_with_a_town(one_line(text))
    if reader.person.profile.town or not (comes_from or is_team or isinstance(intent, NO_ANSWER)):
        return None
    town = _town_written(reader, text)
    if not town or len(town.split()) > _WORDS:
        return None
    tr, quoted = reader.tr, shortened(town, _QUOTED)
    asks = (
        tr("Put “{town}” down as your town?", town=quoted)
        if is_for_team
        else tr("Put “{town}” down as your town or organisation?", town=quoted)
    )
    return _question(reader, asks, takes, card)


def _name_offered(reader: Reader, card: Action, text: str) -> Screen | None:
    languages = reader.tr.languages
    name = about_oneself(languages).name(one_line(text)).name
    if not name or not gives_a_name(as_written(text, languages)):
        return None
    asks = reader.tr("Put “{name}” down as your name?", name=shortened(name, _QUOTED))
    return _question(reader, asks, TakeAsName(), card)


def _question(reader: Reader, asks: str, takes: Action, card: Action) -> Screen:
    yes = Button(reader.tr("Put it down"), takes, style="primary")
    no = Button(reader.tr("No"), card)
    text = Text().title(asks)
    return text.screen((yes, no), pass_on_button(reader), asks=Asks(yes, no, no_leaves=True))


def _town_written(reader: Reader, text: str) -> str:
    """The town in a text, without what stands in brackets behind it; one that teams are called by
    as it stands there: «из Перми» is «Пермь».
    """
    languages = reader.tr.languages
    rules = word_rules(languages)
    town = about_oneself(languages).town(one_line(text).split(" (")[0])
    names = (str(name) for team in reader.snapshot.teams.values() for name in team.name.values())
    words = (word for name in names for word in _NAME.findall(name))
    known = {rules.word(word.lower()).stem: word for word in words}
    found: str = known.get(rules.word(town.lower()).stem, town)
    return found


async def take_as_town(update: Update, context: Context, press: TakeAsTown) -> None:
    """Keep what was written above as the town, and show the card again."""
    text = text_above(update)
    if text is None:
        await refuse(update, context, press)
        return
    card = SignedUp(press.group) if press.group else Introduce()
    await on_answer(update, context, AskTown(card), _town_written(context.reader(), text))


async def take_as_name(update: Update, context: Context, press: TakeAsName) -> None:
    """Keep what was written above as the name, and show how the team sees one."""
    text = text_above(update)
    if text is None:
        await refuse(update, context, press)
    else:
        await on_answer(update, context, AskName(Introduce()), text)
