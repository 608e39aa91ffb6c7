"""Writing a draft: changed by a press or in answer to a question, and shown again.

What a press changes is decided by the draft as it was read; where it is another by then, the change
is refused and the draft shown as it stands.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from itertools import chain, repeat
from typing import Final

from handlers.broadcasts import actions as b
from handlers.broadcasts import looking, words
from handlers.broadcasts import question_screens as views
from handlers.frame.context import Context, Followed
from handlers.frame.forms import AskAgain, Form, Step
from handlers.frame.links import not_a_link
from handlers.frame.reader import Reader
from handlers.frame.times.written import delay_written, moment_written
from handlers.ui.on_a_phone import shortened
from storage.broadcasts import compose
from storage.broadcasts.checking import Refusal
from storage.broadcasts.model import Broadcast, ButtonKind, PostButton
from storage.moments import from_ms
from storage.programme.parsing.links import unfit_for_link

_QUOTED = 60
_LATEST_MINUTE = 253_402_300_799 // 60
"""The last one that a date can name."""


async def made(
    context: Context, use_case: Callable[..., Broadcast], *values: object, **more: object
) -> Followed:
    """The draft that a use case makes of these values at this moment, as it stands."""
    services = context.services
    draft = await services.database.write(use_case, *values, now=services.clock.now(), **more)
    return await looking.standing(context, draft)


async def keep(context: Context, edited: Broadcast) -> Broadcast | None:
    """Keep a draft as it was edited; None where it is another by now, or may not be so."""
    return await context.services.database.write(compose.edit, edited, context.person.id)


async def _draft(context: Context, press: b.OfBroadcast) -> Broadcast | None:
    return await looking.find_draft(context, press.number)


async def _take(context: Context, press: b.OfBroadcast, edited: Broadcast) -> Followed | None:
    """The draft, or its buttons, once they are changed; as they stand where that is refused."""
    shown, note = await keep(context, edited), ""
    if shown is None:
        shown = await looking.find_draft(context, edited.id)
        note = words.refusal_in_words(context.reader(), Refusal.OUT_OF_DATE)
    if shown is None:
        return None
    if isinstance(press, b.OfButtons):
        return DRAFT.show(context, b.ChooseButtons(shown.id), shown, note)
    return await looking.standing(context, shown, note)


def _without_version(_reader: Reader, draft: Broadcast, press: b.DropVersion) -> Broadcast:
    """Nothing is said in a language any more, where it still is what was shown."""
    left = {name: said for name, said in draft.versions.items() if name != press.language}
    return replace(draft, versions=left, revision=press.revision)


def _fallback(_reader: Reader, draft: Broadcast, press: b.SetFallback) -> Broadcast | None:
    """Which version those get whose language has none."""
    if press.language and press.language not in draft.versions:
        return None
    return replace(draft, fallback=press.language or None)


def _kept(_reader: Reader, draft: Broadcast, press: b.KeepVersion) -> Broadcast | None:
    """In a language a correction leaves what was sent."""
    if draft.corrects is None or press.language not in draft.versions:
        return None
    return replace(draft, kept=tuple(dict.fromkeys((*draft.kept, press.language))))


def _urgent(_reader: Reader, draft: Broadcast, press: b.SetUrgent) -> Broadcast:
    return replace(draft, urgent=press.on)


def _says_corrected(_reader: Reader, draft: Broadcast, press: b.SetSaysCorrected) -> Broadcast:
    return replace(draft, says_corrected=press.on)


def _moment(_reader: Reader, draft: Broadcast, press: b.SetMoment) -> Broadcast | None:
    """When it is sent."""
    if press.minute > _LATEST_MINUTE:
        return None
    return replace(draft, send_at=from_ms(press.minute * 60_000) if press.minute else None)


def _moment_in(reader: Reader, draft: Broadcast, text: str) -> Broadcast | AskAgain:
    """When it is sent, as it was written; or what is wrong with it."""
    cannot_read = reader.tr("I cannot read “{text}” as a time.", text=shortened(text, _QUOTED))
    return moment_said(reader, draft, text) or AskAgain(cannot_read)


def moment_said(reader: Reader, draft: Broadcast, text: str) -> Broadcast | AskAgain | None:
    """A draft with the moment that a text names and nothing else, or that this one has passed.

    None where the text says something else, and for a correction, which has no moment.
    """
    if draft.corrects is not None:
        return None
    delay = delay_written(reader, text)
    send_at: datetime | None
    if delay is not None:
        send_at = reader.now + delay if delay else None
        return replace(draft, send_at=send_at)
    send_at = moment_written(reader, text)
    if send_at is None:
        return None
    if send_at <= reader.now:
        return AskAgain(reader.tr("{moment} has passed already.", moment=reader.moment(send_at)))
    return replace(draft, send_at=send_at)


def _seen(_reader: Reader, draft: Broadcast, _press: b.ToggleSeen) -> Broadcast:
    """Readers can mark it as seen, or no longer."""
    seen, others = PostButton(ButtonKind.SEEN), draft.buttons
    left = tuple(button for button in others if button != seen)
    return replace(draft, buttons=left if seen in others else (*others, seen))


def _to_session(reader: Reader, draft: Broadcast, press: b.SessionButton) -> Broadcast | None:
    """A button more that opens a session."""
    if press.session not in reader.snapshot.sessions:
        return None
    return _with_button(draft, PostButton(ButtonKind.SESSION, press.session))


def _to_group(reader: Reader, draft: Broadcast, press: b.GroupButton) -> Broadcast | None:
    """A button more that opens a group."""
    if press.group not in reader.snapshot.groups:
        return None
    return _with_button(draft, PostButton(ButtonKind.GROUP, press.group))


def _without_button(_reader: Reader, draft: Broadcast, press: b.DropButton) -> Broadcast | None:
    """One button less."""
    if press.place >= len(draft.buttons):
        return None
    return replace(
        draft, buttons=(*draft.buttons[: press.place], *draft.buttons[press.place + 1 :])
    )


def _link_in(reader: Reader, draft: Broadcast, text: str) -> Broadcast | AskAgain:
    """A button more with a link, as it was written: its address, and what stands on it in each
    language, the last words in all that follow; or what is wrong with the address.
    """
    first, *labels = [line.strip() for line in text.splitlines() if line.strip()] or [""]
    address, _, label = first.partition(" ")
    labels = [label.strip(), *labels] if label else labels
    if "://" not in address and "." in address.strip("."):
        address = f"https://{address}"
    if unfit_for_link(address):
        return AskAgain(not_a_link(reader, address))
    in_turn = chain(map(shortened, labels), repeat(shortened(labels[-1]))) if labels else ()
    said = dict(zip(reader.languages, in_turn, strict=False))
    return _with_button(draft, PostButton(ButtonKind.LINK, address, said))


def _with_button(draft: Broadcast, added: PostButton) -> Broadcast:
    """One more; “Seen” stays the last, and none stands there twice."""
    others = [button for button in draft.buttons if button != added]
    ordered = sorted((*others, added), key=lambda button: button.kind is ButtonKind.SEEN)
    return replace(draft, buttons=tuple(ordered))


DRAFT: Final = Form(
    steps=(
        Step(
            b.AskVersion,
            views.version,
            picks={
                b.DropVersion: _without_version,
                b.SetFallback: _fallback,
                b.KeepVersion: _kept,
                b.SetUrgent: _urgent,
                b.SetSaysCorrected: _says_corrected,
            },
        ),
        Step(b.AskMoment, views.moment, _moment_in, {b.SetMoment: _moment}),
        Step(
            b.ChooseButtons,
            views.buttons,
            picks={
                b.ToggleSeen: _seen,
                b.SessionButton: _to_session,
                b.GroupButton: _to_group,
                b.DropButton: _without_button,
            },
        ),
        Step(b.ButtonGroups, views.button_groups),
        Step(b.AskLink, views.link, _link_in),
    ),
    subject=_draft,
    take=_take,
    allowed=looking.writes,
    no_way_back_from=(b.BroadcastAction,),
)
