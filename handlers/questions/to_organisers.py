"""What is written to the organisers, and not asked of the bot: it is shown before it goes out."""

from typing import Final

from handlers.frame.context import Context
from handlers.frame.short_answers import says_no
from handlers.frame.written import is_question
from handlers.helpdesk.actions import PassOn, SendQuestion
from handlers.info.actions import InfoAt
from handlers.programme.actions import PlaceAt, SessionAt
from handlers.questions.intents import (
    Contact,
    DidYouMean,
    Intent,
    Nothing,
    OpenScreen,
    PartOfDay,
    Several,
)
from handlers.questions.orders.words import Says, order_words
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.senses import Sense

_LITTLE: Final = (Nothing, DidYouMean, Contact)
_ABOUT_THINGS: Final = (InfoAt, PlaceAt, SessionAt)


def wants_to_write(asked: Asked) -> bool:
    """Whether somebody would like to write to the organisers, and does not say what yet."""
    said = _told_to_organisers(asked)
    return said is not None and len(said) <= 1


def is_for_organisers(context: Context, intent: Intent, asked: Asked, text: str) -> bool:
    """Whether a text is to be passed on: it tells what to say to the organisers, is written after
    the wish to write to them, or corrects what was about to go out.
    """
    reader = context.reader()
    if not _gives_way(intent) or says_no(text, reader.tr.languages):
        return False
    said = _told_to_organisers(asked) or ()
    if len(said) > 1 or (said and not isinstance(intent, Contact)):
        return True
    asking = context.services.last_shown.asking(context.person.id, reader.now)
    if asking is None or not isinstance(asking[1], PassOn):
        return False
    asks = asking[0].asks
    if asks is None or asks.yes is None or not isinstance(asks.yes.press, SendQuestion):
        return True
    says_so = asked.has(Sense.ME) or isinstance(intent, _LITTLE)
    return says_so and not is_question(reader, text)


def _gives_way(intent: Intent) -> bool:
    """Whether what was understood may as well be meant for somebody else."""
    if isinstance(intent, OpenScreen):
        return intent.seat is None and isinstance(intent.press, _ABOUT_THINGS)
    return isinstance(intent, (*_LITTLE, Several, PartOfDay))


def _told_to_organisers(asked: Asked) -> list[str] | None:
    """The words that the organisers are to be told; None where nobody wants to tell them anything.

    "Tell me who organises this" tells them nothing.
    """
    about = [asked.senses[word] for word in asked.words]
    them = next((n for n, senses in enumerate(about) if Sense.CONTACT in senses), None)
    if them is None:
        return None
    orders = order_words(asked.index.languages)
    tells = (Says.TELLS, Says.PASSES_ON)
    telling = [n for n, w in enumerate(asked.words) if any(orders.is_one(s, w) for s in tells)]
    telling = [n for n in telling if not any(Sense.ME in one for one in about[n:them])]
    if not telling:
        return None
    begins = max([them, *(n for n in telling if n <= them + 2)])
    return [*map(str, asked.words[begins + 1 :])]
