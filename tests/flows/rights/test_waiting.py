"""Every screen that waits for what its reader writes says so."""

import re
from typing import Final

import pytest

from handlers.features import features
from handlers.frame.actions import pack
from tests.flows.rights.direct_bot import DirectBot
from tests.flows.rights.roles import Role
from tests.flows.rights.table import TABLE, Row

_FEATURES: Final = features()
_ASKED: Final = {q.asking for f in _FEATURES.all for q in f.questions if q.takes_something}
_WAITING: Final = [row for row in TABLE if type(row.press) in _ASKED and row.private]
_ASKS_TO_WRITE: Final = {
    "de": r"(?i)\b(schreiben Sie|schreib|Sie jetzt schreiben|schicken Sie|schick|antworten Sie|"
    r"bitte [^.]*\bschreiben)\b",
    "ru": r"(?i)\b(напишите|вы сейчас напишете|пришлите|ответьте)\b",
}


def _asked(row: Row) -> Role:
    """Somebody who may be asked, and who has consented before."""
    return Role.SEATED if Role.SEATED in row.private else min(row.private, key=lambda r: r.value)


def test_every_question_there_is_is_looked_at() -> None:
    assert {type(row.press) for row in _WAITING} == _ASKED


@pytest.mark.parametrize("language", _ASKS_TO_WRITE)
async def test_a_screen_that_waits_for_a_text_says_so(house: DirectBot, language: str) -> None:
    silent = []
    for row in _WAITING:
        house.write("UPDATE person SET language = ?, language_chosen = 1", language)
        shown = "\n".join((await house.press(_asked(row).value, pack(row.press))).shown)
        if not re.search(_ASKS_TO_WRITE[language], shown):
            silent.append(f"{row.press}: {shown}")
        await house.restore()
    assert not silent, "\n\n".join(silent)
