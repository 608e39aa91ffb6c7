"""From a message that is owed to what a feature writes of it."""

from dataclasses import replace
from typing import Any

from handlers.frame.feature import Features, Written
from handlers.frame.posts import Post
from handlers.frame.services import Services, find_reader
from handlers.ui.screen import Screen
from scheduler.outbox import Rendered
from storage.deliveries import Delivery


class Notices:
    """The renderer of every kind of delivery."""

    def __init__(self, services: Services, features: Features) -> None:
        self._services = services
        self._features = features

    async def render(self, delivery: Delivery) -> Rendered[Any] | None:
        """The message as it is true now, or None where it is of no use any more.

        Raises ValueError for a kind that no feature knows.
        """
        notice = self._features.notice(delivery.kind)
        if notice.to_chat:
            return _rendered(await notice.to_chat(self._services, delivery))
        reader = await find_reader(self._services, delivery.chat)
        if reader is None or notice.to_person is None:
            return None
        written = await notice.to_person(self._services, reader, delivery)
        if isinstance(written, Screen):
            for adapt in self._features.adapting:
                written = await adapt(self._services, reader, written, None)
        rendered = _rendered(written)
        if rendered is None:
            return None
        if isinstance(rendered.content, Screen | Post):
            self._services.last_shown.note_told(reader.person.id, rendered.content.rows, reader.now)
        if not notice.is_silent_at_night:
            return rendered
        silent = reader.person.preferences.is_quiet(reader.snapshot.local(reader.now))
        return replace(rendered, content=replace(rendered.content, silent=silent))


def _rendered(written: Written) -> Rendered[Any] | None:
    return Rendered(written) if isinstance(written, Screen) else written
