"""How a broadcast is begun: by its button, or by writing it at the list of all."""

from dataclasses import replace

from telegram import Message, Update

from handlers.broadcasts import actions as b
from handlers.broadcasts import (
    audience_screens,
    correcting,
    following,
    holding,
    looking,
    question_screens,
    received,
)
from handlers.broadcasts.addressed import leaves, when_said
from handlers.broadcasts.correction_said import says_correct
from handlers.broadcasts.drafting import moment_said
from handlers.broadcasts.written_above import answered_version
from handlers.frame import dialogues
from handlers.frame.content import version_of
from handlers.frame.context import Context, Followed
from handlers.frame.short_answers import says_yes
from handlers.frame.showing import present, refuse
from handlers.ui.screen import Screen
from storage.broadcasts import compose, report
from storage.broadcasts.model import Broadcast, Scope
from storage.content import Version
from storage.programme.conversion.reading import foreign_form_of
from storage.programme.file_forms import form_of


async def begin(context: Context, _press: b.NewBroadcast) -> Followed | Screen:
    """A new draft; where there is a choice, to whom it may go at all is asked first."""
    scopes = looking.scopes_of(context.reader())
    if len(scopes) > 1:
        return audience_screens.choosing_scope(context.reader(), scopes)
    return await looking.standing(context, await _new(context, scopes[0]))


async def begin_for(update: Update, context: Context, press: b.NewFor) -> None:
    """A new draft to some people, for those who may write to just these; with what was written
    above, where that is why it was asked to whom it goes.
    """
    scope = Scope(press.kind, press.id)
    if scope not in looking.scopes_of(context.reader()):
        await refuse(update, context, press)
        return
    draft, version = await _new(context, scope), answered_version(update)
    if version is not None and version.media_group is not None:
        # Of an album only its first item was kept in the question.
        note = context.reader().tr("Please send it to me once more.")
        await received.show(update, context, draft, note)
    elif version is not None:
        await received.take_unasked(update, context, draft, version)
    else:
        followed = await looking.standing(context, draft)
        await present(update, context, followed.screen, followed.then)


async def take_if_wanted(update: Update, context: Context) -> bool:
    """Take a message that is no text as a version where one is waited for; whether it was taken."""
    asking = dialogues.awaited(context)
    if await following.take_into_album(update, context):
        return True
    # What may be a programme is a version only where that was asked.
    is_other = _may_be_programme(update.message)
    if isinstance(asking, b.AskVersion) or (
        isinstance(asking, b.OpenDraft | b.Check) and not is_other
    ):
        await received.take(update, context, asking)
        return True
    if isinstance(asking, b.Broadcasts) and not is_other:
        await take_at_list(update, context, asking)
        return True
    return False


def _may_be_programme(message: Message | None) -> bool:
    """Whether a file is called as those are that hold a programme."""
    document = message.document if message else None
    name = (document.file_name or "") if document else ""
    return form_of(name) is not None or foreign_form_of(name) is not None


async def take_at_list(update: Update, context: Context, asking: b.Broadcasts) -> None:
    """Begin a broadcast with what is written at the list of all; an hour alone says when the draft
    is to be sent.
    """
    reader, message = context.reader(), update.message
    version = version_of(message) if message else None
    languages = reader.tr.languages
    if version and (off := await holding.called_off_at_list(context, version.text)):
        await present(update, context, off.screen, off.then)
        return
    sent = await correcting.to_correct(context, None) if message else None
    if version and message and sent and says_correct(sent, version.text, languages):
        fix = await correcting.proposed(context, sent, message, version.text)
        await present(update, context, fix.screen, fix.then)
        return
    if version and (says_yes(version.text, languages) or leaves(version.text, languages)):
        await present(update, context, await looking.overview(context, asking), asking)
        return
    await begin_with(update, context, version)


async def begin_text(update: Update, context: Context, _press: b.BeginText) -> None:
    """Begin a broadcast with the message that was asked about after all."""
    version = answered_version(update)
    if version is None:
        shown = await looking.at_list(context)
        note = context.reader().tr("Please send it to me once more.")
        await present(update, context, shown.screen.with_last_line(note), shown.then)
    else:
        await begin_with(update, context, version)


async def begin_with(update: Update, context: Context, version: Version | None) -> None:
    """Begin a broadcast with a message; an hour alone says when the draft is to be sent."""
    reader, message = context.reader(), update.message
    drafts = await context.services.database.read(report.drafts_of, context.person.id)
    when = await when_said(context, version.text) if version else ""
    timed = [(draft, moment_said(reader, draft, when)) for draft in drafts if version]
    moments = [draft for _, draft in timed if isinstance(draft, Broadcast)]
    if len(moments) > 1:
        screen = question_screens.whose_moment(reader, moments)
        await present(update, context, screen)
        return
    scopes = looking.scopes_of(reader)
    if len(scopes) > 1 and not moments:
        screen = audience_screens.choosing_scope(reader, scopes)
        reply_to = message.message_id if message else None
        await present(update, context, replace(screen, reply_to=reply_to))
    else:
        draft = drafts[0] if moments else await _new(context, scopes[0])
        await received.take_unasked(update, context, draft, version)


async def _new(context: Context, scope: Scope) -> Broadcast:
    services = context.services
    me, now = context.person.id, services.clock.now()
    return await services.database.write(compose.make, me, scope, now)
