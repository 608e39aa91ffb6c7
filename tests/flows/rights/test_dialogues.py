"""Every question that waits for a text × every role, were it asked of them or left open."""

from itertools import cycle, islice

import pytest

from bot.sandbox.chats import StoredFile
from handlers.features import features
from handlers.frame.actions import pack
from handlers.ui.action import Action
from storage.moments import to_ms
from tests.flows.rights.direct_bot import DirectBot
from tests.flows.rights.judging import is_out_of_date, wrong_about
from tests.flows.rights.reaction import Reaction
from tests.flows.rights.roles import NOW, Role
from tests.flows.rights.table import TABLE, Row

FEATURES = features()
ASKED = {q.asking for feature in FEATURES.all for q in feature.questions if q.takes_something}
ASKING = [row for row in TABLE if type(row.press) in ASKED]
ANSWERS = ("Xqantwort", "18:00", "https://example.org/xq", "12", "29. Juni", "pin")


def test_every_question_there_is_is_tried() -> None:
    assert {type(row.press) for row in ASKING} == ASKED


@pytest.mark.parametrize("role", [r for r in Role if r is not Role.STRANGER], ids=lambda r: r.name)
async def test_only_who_may_be_asked_can_answer(house: DirectBot, role: Role) -> None:
    """All others get the answer that they would get had they never been asked, or none at all.

    A question that does not stand for somebody is passed over before their text is looked at, so
    that one text is enough; what stands for them, and is not theirs, is tried with all.
    """
    reader = await house.reader(role.value)
    texts = islice(cycle(ANSWERS), role.value % len(ANSWERS), None)
    cases = []
    for row in ASKING:
        question = FEATURES.question(row.press)
        stands = question is not None and question.allowed(reader)
        cases += [(row, text) for text in (ANSWERS if stands else (next(texts),))]
    wrong = await _wrong_answers(house, role, cases)
    assert not wrong, "\n".join(wrong)


@pytest.mark.soak
@pytest.mark.parametrize("role", [r for r in Role if r is not Role.STRANGER], ids=lambda r: r.name)
async def test_only_who_may_be_asked_can_answer_whatever_they_write(
    house: DirectBot, role: Role
) -> None:
    wrong = await _wrong_answers(house, role, [(row, text) for row in ASKING for text in ANSWERS])
    assert not wrong, "\n".join(wrong)


async def _wrong_answers(house: DirectBot, role: Role, cases: list[tuple[Row, str]]) -> list[str]:
    wrong = []
    plain = {text: (await house.say(role.value, text)).shown for text in ANSWERS}
    await house.restore()
    for row, text in cases:
        _ask(house, role, row.press)
        reaction = await house.say(role.value, text)
        case = f"{role.name} {row.press} {text!r}"
        refused, unasked = is_out_of_date(reaction), reaction.shown == plain[text]
        wrong += wrong_about(case, reaction)
        if role in row.private:
            wrong += [f"{case}: refused"] if refused or unasked else []
        else:
            wrong += [] if refused or unasked else [f"{case}: {reaction.shown}"]
            wrong += _changed(house, case, reaction)
        await house.restore_after(reaction)
    return wrong


@pytest.mark.parametrize("role", [r for r in Role if r is not Role.STRANGER], ids=lambda r: r.name)
async def test_only_who_may_be_asked_can_answer_with_a_picture(
    house: DirectBot, role: Role
) -> None:
    wrong = []
    person, picture = (
        house.telegram.people[role.value],
        StoredFile("f", "f", "image/png", b"a file"),
    )
    for row in ASKING:
        _ask(house, role, row.press)
        house.telegram.send_file(person, "photo", picture, media_group_id="1")
        reaction = await house.takes()
        if role not in row.private:
            wrong += wrong_about(f"{role.name} {row.press}", reaction)
            wrong += _changed(house, f"{role.name} {row.press}", reaction)
        await house.restore_after(reaction)
    assert not wrong, "\n".join(wrong)


def _ask(house: DirectBot, role: Role, press: Action) -> None:
    """Let a question stand, as if the right to it had been theirs a moment ago."""
    house.services.last_shown.note(role.value, None, NOW)
    house.write(
        "INSERT OR REPLACE INTO dialogue (person, asking, asked_at) VALUES (?, ?, ?)",
        *(role.value, pack(press), to_ms(NOW)),
    )


def _changed(house: DirectBot, case: str, reaction: Reaction) -> list[str]:
    """The tables that have changed, apart from the question itself."""
    if not reaction.has_written:
        return []
    before, after = house.kept, house.dump()
    changed = [name for name in before if name != "dialogue" and before[name] != after[name]]
    return [f"{case}: changed {changed}"] if changed else []
