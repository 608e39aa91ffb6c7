"""What the author of a message that has just gone out to many writes to have it say something else.

It is proposed as a correction beside what it would replace; only the button of the draft sends it.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from telegram import Message, Update

from handlers.broadcasts import actions as b
from handlers.broadcasts import looking, received, sending, words
from handlers.broadcasts.correction_said import as_correction, said_instead
from handlers.broadcasts.holding import JUST_SENT
from handlers.broadcasts.taking_apart import possible_languages
from handlers.broadcasts.words_replaced import with_other_words
from handlers.broadcasts.written_above import answered_version
from handlers.frame.context import Context, Followed
from handlers.frame.reader import Reader
from handlers.frame.showing import refuse
from handlers.ui.on_a_phone import shortened
from handlers.ui.screen import Asks, Button, Screen, Text
from storage.broadcasts import compose, report, send, store
from storage.broadcasts.model import Broadcast
from storage.content import ContentKind, Version

_QUOTED: Final = 200


async def to_correct(context: Context, message: Message | None) -> Broadcast | None:
    """The message to many that its author may want corrected: the one they answer, else the one
    sent last, where that was just now; None where there is none.
    """
    database, me = context.services.database, context.person.id
    if above := message.reply_to_message if message else None:
        number = await database.read(send.broadcast_in, me, above.message_id)
        found = await database.read(store.find, number) if number is not None else None
    else:
        since = context.services.clock.now() - JUST_SENT
        found = await database.read(report.sent_last, me, since)
    return found if found and _may_correct(context.reader(), found) else None


def _may_correct(reader: Reader, found: Broadcast) -> bool:
    is_open = found.author == reader.person.id and found.scope.is_open_to(reader.rights)
    return is_open and sending.was_sent(found) and found.recalled_at is None


async def proposed(
    context: Context, sent: Broadcast, message: Message, text: str, *or_else: Button
) -> Followed:
    """Whether a text is to correct what was sent, or what it may be else; without a text what was
    sent, with the button.
    """
    reader = context.reader()
    said = said_instead(text, reader.tr.languages)
    if not said:
        return await looking.standing(context, sent)
    asked = replace(_question(reader, sent, text, or_else), reply_to=message.message_id)
    return Followed(asked)


def _question(reader: Reader, sent: Broadcast, text: str, or_else: Sequence[Button]) -> Screen:
    tr = reader.tr
    shown = Text().title(tr("Is this to correct no. {number}?", number=sent.number))
    shown.line(tr("You wrote: “{text}”", text=shortened(text, _QUOTED)))
    written = Version(ContentKind.TEXT, text)
    fitting = possible_languages(reader, written, sent.versions) or [*sent.versions]
    version = sent.versions[fitting[0]]
    shown.line(tr("So far: {version}", version=words.version_in_words(reader, version))).line()
    shown.line(tr("Nobody gets it before you have checked it."))
    label = tr("Correct no. {number}", number=sent.number)
    yes = Button(label, b.CorrectAbove(sent.id), style="primary")
    about = tr("“{text}”", text=shortened(text, _QUOTED))
    new = Button(tr("New broadcast"), b.BeginText())
    return shown.screen(yes, or_else, new, reader.home(), asks=Asks(yes, about=about))


async def correct(update: Update, context: Context, press: b.Correct) -> None:
    """Begin a draft that corrects what was sent; with what is written above, where that is why."""
    found = await looking.find(context, press.number)
    is_open = found is not None and found.scope.is_open_to(context.reader().rights)
    if found is None or not (is_open and sending.was_sent(found)) or found.recalled_at is not None:
        await refuse(update, context, press)
        return
    services, me = context.services, context.person.id
    now = services.clock.now()
    draft = await services.database.write(compose.make_correction, found, me, now=now)
    is_above = isinstance(press, b.CorrectAbove)
    version = answered_version(update) if is_above else None
    if version is None:
        note = context.reader().tr("Please send it to me once more.") if is_above else ""
        await received.show(update, context, draft, note)
        return
    languages = context.reader().tr.languages
    is_text = not with_other_words(found, version.text, languages)
    if is_text:
        version = as_correction(version, languages)
    await received.take_unasked(update, context, draft, version, is_text=is_text)
