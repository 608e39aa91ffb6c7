"""A draft is its author's alone, each change is on disk, and what was shown before is outdated."""

from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage import privacy
from storage.broadcasts import compose, report
from storage.broadcasts.compose import MAX_ALBUM
from storage.broadcasts.model import (
    MAX_BUTTONS,
    Audience,
    Broadcast,
    ButtonKind,
    Part,
    PartKind,
    PostButton,
    State,
)
from storage.content import ContentKind, Version
from storage.profiles import Attendance
from tests.properties import examples
from tests.storage.broadcasts.broadcast_world import (
    ANNA,
    EVERYBODY,
    MORNING,
    OF_GROUP,
    OLGA,
    OTTO,
    SEEN,
    BroadcastWorld,
    item,
    photo,
    text,
)

AT = MORNING + timedelta(hours=1)
WHOLE = Audience((Part(PartKind.YOUTH),), "ru", Attendance.VIDEO, "release:1")
BOLD = ({"type": "bold", "offset": 0, "length": 3},)
LINK = PostButton(ButtonKind.LINK, "https://example.org", {"de": "Karte", "ru": "Карта"})

CHANGES: Final[dict[str, dict[str, Any]]] = {
    "audience": {"audience": WHOLE},
    "buttons": {"buttons": (LINK, SEEN)},
    "fallback": {"fallback": "ru"},
    "urgent": {"urgent": True},
    "line": {"says_corrected": False},
    "moment": {"send_at": AT},
    "version": {"versions": {"de": text("Hallo"), "ru": text("Иначе")}},
    "no version": {"versions": {"de": text("Hallo")}},
    "several": {"urgent": True, "buttons": (SEEN,), "versions": {"ru": text("Иначе")}},
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_kept_and_makes_what_was_shown_before_out_of_date(
    room: BroadcastWorld, name: str
) -> None:
    number = room.draft(problem="it was refused")
    before = room.find(number)
    after = room.edit(number, **CHANGES[name])
    assert after == room.find(number)
    assert after == replace(before, **CHANGES[name], revision=before.revision + 1, problem=None)


@pytest.mark.parametrize("state", [state for state in State if state is not State.DRAFT])
@pytest.mark.parametrize("name", CHANGES)
def test_what_is_no_draft_is_not_changed(room: BroadcastWorld, name: str, state: State) -> None:
    number = room.draft(state=state)
    before = room.dump()
    assert not room.edit(number, **CHANGES[name])
    assert not compose.discard(room.connection, number, OLGA)
    assert room.dump() == before


@pytest.mark.parametrize("name", CHANGES)
def test_nobody_else_changes_a_draft(room: BroadcastWorld, name: str) -> None:
    number = room.draft()
    before, found = room.dump(), room.find(number)
    assert not room.edit(number, OTTO, **CHANGES[name])
    unknown = replace(found, id=number + 1, **CHANGES[name])
    assert not compose.edit(room.connection, unknown, OLGA)
    assert not compose.discard(room.connection, number, OTTO)
    assert compose.own_draft(room.connection, number, OTTO) is None
    assert room.dump() == before


@pytest.mark.parametrize("name", CHANGES)
def test_what_was_changed_since_it_was_shown_is_not_changed(
    room: BroadcastWorld, name: str
) -> None:
    number = room.draft()
    shown = room.find(number)
    room.edit(number, urgent=True)
    before = room.dump()
    assert not compose.edit(room.connection, replace(shown, **CHANGES[name]), OLGA)
    assert room.dump() == before


@pytest.mark.parametrize(
    "version",
    [
        Version(ContentKind.TEXT, "„Grüße“ 👋\n«я»", BOLD),
        photo("p", "Bild"),
        Version(ContentKind.VOICE, files=(item(3),)),
        Version(ContentKind.LOCATION, point=(54.5, 36.25)),
        Version(ContentKind.LOCATION, point=(0.0, 0.0)),
        Version(ContentKind.ALBUM, files=(item(3, caption="eins"), item(4))),
    ],
)
def test_every_kind_of_version_comes_back_as_it_was(room: BroadcastWorld, version: Version) -> None:
    number = room.draft(de=version)
    assert room.find(number).versions["de"] == version


@pytest.mark.parametrize("number", range(MAX_BUTTONS + 2))
def test_there_are_four_buttons_at_the_most(room: BroadcastWorld, number: int) -> None:
    draft = room.draft()
    buttons = (LINK,) * number
    assert (room.edit(draft, buttons=buttons) is not None) == (number <= MAX_BUTTONS)
    assert room.find(draft).buttons == (buttons if number <= MAX_BUTTONS else ())


def test_a_part_chosen_twice_is_not_chosen(room: BroadcastWorld) -> None:
    draft = room.draft()
    leaders, youth = Part(PartKind.LEADERS), Part(PartKind.YOUTH)
    for part, expected in (
        (leaders, (leaders,)),
        (youth, (leaders, youth)),
        (leaders, (youth,)),
        (youth, ()),
    ):
        audience = room.find(draft).audience.toggled(part)
        edited = room.edit(draft, audience=audience)
        assert edited
        assert edited.audience == Audience(expected, nobody=not expected)


def test_people_of_an_earlier_broadcast_can_be_left_out_again(room: BroadcastWorld) -> None:
    missed = Part(PartKind.MISSED, "1")
    draft = room.draft(audience=Audience((missed,)))
    chosen, without = room.find(draft).audience, Audience(nobody=True)
    assert room.edit(draft, audience=replace(chosen, language="de"))
    assert room.edit(draft, audience=chosen.toggled(missed))
    assert room.find(draft).audience == without
    assert not room.edit(draft, audience=without.toggled(missed))


def test_dropping_a_version_forgets_that_it_was_chosen_for_all(room: BroadcastWorld) -> None:
    draft = room.draft(ru=None)
    room.edit(draft, fallback="de")
    both = ("de", "ru")
    assert room.find(draft).version_for("ru", both) == ("de", text("Hallo"))
    room.edit(draft, versions={})
    found = room.find(draft)
    assert (found.fallback, found.versions, found.version_for("ru", both)) == (None, {}, None)


def gathered(room: BroadcastWorld, *messages: int, group: str = "g") -> tuple[int, list[Any]]:
    """A draft to which the items of an album come in that order."""
    number = room.draft(de=None)
    first, *others = messages
    version = Version(
        ContentKind.PHOTO, f"caption {first}", BOLD, (item(first),), media_group=group
    )
    room.says(number, de=version)
    compose.keep_screen(room.connection, number, 77)
    added = [
        compose.add_to_album(room.connection, OLGA, group, item(n, caption=f"caption {n}"))
        for n in others
    ]
    return number, added


@settings(max_examples=examples(40))
@given(st.lists(st.integers(1, 14), min_size=2, max_size=20))
def test_an_album_is_in_order_whole_and_without_repeats_in_whatever_order_it_comes(
    messages: list[int],
) -> None:
    room = BroadcastWorld()
    number, added = gathered(room, *messages)
    assert [(draft.id, shown_in) for draft, shown_in in added] == [(number, 77)] * len(messages[1:])
    version = room.find(number).versions["de"]
    expected = sorted(list(dict.fromkeys(messages))[:MAX_ALBUM])
    assert [file.message for file in version.files] == expected
    if len(expected) > 1:
        assert version.kind is ContentKind.ALBUM
        assert version.text == ""
        assert [file.text for file in version.files] == [f"caption {n}" for n in expected]
        (first,) = (file for file in version.files if file.message == messages[0])
        assert first.entities == BOLD
    room.connection.close()


def test_what_is_repeated_does_not_make_what_was_shown_out_of_date(room: BroadcastWorld) -> None:
    number, _ = gathered(room, 3, 4)
    before = room.find(number)
    compose.add_to_album(room.connection, OLGA, "g", item(4))
    compose.add_to_album(room.connection, OLGA, "g", item(3))
    assert room.find(number) == before
    compose.add_to_album(room.connection, OLGA, "g", item(5))
    assert room.find(number).revision == before.revision + 1


def test_one_item_of_an_album_alone_is_a_picture(room: BroadcastWorld) -> None:
    number, _ = gathered(room, 3)
    version = room.find(number).versions["de"]
    assert (version.kind, version.text) == (ContentKind.PHOTO, "caption 3")


def test_two_albums_are_gathered_side_by_side(room: BroadcastWorld) -> None:
    number, _ = gathered(room, 3, group="first")
    room.says(number, ru=Version(ContentKind.PHOTO, "ru", (), (item(9),), media_group="second"))
    for group, message in (("second", 10), ("first", 4), ("second", 8)):
        assert compose.add_to_album(room.connection, OLGA, group, item(message))
    versions = room.find(number).versions
    assert [f.message for f in versions["de"].files] == [3, 4]
    assert [f.message for f in versions["ru"].files] == [8, 9, 10]


def test_what_nobody_waits_for_is_no_part_of_an_album(room: BroadcastWorld) -> None:
    number, _ = gathered(room, 3, 4)
    before = room.dump()
    assert compose.add_to_album(room.connection, OTTO, "g", item(5)) is None
    assert compose.add_to_album(room.connection, OLGA, "another", item(5)) is None
    assert room.dump() == before
    room.says(number, de=text("Doch nicht"))
    assert compose.add_to_album(room.connection, OLGA, "g", item(5)) is None


def test_what_comes_of_an_album_after_it_was_let_go_changes_nothing(room: BroadcastWorld) -> None:
    number, _ = gathered(room, 3, 4)
    assert isinstance(room.release(number), Broadcast)
    assert compose.add_to_album(room.connection, OLGA, "g", item(5)) is None
    assert len(room.find(number).versions["de"].files) == 2


def test_a_copy_of_an_album_does_not_grow_with_it(room: BroadcastWorld) -> None:
    number, _ = gathered(room, 3, 4)
    again = compose.make_again(room.connection, room.find(number), OLGA, Audience(), MORNING)
    compose.add_to_album(room.connection, OLGA, "g", item(5))
    assert len(room.find(number).versions["de"].files) == 3
    assert len(room.find(again.id).versions["de"].files) == 2


def test_what_is_made_again_says_the_same_to_others_at_no_set_time(room: BroadcastWorld) -> None:
    number = room.draft(
        author=OTTO,
        scope=OF_GROUP,
        de=None,
        ru=photo("p"),
        buttons=(LINK,),
        urgent=1,
        fallback="ru",
        send_at=1,
        problem="x",
        approved_by=ANNA,
    )
    source = room.find(number)
    missed = Audience((Part(PartKind.MISSED, str(number)),))
    made = compose.make_again(room.connection, source, OLGA, missed, AT)
    assert made == room.find(made.id)
    same = ("versions", "buttons", "urgent", "fallback", "scope")
    assert [getattr(made, name) for name in same] == [getattr(source, name) for name in same]
    assert (made.author, made.audience, made.state, made.corrects) == (
        OLGA,
        missed,
        State.DRAFT,
        None,
    )
    assert (made.send_at, made.problem, made.approved_by, made.made_at) == (None, None, None, AT)


def test_drafts_are_shown_to_their_author_and_the_rest_to_those_it_concerns(
    room: BroadcastWorld,
) -> None:
    mine, theirs = room.draft(), room.draft(author=OTTO)
    of_group = room.draft(author=ANNA, scope=OF_GROUP, state="awaiting")
    over = room.draft(author=ANNA, scope=OF_GROUP, state="sent", started_at=1, buttons=(SEEN,))
    c = room.connection

    def ids(found: list[Broadcast]) -> list[int]:
        return [one.id for one in found]

    for person, scopes, expected in (
        (OLGA, None, [of_group, mine, over]),
        (OTTO, None, [of_group, theirs, over]),
        (ANNA, [OF_GROUP], [of_group, over]),
        (ANNA, [EVERYBODY], []),
        (OLGA, [OF_GROUP], []),
    ):
        assert ids(report.listed(c, person, scopes, 0, 10)) == expected
        assert ids(report.listed(c, person, scopes, 1, 1)) == expected[1:2]
        assert report.count(c, person, scopes) == len(expected)
    assert ids(report.markable(c, OF_GROUP)) == [over]
    assert report.markable(c, EVERYBODY) == []


def test_a_page_of_the_list_reads_no_more_broadcasts_than_it_shows(room: BroadcastWorld) -> None:
    for _ in range(40):
        room.draft(author=ANNA, state="sent", started_at=1)
    statements: list[str] = []
    room.connection.set_trace_callback(statements.append)
    assert len(report.listed(room.connection, OLGA, None, 10, 10)) == 10
    room.connection.set_trace_callback(None)
    assert len(statements) <= 1 + 10


def test_a_discarded_draft_leaves_nothing(room: BroadcastWorld) -> None:
    before = room.connection.execute("SELECT count(*) FROM broadcast_version").fetchone()[0]
    number = room.draft(de=text("Geheimes"))
    assert compose.discard(room.connection, number, OLGA)
    after = room.connection.execute("SELECT count(*) FROM broadcast_version").fetchone()[0]
    assert (after, "Geheimes" in room.dump()) == (before, False)
    assert room.draft() > number


def test_erasing_an_author_leaves_nothing_of_what_they_had_not_sent(room: BroadcastWorld) -> None:
    for state in ("draft", "awaiting", "scheduled"):
        room.draft(state=state, de=text("Geheimes"))
    sent = room.draft(state="sent", de=text("Bekanntes"))
    correction = room.correction(sent, de=text("Geheime Korrektur"))
    approved = room.draft(author=OTTO, approved_by=OLGA)
    privacy.erase(room.connection, OLGA, MORNING)
    assert "Geheim" not in room.dump()
    assert "Bekanntes" in room.dump()
    assert room.find(sent).author == 0
    assert room.find(approved).approved_by == 0
    left = room.connection.execute("SELECT id FROM broadcast WHERE id = ?", (correction,))
    assert left.fetchone() is None
