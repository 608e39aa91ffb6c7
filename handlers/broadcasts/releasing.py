"""From the last look to everybody's phone: preview, test, release, approval, pause, stop."""

from dataclasses import replace

from telegram import Update
from telegram.error import BadRequest

from handlers.broadcasts import actions as b
from handlers.broadcasts import check_screens as checking
from handlers.broadcasts import desk_screens as desk_views
from handlers.broadcasts import draft_screens as draft_views
from handlers.broadcasts import looking, posts, words
from handlers.broadcasts.composing import find_draft
from handlers.broadcasts.posting import send_post
from handlers.broadcasts.rights import may_write_to
from handlers.frame.feature import Context, Followed
from handlers.frame.reader import Reader
from handlers.frame.showing import keyboard, message_of, present, refuse
from handlers.ui.screen import Screen
from storage.broadcasts import compose, releasing, send
from storage.broadcasts.model import Broadcast, ContentKind, State
from storage.broadcasts.releasing import Refusal


async def of_draft(press: b.OfBroadcast, context: Context) -> Followed | None:
    """What an author does with a draft as a whole; None where there is none (any more)."""
    v, services, me = context.reader(), context.services, context.person.id
    found = await find_draft(context, press.number)
    if found is None:
        return await _no_longer_a_draft(context, press.number)
    match press:
        case b.Check():
            return Followed(await _check(context, found), press)
        case b.TestToMe():
            await services.database.write(releasing.owe_test, found, services.clock.now())
            services.wake_up.set()
            note = v.tr("It is on its way to you.")
            return Followed(await _check(context, found, note), b.Check(found.id))
        case b.Release(revision=revision):
            return await _release(context, found, revision)
        case b.Discard(sure=False):
            return Followed(draft_views.discard_question(v, found), press)
        case b.Discard():
            await services.database.write(compose.discard, found.id, me)
            return Followed(await looking.overview(context, 0), b.Broadcasts())
        case _:
            return None


async def of_released(press: b.OfBroadcast, context: Context) -> Followed | None:
    """What is done with a broadcast that is no draft; None where the person may not."""
    found = await looking.find(context, press.number)
    if found is None or not may_write_to(context.reader(), found.scope):
        return None
    if isinstance(press, b.Approve | b.Decline) and not context.reader().is_organiser:
        return None
    now = context.services.clock.now()
    if isinstance(press, b.GoOn) and not press.sure and found.is_stale(now):
        result = await looking.result(context, found)
        return Followed(desk_views.go_on_question(context.reader(), found, result), press)
    note = await _done(press, context, found)
    again = await looking.find(context, press.number)
    if again is None:
        return Followed(await looking.overview(context, 0), b.Broadcasts())
    return await looking.standing(context, again, note)


async def _no_longer_a_draft(context: Context, number: int) -> Followed | None:
    """Whoever presses twice sees what their first press has done."""
    found = await looking.find(context, number)
    if found is None or found.author != context.person.id or found.state is State.DRAFT:
        return None
    return await looking.standing(context, found)


async def preview(update: Update, context: Context, press: b.Preview) -> None:
    """Send both versions exactly as they will be, and the screen once more below them."""
    message = message_of(update)
    found = await looking.find(context, press.number)
    if found is None or message is None:
        await refuse(update, context, press)
        return
    note = ""
    for language, version in found.versions.items():
        v = _in_language(context, language)
        post = posts.post(v, found, version, 0)
        try:
            await send_post(context.bot, message.chat.id, post)
            if version.kind is ContentKind.ALBUM and post.rows:
                screen = posts.buttons_of_album(v, found.buttons, 0)
                await message.chat.send_message(screen.text, reply_markup=keyboard(screen.rows))
        except BadRequest as error:
            name = words.language_name(context.reader(), language)
            note = context.reader().tr(
                "{language}: Telegram refuses it ({reason}). Please send it to me again.",
                language=name,
                reason=error.message,
            )
    if found.state is State.DRAFT:
        screen = await _check(context, found, note)
        await present(update, context, screen, b.Check(found.id), anew=True)
    else:
        screen = await looking.as_it_stands(context, found, note)
        await present(update, context, screen, b.BroadcastAt(found.id), anew=True)


async def _check(context: Context, found: Broadcast, note: str = "") -> Screen:
    v = context.reader()
    return checking.check(v, found, await looking.checked(context, found), note)


async def _release(context: Context, found: Broadcast, revision: int) -> Followed:
    services, v = context.services, context.reader()
    outcome = await services.database.write(
        releasing.release,
        services.current_release.snapshot,
        found.id,
        revision,
        context.person.id,
        services.clock.now(),
        services.admins,
        services.needs_approval,
    )
    services.wake_up.set()
    if isinstance(outcome, Refusal):
        again = await find_draft(context, found.id)
        if again is None:
            return Followed(await looking.overview(context, 0), b.Broadcasts())
        note = checking.refusal_in_words(v, outcome)
        return Followed(await _check(context, again, note), b.Check(found.id))
    if outcome.state is State.SENDING:
        return Followed(draft_views.begun(v, outcome), b.BroadcastAt(found.id))
    return await looking.standing(context, outcome)


async def _done(press: b.OfBroadcast, context: Context, found: Broadcast) -> str:
    """Do what a press says; the result is what is to be said about it."""
    services, v, me = context.services, context.reader(), context.person.id
    write, now = services.database.write, services.clock.now()
    match press:
        case b.Approve(revision=revision):
            snapshot = services.current_release.snapshot
            outcome = await write(
                releasing.approve, snapshot, found.id, revision, me, now, services.admins
            )
            services.wake_up.set()
            return checking.refusal_in_words(v, outcome) if isinstance(outcome, Refusal) else ""
        case b.Decline():
            await write(releasing.decline, found.id, me, now)
        case b.TakeBack():
            if await write(releasing.take_back, found.id, me, now):
                services.wake_up.set()
                return v.tr("It is a draft again and is not sent before you send it anew.")
        case b.Pause():
            await write(send.pause, found.id, now)
        case b.GoOn():
            await write(send.go_on, found.id, now)
        case b.Stop():
            await write(send.stop, found.id, me, now)
        case _:
            pass
    services.wake_up.set()
    return ""


def _in_language(context: Context, language: str) -> Reader:
    """The person's viewpoint in another language."""
    return replace(context.reader(), tr=context.services.translators[language])
