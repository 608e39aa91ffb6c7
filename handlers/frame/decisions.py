"""A yes, a no or the label of a button, written to a screen that waits for a press."""

from dataclasses import replace
from functools import partial

from telegram import Update

from handlers.frame.context import Context
from handlers.frame.dispatch import open_screen
from handlers.frame.short_answers import (
    refuses_what_is_asked,
    says_at_once,
    says_home,
    says_no,
    says_yes,
)
from handlers.frame.showing import present
from handlers.frame.words_alone import label_written, with_button_named
from handlers.ui.action import Action


async def try_decision(update: Update, context: Context, text: str) -> bool:
    """Take a text as the answer to a screen that waits for a press; False if it is none.

    A typed yes, no or button label shows that screen again, since words alone trigger no button:
    they may be meant for something else. Only a no that changes nothing counts at once.
    """
    if await _try_label(update, context, text):
        return True
    reader = context.reader()
    languages, refuses = reader.tr.languages, _refuses(context, text)
    if not (refuses or says_yes(text, languages) or says_at_once(text, languages)):
        return False
    asked = await _asked_to_decide(context)
    if asked is None:
        leaves = says_home(text, languages)
        return not leaves and await try_showing_again(
            update, context, decisions_alone=refuses, refuses=refuses
        )
    named = partial(with_button_named, reader, refuses=refuses)
    await open_screen(update, context, asked, adapted=named)
    return True


async def try_last_screen(update: Update, context: Context, text: str) -> bool:
    """The same for a last screen that asks about something the person wrote, though an earlier
    question waits for a text.
    """
    asks = context.services.last_shown.asks(context.person.id, context.reader().now)
    if asks is None or not asks.about:
        return False
    if await _try_label(update, context, text):
        return True
    languages = context.reader().tr.languages
    refuses = _refuses(context, text)
    says_so = refuses or says_yes(text, languages) or says_at_once(text, languages)
    if not says_so or says_home(text, languages):
        return False
    return await try_showing_again(update, context, decisions_alone=refuses, refuses=refuses)


async def _try_label(update: Update, context: Context, text: str) -> bool:
    """Take a text as the label of a button that the last screen waits for; False if it is none.

    A no by which little is lost counts at once; any other label shows the screen again.
    """
    languages = context.reader().tr.languages
    asks = context.services.last_shown.asks(context.person.id, context.reader().now)
    if asks is None:
        return False
    meant = label_written(asks.buttons, text)
    yes = asks.yes if asks.yes_opens else None
    if yes and yes.press and (meant == yes or says_yes(text, languages)):
        await open_screen(update, context, yes.press)
        return True
    no = asks.no if asks.no_leaves else None
    leaves = _refuses(context, text) and not (asks.no_discards and says_home(text, languages))
    if no and no.press and (meant == no or leaves):
        await open_screen(update, context, no.press)
        return True
    return meant is not None and await try_showing_again(
        update, context, decisions_alone=False, refuses=meant == asks.no
    )


def _refuses(context: Context, text: str) -> bool:
    """Whether a text is a no; to a screen that has one, it may be said in a sentence."""
    reader = context.reader()
    asks = context.services.last_shown.asks(context.person.id, reader.now)
    has_no = asks is not None and asks.no is not None
    languages = reader.tr.languages
    return says_no(text, languages) or (has_no and refuses_what_is_asked(text, languages))


async def try_showing_again(
    update: Update, context: Context, *, decisions_alone: bool, refuses: bool = False
) -> bool:
    """Show the last screen again as it was; False if it waits for no press.

    Opening its address again might trigger what its button does.
    """
    reader = context.reader()
    asking = context.services.last_shown.asking(context.person.id, reader.now)
    if asking is None or (decisions_alone and not (asking[0].asks and asking[0].asks.no)):
        return False
    screen, address = asking
    then = screen.asks.then if screen.asks else ""
    asked = replace(screen, text=then, entities=()) if then else screen
    named = with_button_named(reader, asked, refuses=refuses)
    await present(update, context, named, address)
    # Without the line: another word may name another button.
    context.services.last_shown.note(context.person.id, address, reader.now, screen)
    return True


async def _asked_to_decide(context: Context) -> Action | None:
    """The screen that waits for a decision: the one shown last, or one that a message brought."""
    reader, features = context.reader(), context.features
    shown = context.services.last_shown.of(context.person.id, reader.now)
    entry = features.entry(shown)
    if shown is not None and entry is not None and entry.waits_for_a_button(shown):
        return shown
    for feature in features.all:
        asked = await feature.decides(context) if feature.decides else None
        if asked is not None:
            return asked
    return None
