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


async def is_decision_taken(update: Update, context: Context, text: str) -> bool:
    """Show the question again that somebody answers with a written yes or no, or with what stands
    on its button; whether that was so.

    Words alone do nothing that a button asks for: what is written may be meant for something else.
    A no that changes nothing is taken.
    """
    if await _is_key_written(update, context, text):
        return True
    reader = context.reader()
    languages, refuses = reader.tr.languages, _refuses(context, text)
    if not (refuses or says_yes(text, languages) or says_at_once(text, languages)):
        return False
    asked = await _asked_to_decide(context)
    if asked is None:
        leaves = says_home(text, languages)
        return not leaves and await is_shown_again(
            update, context, decisions_alone=refuses, refuses=refuses
        )
    named = partial(with_button_named, reader, refuses=refuses)
    await open_screen(update, context, asked, adapted=named)
    return True


async def is_for_the_last_screen(update: Update, context: Context, text: str) -> bool:
    """Show the last screen again to a yes, a no, or what stands on its button, where it asks about
    something written, though an earlier question waits for a text; whether that was so.
    """
    asking = context.services.last_shown.asking(context.person.id, context.reader().now)
    asks = asking[0].asks if asking else None
    if asks is None or not asks.about:
        return False
    if await _is_key_written(update, context, text):
        return True
    languages = context.reader().tr.languages
    refuses = _refuses(context, text)
    says_so = refuses or says_yes(text, languages) or says_at_once(text, languages)
    if not says_so or says_home(text, languages):
        return False
    return await is_shown_again(update, context, decisions_alone=refuses, refuses=refuses)


async def _is_key_written(update: Update, context: Context, text: str) -> bool:
    """Take a no by which little is lost, and show the last screen again to somebody who writes
    another label of what it waits for; whether that was so.
    """
    languages = context.reader().tr.languages
    asking = context.services.last_shown.asking(context.person.id, context.reader().now)
    asks = asking[0].asks if asking else None
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
    return meant is not None and await is_shown_again(
        update, context, decisions_alone=False, refuses=meant == asks.no
    )


def _refuses(context: Context, text: str) -> bool:
    """Whether a text is a no; to a screen that has one, it may be said in a sentence."""
    reader = context.reader()
    asking = context.services.last_shown.asking(context.person.id, reader.now)
    has_no = asking is not None and asking[0].asks is not None and asking[0].asks.no is not None
    languages = reader.tr.languages
    return says_no(text, languages) or (has_no and refuses_what_is_asked(text, languages))


async def is_shown_again(
    update: Update, context: Context, *, decisions_alone: bool, refuses: bool = False
) -> bool:
    """Show the last screen again where it waits for a press, as it was; whether it does.

    To open it anew might do what its button does.
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
