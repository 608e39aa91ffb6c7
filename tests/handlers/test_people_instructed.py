"""What an author says of a draft's people never has it go to others than were chosen or named."""

from dataclasses import replace
from itertools import chain, combinations, product

from hypothesis import assume, given
from hypothesis import strategies as st

from handlers.broadcasts.addressed import instructed
from handlers.questions.door import Instruction, People
from storage.broadcasts.model import Audience, Part, PartKind
from storage.profiles import Attendance
from tests.handlers.test_broadcast_views import SENT

PARTS = tuple(Part(PartKind.SEATED, name) for name in ("umwelt", "musik", "sport"))
SOME = tuple(chain.from_iterable(combinations(PARTS, number) for number in range(4)))
LANGUAGES, ATTENDING = ("de", "ru"), tuple(Attendance)
HOUSE = frozenset(product(SOME, LANGUAGES, (*ATTENDING, None)))
"""Everybody there may be: of which parts they are, what they read, how they take part."""

parts = st.sampled_from(SOME)
languages = st.none() | st.sampled_from(LANGUAGES)
attending = st.none() | st.sampled_from(ATTENDING)
audiences = st.builds(Audience, parts, languages, attending) | st.builds(
    Audience, language=languages, attendance=attending, nobody=st.just(True)
)
named = st.builds(People, parts, languages, attendance=attending).filter(lambda x: x != People())


def _reached(audience: Audience) -> frozenset[tuple[object, ...]]:
    return frozenset(
        (mine, language, attendance)
        for mine, language, attendance in HOUSE
        if not audience.nobody
        and (not audience.parts or set(audience.parts) & set(mine))
        and audience.language in (None, language)
        and audience.attendance in (None, attendance)
    )


@given(audiences, named)
def test_without_all_those_alone_get_it_who_are_named_of_those_who_got_it(
    before: Audience, people: People
) -> None:
    after = instructed(replace(SENT, audience=before), Instruction(people=people), is_all=False)
    assert after is not None
    # What is named takes the place of what was chosen of its kind; the rest stays.
    chosen = replace(
        before,
        parts=() if people.parts else before.parts,
        language=None if people.language else before.language,
        attendance=None if people.attendance else before.attendance,
        nobody=before.nobody and not people.parts,
    )
    meant = Audience(people.parts, people.language, people.attendance)
    assert _reached(after.audience) == _reached(chosen) & _reached(meant)


@given(audiences, named)
def test_what_nothing_was_chosen_of_is_only_limited(before: Audience, people: People) -> None:
    limits = People(
        () if before.parts or before.nobody else people.parts,
        None if before.language else people.language,
        attendance=None if before.attendance else people.attendance,
    )
    assume(limits != People())
    after = instructed(replace(SENT, audience=before), Instruction(people=limits), is_all=False)
    assert after is not None
    assert _reached(after.audience) <= _reached(before)


@given(audiences, parts.filter(bool))
def test_besides_those_who_got_it_those_get_it_who_are_named(
    before: Audience, more: tuple[Part, ...]
) -> None:
    told = Instruction(people=People(more), adds=True)
    after = instructed(replace(SENT, audience=before), told, is_all=False)
    if not before.parts and not before.nobody:
        assert after is None
        return
    assert after is not None
    named_too = replace(before, parts=more, nobody=False)
    assert _reached(after.audience) == _reached(before) | _reached(named_too)


@given(audiences, named)
def test_all_who_are_named_are_all_of_them(before: Audience, people: People) -> None:
    after = instructed(replace(SENT, audience=before), Instruction(people=people), is_all=True)
    assert after is not None
    meant = Audience(people.parts, people.language, people.attendance)
    assert _reached(after.audience) == _reached(meant)
