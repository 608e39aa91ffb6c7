"""What is written instead of pressed on the card of a first sign-up: how one takes part, a town."""

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
from handlers.person.actions import AskAttendance, AskTown, SetAttendance
from handlers.questions.actions import TakeAsTown
from handlers.questions.asker import Asker
from handlers.questions.intents import NO_ANSWER, Intent, OpenScreen
from handlers.questions.question_above import text_above
from handlers.teams.actions import TeamAt
from handlers.ui.action import Action
from handlers.ui.on_a_phone import shortened
from handlers.ui.screen import Asks, Button, Screen, Text
from locales.oneself import about_oneself
from storage.plain_text import one_line

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
        case AskAttendance(then) if how or says_later(text, languages):
            return SetAttendance(then, how)
        case _:
            return None


def town_offered(reader: Reader, asker: Asker, intent: Intent, text: str) -> Screen | None:
    """Whether what was written below the card is one's town, which it may still say.

    Nothing else answers it, but perhaps a team that is called by the town.
    """
    is_team = isinstance(intent, OpenScreen) and isinstance(intent.press, TeamAt)
    shown = asker.shown
    if not isinstance(shown, SignedUp) or not (is_team or isinstance(intent, NO_ANSWER)):
        return None
    if reader.person.profile.town or is_question(reader, text):
        return None
    town = about_oneself(reader.tr.languages).town(one_line(text))
    if not town or len(town.split()) > _WORDS:
        return None
    tr = reader.tr
    said = tr("Put “{town}” down as your town or organisation?", town=shortened(town, _QUOTED))
    yes = Button(tr("Put it down"), TakeAsTown(shown.group), style="primary")
    no = Button(tr("No"), shown)
    return (
        Text()
        .title(said)
        .screen((yes, no), pass_on_button(reader), asks=Asks(yes, no, no_leaves=True))
    )


async def take_as_town(update: Update, context: Context, press: TakeAsTown) -> None:
    """Keep what was written above as the town, and show the card again."""
    text = text_above(update)
    if text is None:
        await refuse(update, context, press)
    else:
        await on_answer(update, context, AskTown(SignedUp(press.group)), text)
