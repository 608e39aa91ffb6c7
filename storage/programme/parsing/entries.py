"""The shape of a programme file: what may stand where, before references and rules are looked at.

Nothing is required here and whatever is unfit can be taken out, so that the rules can still be
checked on the rest of a broken file; `required` names what `rules` misses where it is absent.
"""

from typing import Annotated, ClassVar, Final
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, WrapValidator, model_validator
from pydantic.functional_validators import ModelWrapValidatorHandler

from storage.programme.model import Text
from storage.programme.parsing.values import (
    Id,
    KindName,
    Latitude,
    Link,
    LocalTime,
    Longitude,
    LongLine,
    ShortLine,
    StrandName,
    Switch,
    WholeNumber,
    Zone,
)

EVERY_TEAM: Final = ("*",)
"""What `teams: all` becomes; no id looks like it."""


class Entry(BaseModel):
    """A mapping of the file, with the keys that it may have."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    required: ClassVar[tuple[str, ...]] = ()


class TextEntry(Entry):
    """A text in both languages; one plain string serves both."""

    de: str | None = None
    ru: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _serve_both(cls, value: object) -> object:
        return {"de": value, "ru": value} if isinstance(value, str) else value

    @property
    def text(self) -> Text | None:
        """The text, or None where there is none in either language."""
        return Text(self.de, self.ru) if self.de or self.ru else None


class ShortText(TextEntry):
    """A title, a name: one line."""

    de: ShortLine = None
    ru: ShortLine = None


class LongText(TextEntry):
    """An abstract, a description: several lines."""

    de: LongLine = None
    ru: LongLine = None


class EventEntry(Entry):
    """The event itself."""

    required = ("id", "title", "timezone")

    id: Id | None = None
    title: ShortText | None = None
    description: LongText | None = None
    timezone: Zone | None = None
    also_show: tuple[Zone | None, ...] | None = None
    contact: LongText | None = None


class PlaceEntry(Entry):
    """A place where sessions happen."""

    required = ("id", "name")

    id: Id | None = None
    name: ShortText | None = None
    address: ShortText | None = None
    latitude: Latitude | None = None
    longitude: Longitude | None = None


class GroupEntry(Entry):
    """A working group."""

    required = ("id", "title")

    id: Id | None = None
    title: ShortText | None = None
    coordinator: ShortText | None = None
    capacity: WholeNumber | None = None
    opens: LocalTime | None = None
    closes: LocalTime | None = None
    coordinators: tuple[WholeNumber | None, ...] | None = None


class TeamEntry(Entry):
    """A team of the youth forum."""

    required = ("id", "name")

    id: Id | None = None
    name: ShortText | None = None
    leaders: tuple[WholeNumber | None, ...] | None = None


class SpeakerEntry(Entry):
    """Somebody who speaks in a session."""

    required = ("name",)

    name: ShortText | None = None
    role: ShortText | None = None


def _all_or_some(
    value: object, some: ModelWrapValidatorHandler[tuple[str | None, ...]]
) -> tuple[str | None, ...]:
    return EVERY_TEAM if value == "all" else some(value)


class SessionEntry(Entry):
    """A session. References are names here; whether they lead anywhere is for the rules."""

    required = ("id", "kind", "start", "end", "title")

    id: Id | None = None
    kind: KindName | None = None
    start: LocalTime | None = None
    end: LocalTime | None = None
    title: ShortText | None = None
    abstract: LongText | None = None
    strand: StrandName | None = None
    place: ShortLine = None
    speakers: tuple[SpeakerEntry | None, ...] | None = None
    online: Link | None = None
    group: ShortLine = None
    teams: Annotated[tuple[ShortLine, ...], WrapValidator(_all_or_some)] | None = None
    provisional: Switch | None = None


class Document(Entry):
    """The whole file."""

    required = ("format", "event")

    format: WholeNumber | None = None
    event: EventEntry | None = None
    places: tuple[PlaceEntry | None, ...] | None = None
    groups: tuple[GroupEntry | None, ...] | None = None
    teams: tuple[TeamEntry | None, ...] | None = None
    sessions: tuple[SessionEntry | None, ...] | None = None

    @property
    def zone(self) -> ZoneInfo | None:
        """The event's zone, where the file has a fit one."""
        return self.event.timezone if self.event else None
