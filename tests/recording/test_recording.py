"""Everything looks and leads as it was recorded; what has changed is written anew on purpose.

`python -m tests.recording` does that; what it changes is read as the difference of its files.
"""

from difflib import unified_diff
from itertools import islice
from pathlib import Path

import pytest

from handlers.features import features
from storage import change_notices, organisers, reminders
from storage.broadcasts import model as broadcasts
from storage.broadcasts.model import KINDS
from storage.seats import model as seats
from storage.teams import model as teams
from tests.recording.files import LANGUAGES, as_text, covered, recorded, walked
from tests.recording.walks import WALKS

_LINES_SHOWN = 80

NEVER_PRESSED = {
    "ConfirmOrganiser": "needs a third organiser, who stands on no list of these walks",
    "OpenDraft": "is what waits while a draft is before its author, and stands on no button",
}
"""What no walk presses, with the reason."""

NOTICES = {
    change_notices.KIND,
    change_notices.AGAIN,
    reminders.REMINDER,
    reminders.DIGEST,
    teams.REMINDER,
    teams.CHANGE,
    teams.EXCHANGE,
    *KINDS,
    *broadcasts.Notice,
    *organisers.Notice,
    *seats.Notice,
    *teams.Notice,
}
"""Every kind of message that is owed to somebody."""


ACTIONS = {entry.action.__name__ for feature in features().all for entry in feature.actions}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", WALKS)
async def test_a_walk_finds_what_was_recorded(name: str, language: str, tmp_path: Path) -> None:
    found = await walked(name, language, tmp_path)
    before, now = recorded(name, language), found.as_json()
    if before != now:
        lines = unified_diff(
            as_text(before).splitlines(),
            as_text(now).splitlines(),
            "recorded",
            "walked",
            lineterm="",
        )
        pytest.fail("\n".join(islice(lines, _LINES_SHOWN)), pytrace=False)


def test_every_button_there_is_was_pressed() -> None:
    pressed = covered()["pressed"].keys()
    assert ACTIONS - pressed == NEVER_PRESSED.keys()


def test_every_question_there_is_was_answered() -> None:
    asking = {q.asking.__name__ for feature in features().all for q in feature.questions}
    assert asking == covered()["answered"].keys()


def test_every_notice_there_is_has_arrived() -> None:
    assert not NOTICES - covered()["told"].keys()
