"""What an organiser writes of a change: the change itself, its reason, or that all stays."""

from dataclasses import replace

from handlers.frame.context import Context, Followed
from handlers.frame.reader import Reader
from handlers.frame.short_answers import says_no
from handlers.info.door import write_below
from handlers.questions import screens as answers
from handlers.questions.asker import Asker
from handlers.questions.intents import NO_ANSWER, Intent, SmallTalk
from handlers.questions.orders.changes import read_move, read_order
from handlers.questions.orders.denied import leaves_all_as_it_is
from handlers.questions.orders.hours import said_later
from handlers.questions.orders.page_wishes import said_anew_of_a_page
from handlers.questions.orders.reasons import tells_of_illness
from handlers.questions.orders.renaming import read_renaming
from handlers.questions.orders.taken_back import held_back_by, says_it_is_on, takes_back
from handlers.questions.orders.undoing import wants_stopped, wants_undone
from handlers.questions.orders.unsettled import is_unsettled
from handlers.questions.orders.words import order_words
from handlers.questions.reading.from_text import read_question
from handlers.questions.reading.senses import Sense
from handlers.questions.understanding import by_rules
from handlers.releases import door as releases
from handlers.releases.actions import DraftAt
from storage.programme.search import SearchIndex


async def prepared(
    context: Context, reader: Reader, text: str, index: SearchIndex, asker: Asker
) -> Followed | None:
    """The change that an organiser has written, to be pressed; None where they ask something."""
    if stays := await releases.kept_of_file(context, asker.shown, text):
        return stays
    if isinstance(asker.shown, DraftAt):
        if wants_undone(text, index) or leaves_all_as_it_is(text, index):
            return await releases.waits_for_a_press(context, asker.shown)
        later = said_later(read_question(text, index), order_words(index.languages))
        followed = await releases.beside_draft(context, asker.shown, text, later)
        changed = {} if followed else await releases.changed_by(context, asker.shown)
        if followed is None and (
            wants_stopped(text, index) or takes_back(reader, text, index, asker, changed)
        ):
            followed = await releases.waits_for_a_press(context, asker.shown)
        if followed is not None:
            return followed
    elif says_it_is_on(text, index) and (
        followed := await releases.waits_for_a_press(context, asker.shown, or_newest=False)
    ):
        return followed
    elif leaves_all_as_it_is(text, index):
        return await releases.just_published(context) or Followed(answers.stays_as_it_is(reader))
    elif releases.decides(reader, text):
        # Who leaves something else is not shown a change that they began earlier.
        leaves = says_no(text, reader.tr.languages)
        followed = await releases.waits_for_a_press(context, asker.shown, or_newest=not leaves)
        if followed is not None:
            return followed
    if "?" not in text and says_no(text, reader.tr.languages):
        return Followed(answers.stays_as_it_is(reader))
    renaming = read_renaming(reader, text, index, asker)
    order = None if renaming else read_order(reader, text, index, asker)
    named = renaming.name if renaming else ""
    if (renaming or order) and is_unsettled(reader, text.replace(named, ""), index):
        return Followed(answers.only_what_is_settled(reader))
    if order and order.is_unknown:
        # What is called like no session may be a page.
        found = by_rules(text, reader.now, reader.snapshot, index, asker.besides())
        if said := said_anew_of_a_page(reader, text, index, found[0].intent):
            return await write_below(context, said.page, said.text, said.language)
    if renaming:
        return await releases.rename(context, renaming.asking, renaming.name, renaming.beside)
    if order is None:
        return None
    followed = await releases.prepare(context, order)
    if followed is None:
        return None
    held = await held_back_by(context, order)
    return replace(followed, screen=followed.screen.with_last_line(held))


async def beside_a_draft(
    context: Context, reader: Reader, text: str, index: SearchIndex, asker: Asker, intent: Intent
) -> Followed | None:
    """What follows for a change that waits: its reason, or its screen where somebody agrees. What
    has no answer by the rules may be a move without a verb; what is new of an info page is written
    there.
    """
    ruled = by_rules(text, reader.now, reader.snapshot, index, asker)
    is_unanswered = isinstance(ruled[0].intent, NO_ANSWER)
    if is_unanswered and (move := read_move(reader, text, index, asker)):
        if is_unsettled(reader, text, index):
            return Followed(answers.only_what_is_settled(reader))
        return await releases.prepare(context, move)
    if isinstance(intent, SmallTalk) and intent.kind is Sense.REMARK:
        return await releases.waits_for_a_press(context, asker.shown, or_newest=False)
    if said := said_anew_of_a_page(reader, text, index, intent):
        return await write_below(context, said.page, said.text, said.language)
    tells_why = tells_of_illness(reader, text, index)
    if not isinstance(asker.shown, DraftAt) or not (is_unanswered or tells_why):
        return None
    return await releases.as_reason(context, asker.shown, text, is_another=tells_why)
