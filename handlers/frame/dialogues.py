"""Questions of the bot that wait for a text: asked, paused, resumed."""

from dataclasses import replace
from typing import Final

from handlers.frame.actions import pack
from handlers.frame.context import Context, Followed
from handlers.frame.feature import Question
from handlers.frame.short_answers import says_home, says_no
from handlers.frame.words_alone import label_written
from handlers.ui.action import Action
from handlers.ui.on_a_phone import MAX_LABEL, shortened
from handlers.ui.screen import Button, Row, Screen
from storage import dialogues


class GoesOn(Action):
    """Goes on with the question that stands: a screen with this needs no other way back to it."""


_BACK: Final = "«"
"""With this begins the label of a way back, in each language."""


def standing(context: Context) -> Action | None:
    """The screen whose question stands, paused or not; None where nothing is asked (any more)."""
    person, features = context.person, context.features
    if person.dialogue is None or person.dialogue.has_lapsed(context.services.clock.now()):
        return None
    asking = features.actions.unpack(person.dialogue.asking)
    question = features.question(asking)
    if question is None or not question.allowed(context.reader()):
        return None
    return asking


def awaited(context: Context) -> Action | None:
    """The screen that takes the next text as its answer, if there is one."""
    dialogue, question = context.person.dialogue, _question(context)
    if dialogue is None or dialogue.paused or question is None or not question.takes_something:
        return None
    return standing(context)


async def pressed_in_words(context: Context, text: str) -> Action | None:
    """What the button says on the screen whose question waits, where somebody writes its label.

    None for all other texts, for a wish to leave or to go back, which does what it does everywhere,
    for what that screen asks to press, to be sure, and where the message itself is wanted.
    """
    asking, dialogue, question = standing(context), context.person.dialogue, _question(context)
    if asking is None or dialogue is None or dialogue.paused or len(text) > MAX_LABEL:
        return None
    if question is None or question.takes_message:
        return None
    languages = context.reader().tr.languages
    if says_no(text, languages) or says_home(text, languages):
        return None
    screen = await _screen_of(context, asking)
    if screen is None:
        return None
    asked = screen.asks.buttons if screen.asks else []
    keys = (button for row in screen.rows for button in row if button not in asked)
    key = label_written((button for button in keys if _opens(context, button)), text)
    return key.press if key else None


def _opens(context: Context, button: Button) -> bool:
    entry = context.features.entry(button.press)
    return entry is not None and entry.opens is not None


async def end_if_answered(context: Context, action: Action) -> None:
    """A button that is itself the answer to the question that stands ends it."""
    question = _question(context)
    if question is not None and isinstance(action, question.answered_by):
        await end(context)


async def turn_to(context: Context, action: Action) -> Row:
    """Note which screen a person turns to: one that asks waits from now on, another one pauses.

    The result is the button that goes on with a paused question.
    """
    database, person = context.services.database, context.person
    if context.features.question(action):
        now = context.services.clock.now()
        await database.write(dialogues.ask, person.id, pack(action), now)
        return ()
    asking, question = standing(context), _question(context)
    if asking is None or question is None:
        return ()
    if question.ends_when_left:
        await end(context)
        return ()
    if person.dialogue and not person.dialogue.paused:
        await database.write(dialogues.pause, person.id)
    if isinstance(action, question.no_way_back_from):
        return ()
    label = await _label_of(context, asking)
    if not label:
        await end(context)
    return (Button(shortened(label), asking),) if label else ()


async def name_of(context: Context, asking: Action) -> str | None:
    """What a question is called: empty where its subject is gone, None where it has no name."""
    question = context.features.question(asking)
    if question is not None and question.title:
        return question.title(context.reader(), asking)
    return await title_of(context, asking)


async def _label_of(context: Context, asking: Action) -> str:
    """What the button says that goes on with a question; empty where what it is about is gone."""
    tr, title = context.reader().tr, await name_of(context, asking)
    if title is None:
        return tr("Go on with your answer")
    return tr("Go on: {question}", question=title) if title else ""


async def title_of(context: Context, asking: Action) -> str | None:
    """The first line of the screen that asks a question; empty where what it is about is gone, None
    where it has no screen of its own.
    """
    entry = context.features.entry(asking)
    if entry is None or entry.opens is None:
        return None
    screen = await _screen_of(context, asking)
    return screen.text.split("\n", 1)[0] if screen else ""


async def way_back(context: Context, asking: Action) -> Action | None:
    """Where the way back on the screen that asks a question leads; None where it has none."""
    screen = await _screen_of(context, asking)
    buttons = [button for row in screen.rows for button in row] if screen else []
    return next((b.press for b in reversed(buttons) if b.label.startswith(_BACK)), None)


async def _screen_of(context: Context, asking: Action) -> Screen | None:
    entry = context.features.entry(asking)
    shown = await entry.opens(context, asking) if entry and entry.opens else None
    return shown.screen if isinstance(shown, Followed) else shown


async def end(context: Context) -> None:
    """The answer was given, or is no longer wanted."""
    if context.person.dialogue:
        await context.services.database.write(dialogues.end, context.person.id)
        context.person = replace(context.person, dialogue=None)


def _question(context: Context) -> Question | None:
    return context.features.question(standing(context))
