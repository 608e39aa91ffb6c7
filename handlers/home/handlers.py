"""/start with what a deep link names, and the choice of a language."""

from dataclasses import replace

from telegram import Update

from handlers.frame.context import Context
from handlers.frame.dispatch import followed_by, open_screen
from handlers.frame.showing import note_refused, present
from handlers.home import screens as views
from handlers.home.actions import ChooseLanguage
from handlers.ui.action import Action
from handlers.ui.back import Anew, Home
from storage import people


async def on_start(update: Update, context: Context) -> None:
    """Open what a deep link names, or home; who has not chosen a language is asked first."""
    target = context.features.linked(context.args[0] if context.args else "")
    offers_languages = context.reader().offers_languages
    if isinstance(target, ChooseLanguage):
        await choose_language(update, context, target)
    elif offers_languages and not context.person.language_chosen:
        await _ask_for_language(update, context, target or Home())
    elif target is None or (found := await followed_by(context, target)) is None:
        reader = context.reader()
        note_refused(target or "a link")
        screen = views.home(reader).with_note(reader.tr("This link leads nowhere (any more)."))
        await present(update, context, screen)
    else:
        await present(update, context, found.screen, found.then)


async def choose_language(update: Update, context: Context, choice: ChooseLanguage) -> None:
    """Keep the language a person chose, then open what they wanted before they were asked.

    One that the event does not have is kept as well: it counts once the event has it.
    """
    services, person = context.services, context.person
    now = services.clock.now()
    await services.database.write(people.choose_language, person.id, choice.language, now)
    context.person = replace(person, language=choice.language, language_chosen=True)
    await open_screen(update, context, choice.then)


def choice_of(context: Context, code: str) -> ChooseLanguage:
    """What the button for a language says below what a person sees: it leads on from there."""
    last, me, now = context.services.last_shown, context.person.id, context.services.clock.now()
    choices = (key for key in last.below(me, now) if isinstance(key, ChooseLanguage))
    asked = next(choices, None)
    return ChooseLanguage(code, asked.then if asked else last.of(me, now) or Home())


async def open_anew(update: Update, context: Context, action: Anew) -> None:
    await open_screen(update, context, action.then, anew=True)


async def _ask_for_language(update: Update, context: Context, then: Action) -> None:
    services = context.services
    event = services.current_release.snapshot.event
    guessed = context.person.language
    screen = views.language_question(services.translators, event, then, guessed)
    await present(update, context, screen)
