"""A stage with organisers, people who have starred a session, and programmes to publish."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from storage.programme.document import to_document
from storage.programme.model import Programme, Text
from storage.programme.own_workshops import official
from storage.programme.yaml_file import read
from tests.flows.conversation import Stage, Talker, on_stage
from tests.programmes import at, small_programme

ORGANISER = 21
OTHER_ORGANISER = 22
_PUBLISHES = re.compile("veröffentlichen|опубликовать", re.IGNORECASE)
_OTHERS_HEAR = "Wer davon erfährt, hat sich geändert."
"""So a preview is shown anew where people have come to it, or left it, since it was read."""

_NEVER = (
    "Stand versehentlich drin",
    "Alle offenen: versehentlich drin",
    "Попало по ошибке",
)
AS_TEXT = "Als Textdatei (.yaml)"
EVENING = at(28, 17)
"""An hour before the opening of the small programme."""


@lru_cache(64)
def as_file(programme: Programme) -> bytes:
    """A programme as the file that is sent to the bot, or that it starts with.

    As libyaml writes it: ours takes ten times as long, to be read by people.
    """
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    document = to_document(official(programme))
    written: bytes = yaml.dump(
        document, Dumper=dumper, allow_unicode=True, sort_keys=False, encoding="utf-8"
    )
    return written


async def in_force(organiser: Talker) -> Programme:
    """The programme as an organiser fetches it."""
    await organiser.says("/programme_update")
    await organiser.presses(AS_TEXT)
    assert organiser.screen.file
    programme = read(organiser.screen.file.content).programme
    assert programme
    return programme


@asynccontextmanager
async def at_the_desk(
    folder: Path, moment: datetime = EVENING, **settings: Any
) -> AsyncIterator[Stage]:
    """A stage over the small programme, with two organisers by the settings."""
    file = folder / "small.yaml"
    file.write_bytes(as_file(small_programme()))
    admins = (ORGANISER, OTHER_ORGANISER)
    async with on_stage(folder, moment, file, admins=admins, **settings) as stage:
        yield stage


async def somebody(stage: Stage, number: int, name: str, language: str = "de") -> Talker:
    """Somebody who has chosen a language already."""
    talker = stage.person(number, name, language)
    await talker.says(f"/start lang-{language}")
    return talker


async def starred(stage: Stage, number: int, name: str, language: str = "de") -> Talker:
    """Somebody who has starred the opening."""
    talker = await somebody(stage, number, name, language)
    await talker.says("/start s-eroeffnung")
    await talker.presses("☆")
    return talker


def edited(session: str = "eroeffnung", **values: Any) -> Programme:
    """The small programme with one session changed."""
    programme = small_programme()
    sessions = (replace(s, **values) if s.id == session else s for s in programme.sessions)
    return replace(programme, sessions=tuple(sessions))


def without(session: str) -> Programme:
    """The small programme without a session."""
    programme = small_programme()
    kept = tuple(s for s in programme.sessions if s.id != session)
    return replace(programme, sessions=kept)


def moved(hour: int) -> Programme:
    """The small programme with its opening from that hour on."""
    return edited(start=at(28, hour), end=at(28, hour + 2))


def renamed(german: str, russian: str) -> Programme:
    """The small programme with another name for its opening."""
    return edited(title=Text({"de": german, "ru": russian}))


async def publishes(organiser: Talker, programme: Programme) -> str:
    """Send a programme as a file and publish it; the bot's word on it.

    What is missing from it was never meant.
    """
    await organiser.sends_file("programme.yaml", as_file(programme))
    while not any(map(_PUBLISHES.search, organiser.labels)):
        label = next(label for label in organiser.labels if label in _NEVER or label == "1")
        await organiser.presses(label)
    said = _OTHERS_HEAR
    while _OTHERS_HEAR in said:
        label = next(label for label in organiser.labels if _PUBLISHES.search(label))
        said = await organiser.presses(label)
    await organiser.stage.delivered()
    return said
