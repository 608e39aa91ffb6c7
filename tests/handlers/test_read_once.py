"""A text that many look at is taken apart once for an update, and nothing is left of it after."""

import asyncio
import weakref
from collections import Counter
from pathlib import Path

import pytest

from handlers.frame.context import Context
from handlers.questions.reading import from_text
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.from_text import read_question
from handlers.questions.understanding import understand_each, warm_index
from locales.languages import installed_languages
from storage.programme.search import SearchIndex
from tests.flows.organising import ORGANISER, at_the_desk, somebody
from tests.programmes import at, small_snapshot

TEXT = "Bitte die Eröffnung absagen"


@pytest.fixture
def index() -> SearchIndex:
    return warm_index(small_snapshot(), installed_languages())


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each text was taken apart."""
    counted, read = Counter[str](), from_text._read

    def counting(text: str, index: SearchIndex) -> Asked:
        counted[text] += 1
        return read(text, index)

    monkeypatch.setattr(from_text, "_read", counting)
    return counted


def test_what_is_read_for_one_question_is_read_once(index: SearchIndex) -> None:
    view = index.for_a_question()
    once = read_question(TEXT, view)
    assert read_question(TEXT, view) is once
    assert read_question(TEXT, once.index) is once
    assert read_question("Nacht absagen", view) is not once
    assert read_question(TEXT, index.for_a_question()) is not once


def test_to_understand_a_text_reads_no_part_of_it_again(
    index: SearchIndex, reads: Counter[str]
) -> None:
    view, snapshot = index.for_a_question(), small_snapshot()
    for _ in range(2):
        understand_each("Wo ist die Eröffnung und wann?", at(28, 9), snapshot, view)
    assert view.for_a_question() is view
    assert set(reads.values()) == {1}


def test_nothing_of_a_text_outlives_its_question(index: SearchIndex) -> None:
    view = index.for_a_question()
    gone = weakref.ref(read_question(TEXT, view)), weakref.ref(view)
    del view
    assert [kept() for kept in gone] == [None, None]


def test_what_is_read_for_one_team_is_not_what_another_reads(index: SearchIndex) -> None:
    one = index.seen_by(("perm-duisburg",)).for_a_question()
    other = index.seen_by(()).for_a_question()
    assert read_question(TEXT, one) is not read_question(TEXT, other)


@pytest.mark.parametrize(
    "typed", ["Bitte die Eröffnung heute um 30 Minuten nach hinten schieben", "Wo ist die Nacht?"]
)
async def test_the_bot_takes_a_text_apart_once_for_an_update_and_keeps_nothing(
    typed: str, tmp_path: Path, reads: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    views, made = set[weakref.ref[SearchIndex]](), Context.index

    async def seen(context: Context) -> SearchIndex:
        views.add(weakref.ref(view := await made(context)))
        return view

    monkeypatch.setattr(Context, "index", seen)
    async with at_the_desk(tmp_path) as desk:
        olga = await somebody(desk, ORGANISER, "Olga")
        for _ in range(2):
            reads.clear()
            views.clear()
            await olga.says(typed)
            assert reads[typed] == 1
            assert set(reads.values()) == {1}
            await asyncio.sleep(0)
            assert [view() for view in views] == [None]
