"""What delivery sends, written at the moment it is sent, in the person's language as it then is."""

from dataclasses import replace
from typing import Any

from handlers.frame.context import Services, find_reader
from scheduler.outbox import Rendered
from storage.deliveries import Delivery


class Notices:
    """The renderer of every kind of delivery."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def render(self, delivery: Delivery) -> Rendered[Any] | None:
        """The message as it is true now, or None where it is of no use any more.

        Raises ValueError for a kind that no feature knows.
        """
        notice = self._services.features.notice(delivery.kind)
        if notice.to_chat:
            return await notice.to_chat(self._services, delivery)
        v = await find_reader(self._services, delivery.chat)
        rendered = (
            await notice.to_person(self._services, v, delivery) if v and notice.to_person else None
        )
        if v is None or rendered is None or not notice.is_silent_at_night:
            return rendered
        silent = v.person.preferences.is_quiet(v.snapshot.local(v.now))
        return replace(rendered, content=replace(rendered.content, silent=silent))
