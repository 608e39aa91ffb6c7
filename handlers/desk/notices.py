"""What organisers are told of who joins and leaves them: written when it is sent."""

from handlers.desk import organiser_screens as views
from handlers.desk.actions import Organisers
from handlers.frame.reader import Reader
from handlers.frame.services import Services
from handlers.ui.back import Anew, Home
from handlers.ui.screen import Button, Screen, Text
from storage import organisers
from storage.deliveries import Delivery


async def opened(services: Services, reader: Reader, delivery: Delivery) -> Screen | None:
    """Who has opened a link; None where that was decided, or is not the reader's to decide."""
    number = int(delivery.parameters["invitation"])
    found = await services.database.read(organisers.opened, number, reader.now)
    if found is None or not reader.is_organiser:
        return None
    return views.confirmation(reader, number, found.taker, found.taker_name)


async def named(_services: Services, reader: Reader, _delivery: Delivery) -> Screen:
    """That the reader is an organiser now."""
    return views.named(reader)


async def joined(_services: Services, reader: Reader, _delivery: Delivery) -> Screen | None:
    """That there is a new organiser, for the others; no message keeps a name."""
    if not reader.is_organiser:
        return None
    text = Text().title(reader.tr("There is a new organiser.")).line()
    text.line(reader.tr("If you do not know the person, ask the others or take the role back."))
    return text.screen(Button(reader.tr("Organisers"), Anew(Organisers())))


async def declined(_services: Services, reader: Reader, _delivery: Delivery) -> Screen:
    """That the reader, who opened a link, was not made an organiser."""
    text = Text().title(reader.tr("Your invitation was not confirmed."))
    text.line(
        reader.tr("If that is a mistake, ask the person who sent you the link for a new one.")
    )
    return text.screen(Button(reader.tr("Home"), Anew(Home())))


async def removed(_services: Services, reader: Reader, _delivery: Delivery) -> Screen:
    """That the reader is no organiser any more."""
    return views.removed(reader)
