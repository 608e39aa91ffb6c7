"""What organisers are told of who joins and leaves them: written when it is sent."""

from handlers.desk import screens as views
from handlers.frame.reader import Reader
from handlers.frame.services import Services
from handlers.ui.screen import Screen
from scheduler.outbox import Rendered
from storage import organisers
from storage.deliveries import Delivery


async def opened(services: Services, v: Reader, delivery: Delivery) -> Rendered[Screen] | None:
    """Who has opened a link; None where that was decided, or is not the reader's to decide."""
    number = int(delivery.parameters["invitation"])
    found = await services.database.read(organisers.opened, number, v.now)
    if found is None or not v.is_organiser:
        return None
    return Rendered(views.confirmation(v, number, found.taker, found.taker_name))


async def named(_services: Services, v: Reader, _delivery: Delivery) -> Rendered[Screen]:
    """That the reader is an organiser now."""
    return Rendered(views.named(v))


async def joined(_services: Services, v: Reader, _delivery: Delivery) -> Rendered[Screen] | None:
    """That there is a new organiser, for the others."""
    return Rendered(views.joined(v)) if v.is_organiser else None


async def declined(_services: Services, v: Reader, _delivery: Delivery) -> Rendered[Screen]:
    """That the reader was not made an organiser."""
    return Rendered(views.declined(v))


async def removed(_services: Services, v: Reader, _delivery: Delivery) -> Rendered[Screen]:
    """That the reader is no organiser any more."""
    return Rendered(views.removed(v))
