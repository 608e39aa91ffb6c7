"""What is on its way to people, for somebody who writes that it is to be stopped."""

from handlers.broadcasts import door as broadcasts
from handlers.frame.context import Context, Followed
from handlers.frame.reader import Reader
from handlers.questions.asker import Asker
from handlers.questions.orders.undoing import wants_stopped
from handlers.releases import door as releases
from handlers.releases.actions import DraftAt
from storage.programme.search import SearchIndex


async def stopped(
    context: Context, reader: Reader, text: str, index: SearchIndex, asker: Asker
) -> Followed | None:
    """The screen that holds back or takes back what is on its way; None where nothing is, and
    beside a draft, which is what they mean.
    """
    if isinstance(asker.shown, DraftAt) or not asker.may_write or not wants_stopped(text, index):
        return None
    own = await broadcasts.going_out(context, asker.shown)
    if own is None or own != asker.shown:
        untold = await releases.just_published(context) if reader.is_organiser else None
        if untold is not None:
            return untold
    return await broadcasts.held(context, own) if own else None
