"""From the last look to everybody's phone, and what can still be done about what was sent."""

from dataclasses import replace

from telegram import Update
from telegram.error import BadRequest

from handlers.broadcasts import actions as b
from handlers.broadcasts import check_screens, desk_screens, draft_screens, looking, posts, words
from handlers.broadcasts.check_screens import refusal_in_words
from handlers.frame.feature import Context, Followed
from handlers.frame.showing import keyboard, message_of, present, refuse
from handlers.ui.screen import Screen
from storage.broadcasts import amend, compose, releasing, report, send
from storage.broadcasts.model import (
    OVER,
    UNDER_WAY,
    Audience,
    Broadcast,
    ContentKind,
    Part,
    PartKind,
    State,
)
from storage.broadcasts.releasing import Refusal


async def check(
    context: Context, draft: Broadcast, _press: b.OfBroadcast, note: str = ""
) -> Followed:
    """The last look before it is sent."""
    checked = await looking.checked(context, draft)
    screen = check_screens.check(context.reader(), draft, checked, note)
    return Followed(screen, b.Check(draft.id))


async def test_to_me(context: Context, draft: Broadcast, press: b.TestToMe) -> Followed:
    """Send it to its author, as everybody will get it."""
    services = context.services
    await services.database.write(releasing.owe_test, draft, services.clock.now())
    services.wake_up.set()
    return await check(context, draft, press, context.reader().tr("It is on its way to you."))


async def release(context: Context, draft: Broadcast, press: b.Release) -> Followed:
    """Let it go, where it still is what was shown."""
    services, v = context.services, context.reader()
    outcome = await services.database.write(
        releasing.release,
        services.current_release.snapshot,
        draft.id,
        press.revision,
        context.person.id,
        services.clock.now(),
        services.admins,
        services.needs_approval,
    )
    services.wake_up.set()
    if isinstance(outcome, Refusal):
        again = await looking.find_draft(context, draft.id)
        if again is None:
            return Followed(await looking.overview(context, b.Broadcasts()), b.Broadcasts())
        return await check(context, again, press, refusal_in_words(v, outcome))
    if outcome.state is State.SENDING:
        return Followed(draft_screens.begun(v, outcome), b.BroadcastAt(draft.id))
    return await looking.standing(context, outcome)


async def discard(context: Context, draft: Broadcast, press: b.Discard) -> Followed | Screen:
    """Forget a draft, once that is sure."""
    if not press.sure:
        return draft_screens.discard_question(context.reader(), draft)
    await context.services.database.write(compose.discard, draft.id, context.person.id)
    return Followed(await looking.overview(context, b.Broadcasts()), b.Broadcasts())


async def no_longer_a_draft(context: Context, press: b.OfBroadcast) -> Followed | None:
    """Show the author what the first of two presses has done; None for all others."""
    found = await looking.find(context, press.number)
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
    for language in found.versions:
        try:
            await _send_version(context, message.chat.id, found, language)
        except BadRequest as error:
            name = words.language_name(context.reader(), language)
            note = context.reader().tr(
                "{language}: Telegram refuses it ({reason}). Please send it to me again.",
                language=name,
                reason=error.message,
            )
    if found.state is State.DRAFT:
        shown = await check(context, found, press, note)
        await present(update, context, shown.screen, shown.then, anew=True)
    else:
        screen = await looking.as_it_stands(context, found, note)
        await present(update, context, screen, b.BroadcastAt(found.id), anew=True)


async def _send_version(context: Context, chat: int, found: Broadcast, language: str) -> None:
    v = replace(context.reader(), tr=context.services.translators[language])
    post = posts.post(v, found, found.versions[language], 0)
    await posts.send_post(context.bot, chat, post)
    if post.version.kind is ContentKind.ALBUM and post.rows:
        screen = posts.buttons_of_album(v, found.buttons, 0)
        await context.bot.send_message(chat, screen.text, reply_markup=keyboard(screen.rows))


async def approve(context: Context, found: Broadcast, press: b.Approve) -> Followed | None:
    """Approve it as a second organiser, where it still is what was shown."""
    services, v = context.services, context.reader()
    if not v.is_organiser:
        return None
    outcome = await services.database.write(
        releasing.approve,
        services.current_release.snapshot,
        found.id,
        press.revision,
        context.person.id,
        services.clock.now(),
        services.admins,
    )
    if isinstance(outcome, Refusal):
        return await _done(context, found, None, refusal_in_words(v, outcome))
    return await _done(context, found, outcome)


async def decline(context: Context, found: Broadcast, _press: b.Decline) -> Followed | None:
    """A second organiser sends it back to its author."""
    services, me = context.services, context.person.id
    if not context.reader().is_organiser:
        return None
    declined = await services.database.write(releasing.decline, found.id, me, services.clock.now())
    return await _done(context, found, declined)


async def take_back(context: Context, found: Broadcast, _press: b.TakeBack) -> Followed:
    """Make a draft again of what is planned or waits for approval."""
    services, me, tr = context.services, context.person.id, context.reader().tr
    taken = await services.database.write(releasing.take_back, found.id, me, services.clock.now())
    note = tr("It is a draft again and is not sent before you send it anew.") if taken else ""
    return await _done(context, found, taken, note)


async def pause(context: Context, found: Broadcast, _press: b.Pause) -> Followed:
    """Pause the sending."""
    services = context.services
    paused = await services.database.write(send.pause, found.id, services.clock.now())
    return await _done(context, found, paused)


async def go_on(context: Context, found: Broadcast, press: b.GoOn) -> Followed | Screen:
    """Resume the sending, once that is sure where it was paused long ago."""
    services, now = context.services, context.services.clock.now()
    if not press.sure and found.is_stale(now):
        result = await looking.result(context, found)
        return desk_screens.go_on_question(context.reader(), found, result)
    return await _done(context, found, await services.database.write(send.go_on, found.id, now))


async def stop(context: Context, found: Broadcast, _press: b.Stop) -> Followed:
    """Stop the sending for good."""
    services, me = context.services, context.person.id
    stopped = await services.database.write(send.stop, found.id, me, services.clock.now())
    return await _done(context, found, stopped)


async def _done(
    context: Context, found: Broadcast, done: Broadcast | None, note: str = ""
) -> Followed:
    """What was done to a broadcast, as it stands then; or what others have done meanwhile."""
    services = context.services
    async for _ in services.database.write_slices(send.cancel_slice, services.clock.now()):
        pass
    services.wake_up.set()
    shown = done if done and looking.may_see(context.reader(), done) else None
    if done is None:
        shown = await looking.find(context, found.id)
    if shown is None:
        return Followed(await looking.overview(context, b.Broadcasts()), b.Broadcasts())
    return await looking.standing(context, shown, note)


def was_sent(found: Broadcast) -> bool:
    """Whether something can still be done about a broadcast that was sent."""
    return found.corrects is None and found.state in (*UNDER_WAY, *OVER)


async def send_again(context: Context, found: Broadcast, press: b.SendAgain) -> Followed | None:
    """A draft with the same content, to those who missed it or may have."""
    if press.to not in (PartKind.MISSED, PartKind.UNSURE):
        return None
    services, me = context.services, context.person.id
    audience = Audience((Part(press.to, str(found.id)),))
    made = await services.database.write(
        compose.make_again, found, me, audience, services.clock.now()
    )
    return await looking.standing(context, made)


async def correct(context: Context, found: Broadcast, _press: b.Correct) -> Followed | None:
    """A draft that corrects what was sent."""
    if found.recalled_at is not None:
        return None
    services, me = context.services, context.person.id
    made = await services.database.write(compose.make_correction, found, me, services.clock.now())
    return await looking.standing(context, made)


async def recall(context: Context, found: Broadcast, press: b.Recall) -> Followed | Screen:
    """Take it back from everybody, once that is sure."""
    services, now = context.services, context.services.clock.now()
    if not press.sure and found.recalled_at is None:
        possible = await services.database.read(amend.recallable, found, now)
        sent = (await services.database.read(report.progress, found)).sent
        return desk_screens.recall_question(context.reader(), found, possible, sent - possible)
    recalled = await services.database.write(amend.recall, found.id, context.person.id, now)
    return await _done(context, found, recalled)


async def recall_and_resend(
    context: Context, correction: Broadcast, _press: b.RecallAndResend
) -> Followed | None:
    """Make what a correction cannot edit a draft of its own, which takes the place of what was
    sent: that is recalled when the new one goes out, so that nobody is left with nothing.
    """
    if correction.corrects is None:
        return None
    services, me = context.services, context.person.id
    audience = Audience((Part(PartKind.ADDRESSED, str(correction.corrects)),))
    made = await services.database.write(
        compose.make_again, correction, me, audience, services.clock.now(), correction.corrects
    )
    await services.database.write(compose.discard, correction.id, me)
    return await looking.standing(context, made)
