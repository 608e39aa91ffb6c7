"""Opening what an organiser wants that is no change of a session, with what they said filled in."""

from collections.abc import Sequence
from dataclasses import replace

from telegram import Update

from handlers.frame.context import Context
from handlers.frame.dispatch import open_screen
from handlers.frame.reader import Reader
from handlers.frame.showing import present
from handlers.info.door import write_below
from handlers.questions.actions import TakeAsAnswer
from handlers.questions.asker import Asker
from handlers.questions.orders.answer_or_change import mark_of
from handlers.questions.orders.desk_wishes import behind_new_page, read_desk_wish
from handlers.questions.orders.group_members import read_added
from handlers.questions.orders.group_wishes import read_group_wish, said_beside_seats
from handlers.questions.orders.page_wishes import added_to_a_page
from handlers.registrations.actions import AddByHand, GroupListAction
from handlers.registrations.door import one_by_one
from handlers.releases.actions import GroupAction, SetCapacity
from handlers.releases.door import said_beside
from handlers.ui.action import Action
from handlers.ui.paging import PAGE, number_keys
from handlers.ui.screen import Asks, Button, Screen, Text
from storage.programme.search import SearchIndex


async def try_wish(
    update: Update, context: Context, text: str, index: SearchIndex, asker: Asker
) -> bool:
    """Open what an organiser wants; False if they want none of these things."""
    reader = context.reader()
    if not reader.is_organiser:
        return False
    if (to_desk := read_desk_wish(reader, text, index)) is not None:
        left = behind_new_page(text, index.languages) or ""
        not_in_it = said_beside(reader, beside=left)
        await open_screen(update, context, to_desk, adapted=lambda x: x.with_last_line(not_in_it))
        return True
    said = added_to_a_page(reader, text, index, asker)
    on_page = said and await write_below(context, said.page, said.text, said.language)
    if on_page:
        await present(update, context, on_page.screen, on_page.then)
        return True
    return await _try_group_wish(update, context, text, index, asker.shown)


async def _try_group_wish(
    update: Update, context: Context, text: str, index: SearchIndex, shown: Action | None
) -> bool:
    """Open what an organiser wants of a group; whether they want that."""
    reader = context.reader()
    wish = read_group_wish(reader, text, index, shown)
    if not wish:
        return False
    if len(wish) > 1:
        await present(update, context, _which(reader, wish[:PAGE]))
        return True
    below = said_beside_seats(reader, text, index) if isinstance(wish[0], SetCapacity) else ""
    added = read_added(reader, text, index) if isinstance(wish[0], AddByHand) else None

    def adapted(screen: Screen) -> Screen:
        if added and added.name and update.message:
            label = reader.tr("Add: {name}", name=added.name)
            yes = Button(label, TakeAsAnswer(mark_of(wish[0])), style="primary")
            # The press finds the name in the message that the screen answers.
            return replace(
                screen,
                rows=((yes,), *screen.rows),
                reply_to=update.message.message_id,
                asks=Asks(yes, about=added.name),
            )
        return screen.with_last_line(one_by_one(reader.tr) if added and added.several else below)

    await open_screen(update, context, wish[0], adapted=adapted)
    return True


def _which(reader: Reader, wish: Sequence[Action]) -> Screen:
    """Asks of which group something is wanted."""
    keys = list[tuple[int, Action]]()
    text = Text().title(reader.tr("Which group?"))
    for number, press in enumerate(wish, 1):
        if isinstance(press, GroupAction | GroupListAction):
            group = reader.snapshot.groups[press.group]
            keys.append((number, press))
            text.line(f"{number}. {reader.text(group.title)}")
    return text.screen(number_keys(keys), reader.home())
