"""A whole talk at DEBUG leaves no secret in the log, and nothing of those who talked."""

from pathlib import Path
from typing import NoReturn

import pytest

from bot.settings import Secret
from handlers.questions import handlers as questions
from storage.programme.yaml_file import write
from tests.flows.broadcasts.steps import broadcasts, got
from tests.flows.conversation import Stage, on_stage
from tests.flows.organising import EVENING, ORGANISER, somebody
from tests.flows.test_inline import types
from tests.flows.working_groups import has_seat, joins, programme_with_groups
from tests.written_logs import logging_as_set

SECRET = "webhook-secret-of-the-test"
GERMAN, RUSSIAN = "Der Bus fährt um neun.", "Автобус отходит в девять."
BREAKING = "Rhabarberkuchen"
HALF_TYPED = "Zwetschgenda"


def breaks(text: str, *_: object) -> NoReturn:
    raise ValueError(text)


async def talk(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sign-ups in both languages, a broadcast, a question, a forged press and an error."""
    olga = await somebody(stage, ORGANISER, "Olga Ohnesorg")
    anna = await somebody(stage, 11, "Anna Achternbusch")
    boris = await somebody(stage, 12, "Борис Берёзкин", "ru")
    for talker, consents, offered in (
        (anna, "Einverstanden", "Ich bin „Anna"),
        (boris, "Даю согласие", "Указать"),
    ):
        await joins(talker, "musik")
        await talker.presses(consents)
        await talker.presses(offered)
        await talker.says("Hintertupfingen")
        await talker.presses(talker.labels[0])
        assert has_seat(stage, talker, "musik")
    await broadcasts(olga, GERMAN, RUSSIAN)
    assert (GERMAN in got(anna), RUSSIAN in got(boris)) == (True, True)
    await boris.says("Где пельмени?")
    await types(boris, HALF_TYPED)
    await anna.sends_press("zz:Rumpelstilzchen")
    with monkeypatch.context() as patched:
        patched.setattr(questions, "understand_each", breaks)
        await anna.says(BREAKING)


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("by_webhook", [False, True])
async def test_a_whole_talk_leaves_neither_secrets_nor_names_nor_texts_in_the_log(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    unused_tcp_port: int,
    form: str,
    by_webhook: bool,
) -> None:
    file = tmp_path / "groups.yaml"
    file.write_text(write(programme_with_groups()), "utf-8")
    async with on_stage(
        tmp_path,
        EVENING,
        file,
        unused_tcp_port if by_webhook else None,
        admins=(ORGANISER,),
        webhook_secret=Secret(SECRET),
        log_level="DEBUG",
        log_format=form,
    ) as stage:
        token = stage.telegram.token
        with logging_as_set(stage.settings) as log:
            await talk(stage, monkeypatch)
            await stage.restart()
    said = log.getvalue()
    assert "ValueError" in said
    written = (
        GERMAN,
        RUSSIAN,
        BREAKING,
        HALF_TYPED,
        "пельмени",
        "Rumpelstilzchen",
        "Hintertupfingen",
    )
    names = ("Anna", "Achternbusch", "Борис", "Берёзкин", "Olga", "Ohnesorg")
    for kept_out in (token, token.partition(":")[2], SECRET, *written, *names):
        assert kept_out not in said
        assert ascii(kept_out)[1:-1] not in said
