"""From the last look to everybody's phone, and what can still be done about what was sent."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from telegram import Update
from telegram.error import BadRequest

from handlers.broadcasts import actions as b
from handlers.broadcasts import (
    desk_screens,
    draft_screens,
    looking,
    posts,
    question_screens,
    words,
)
from handlers.broadcasts.drafting import keep, made
from handlers.frame.calls import send_screen
from handlers.frame.context import Context, Followed
from handlers.frame.posts import send_post
from handlers.frame.showing import message_of, present, refuse
from handlers.ui.screen import Screen
from storage.broadcasts import amend, compose, releasing, report, send
from storage.broadcasts.checking import Refusal
from storage.broadcasts.model import (
    OVER,
    UNDER_WAY,
    Audience,
    Broadcast,
    Part,
    PartKind,
    State,
)
from storage.broadcasts.releasing import Outcome
from storage.content import ContentKind


async def check(
    context: Context, draft: Broadcast, _press: b.OfBroadcast, note: str = ""
) -> Followed:
    """The last look before it is sent; the draft, where something has to be decided before."""
    checked = await looking.checked(context, draft)
    if not {Refusal.HALF_CORRECTED, Refusal.UNCHANGED}.isdisjoint(checked.refusals):
        return await looking.standing(context, draft, note)
    unsigned = looking.unsigned(context, draft)
    screen = draft_screens.check(context.reader(), draft, checked, unsigned)
    return Followed(screen.with_last_line(note), b.Check(draft.id))


async def check_after_words(context: Context, draft: Broadcast) -> Followed:
    """The last look for somebody who writes that it may go; what is missing, where it may not."""
    reader = context.reader()
    checked = await looking.checked(context, draft)
    if checked.missing or Refusal.UNCHANGED in checked.refusals:
        return await looking.standing(context, draft)
    label = draft_screens.release_label(reader, draft, checked)
    note = reader.tr("Words alone send nothing. Press “{button}”.", button=label) if label else ""
    return await check(context, draft, b.Check(draft.id), note)


async def test_to_me(context: Context, draft: Broadcast, press: b.TestToMe) -> Followed:
    """Send each version to its author, as its readers will get it."""
    services = context.services
    await services.database.write(releasing.owe_test, draft, services.clock.now())
    services.wake_up.set()
    tr = context.reader().tr
    several, one = tr("Every version is on its way to you."), tr("It is on its way to you.")
    return await check(context, draft, press, several if len(draft.versions) > 1 else one)


async def release(context: Context, draft: Broadcast, press: b.Release) -> Followed:
    """Let it go, where it still is what was shown."""
    services, reader, me = context.services, context.reader(), context.person.id
    outcome = await services.database.write(
        releasing.release, draft.id, press.revision, me, looking.situation(context)
    )
    services.wake_up.set()
    if isinstance(outcome, Refusal):
        again = await looking.find_draft(context, draft.id)
        if again is None:
            return await looking.at_list(context)
        return await check(context, again, press, words.refusal_in_words(reader, outcome))
    if outcome.state is State.SENDING:
        return Followed(draft_screens.begun(reader, outcome))
    return await looking.standing(context, outcome)


async def discard(context: Context, draft: Broadcast, press: b.Discard) -> Followed | Screen:
    """Forget a draft, once that is sure."""
    if not press.sure:
        return question_screens.discard(context.reader(), draft)
    await context.services.database.write(compose.discard, draft.id, context.person.id)
    return await looking.at_list(context)


async def no_longer_a_draft(context: Context, press: b.OfBroadcast) -> Followed | None:
    """Show the author what the first of two presses has done; None for all others."""
    found = await looking.find(context, press.number)
    if found is None or found.author != context.person.id or found.state is State.DRAFT:
        return None
    return await looking.standing(context, found)


async def preview(update: Update, context: Context, press: b.Preview) -> None:
    """Send all versions as they will be, marked as a preview, and the screen below them."""
    message = message_of(update)
    found = await looking.find(context, press.number)
    if found is None or message is None:
        await refuse(update, context, press)
        return
    note = ""
    for language in (x for x in context.reader().languages if x in found.versions):
        try:
            await _send_version(context, message.chat.id, found, language)
        except BadRequest as error:
            note = context.reader().tr(
                "{language}: Telegram refuses it ({reason}). Please send it to me again.",
                language=words.version_name(context.reader(), language),
                reason=error.message,
            )
    if found.state is State.DRAFT:
        shown = await check(context, found, press, note)
    else:
        shown = await looking.standing(context, found, note)
    await present(update, context, shown.screen, shown.then, anew=True)


async def _send_version(context: Context, chat: int, found: Broadcast, language: str) -> None:
    reader = replace(context.reader(), tr=context.services.translators[language])
    mark = reader.tr("PREVIEW: only you see this.")
    post = posts.post(reader, found, found.versions[language], 0, mark)
    await send_post(context.calls, chat, post)
    if post.version.kind is ContentKind.ALBUM and post.rows:
        await send_screen(context.calls, chat, posts.buttons_of_album(reader, found.buttons, 0))


async def approve(context: Context, found: Broadcast, press: b.Approve) -> Followed | None:
    """Approve it as a second organiser, where it still is what was shown."""
    if not context.reader().is_organiser:
        return None
    outcome = await context.services.database.write(
        releasing.approve, found.id, press.revision, context.person.id, looking.situation(context)
    )
    return await _after(context, found, outcome)


async def decline(context: Context, found: Broadcast, _press: b.Decline) -> Followed | None:
    """A second organiser sends it back to its author."""
    if not context.reader().is_organiser:
        return None
    return await _do(context, found, releasing.decline, context.person.id)


async def take_back(context: Context, found: Broadcast, _press: b.TakeBack) -> Followed:
    """Make a draft again of what is planned or waits for approval."""
    note = context.reader().tr("It is a draft again and is not sent before you send it anew.")
    return await _do(context, found, releasing.take_back, context.person.id, note=note)


async def plan_anew(context: Context, found: Broadcast, at: datetime | None) -> Followed:
    """Let what is planned be a draft again for another moment, and show it before it is planned."""
    note = context.reader().tr("It is a draft again and is not sent before you send it anew.")
    me, now = context.person.id, context.services.clock.now()
    back = await context.services.database.write(releasing.take_back, found.id, me, now)
    kept = await keep(context, replace(back, send_at=at)) if isinstance(back, Broadcast) else None
    return await (
        check(context, kept, b.Check(kept.id), note) if kept else _after(context, found, back)
    )


async def pause(context: Context, found: Broadcast, _press: b.Pause) -> Followed:
    """Pause the sending."""
    return await _do(context, found, send.pause)


async def go_on(context: Context, found: Broadcast, press: b.GoOn) -> Followed:
    """Resume the sending, once that is sure where it was paused long ago."""
    if not press.sure and found.is_stale(context.services.clock.now()):
        result = await looking.result(context, found)
        question = desk_screens.go_on_question(context.reader(), found, result)
        return Followed(question, b.BroadcastAt(found.id))
    return await _do(context, found, send.go_on)


async def stop(context: Context, found: Broadcast, _press: b.Stop) -> Followed:
    """Stop the sending for good."""
    return await _do(context, found, send.stop, context.person.id)


async def recall(context: Context, found: Broadcast, press: b.Recall) -> Followed | Screen:
    """Take it back from everybody, once that is sure."""
    if press.sure or found.recalled_at is not None:
        return await _do(context, found, amend.recall, context.person.id)
    services = context.services
    possible = await services.database.read(amend.recallable, found, services.clock.now())
    sent = (await services.database.read(report.progress, found)).sent
    return desk_screens.recall_question(context.reader(), found, possible, sent - possible)


async def _do(
    context: Context,
    found: Broadcast,
    use_case: Callable[..., Broadcast | None],
    *by: int,
    note: str = "",
) -> Followed:
    """Do something to a broadcast at this moment, and show it as it stands then."""
    services = context.services
    done = await services.database.write(use_case, found.id, *by, services.clock.now())
    async for _ in services.database.write_slices(send.cancel_slice, services.clock.now()):
        pass
    return await _after(context, found, done, note)


async def _after(
    context: Context, found: Broadcast, outcome: Outcome | None, note: str = ""
) -> Followed:
    """A broadcast as it stands after something was done; or what others have done meanwhile."""
    context.services.wake_up.set()
    shown, reader = outcome, context.reader()
    if not isinstance(outcome, Broadcast):
        note = words.refusal_in_words(reader, outcome) if outcome else ""
        shown = await looking.find(context, found.id)
    if not isinstance(shown, Broadcast) or not looking.may_see(reader, shown):
        return await looking.at_list(context)
    return await looking.standing(context, shown, note)


def was_sent(found: Broadcast) -> bool:
    """Whether something can still be done about a broadcast that was sent."""
    return found.corrects is None and found.state in (*UNDER_WAY, *OVER)


async def send_again(context: Context, found: Broadcast, press: b.SendAgain) -> Followed | None:
    """A draft with the same content, to those who missed it or may have."""
    if press.to not in (PartKind.MISSED, PartKind.UNSURE):
        return None
    audience = Audience((Part(press.to, str(found.id)),))
    return await made(context, compose.make_again, found, context.person.id, audience)


async def recall_and_resend(
    context: Context, correction: Broadcast, _press: b.RecallAndResend
) -> Followed | None:
    """Make what a correction cannot edit a draft of its own, which takes the place of what was
    sent: that is recalled when the new one goes out, so that nobody is left with nothing.
    """
    if correction.corrects is None:
        return None
    if Refusal.HALF_CORRECTED in (await looking.checked(context, correction)).refusals:
        return await looking.standing(context, correction)
    me, original = context.person.id, correction.corrects
    audience = Audience((Part(PartKind.ADDRESSED, str(original)),))
    shown = await made(context, compose.make_again, correction, me, audience, replaces=original)
    await context.services.database.write(compose.discard, correction.id, me)
    return shown
