"""What the screens of broadcasts offer where no conversation gets at the right moment."""

from dataclasses import replace

import pytest

from handlers.broadcasts import posts
from handlers.broadcasts.actions import ChooseGroups, ChooseSessions
from handlers.broadcasts.audience_screens import groups, sessions
from handlers.broadcasts.desk_screens import result
from handlers.frame.reader import Reader
from storage.broadcasts.audiences import Count
from storage.broadcasts.model import Audience, Broadcast, Scope, ScopeKind, State
from storage.broadcasts.report import Aimed, Progress, Result
from storage.content import ContentKind, Version
from storage.programme.model import Group, Text
from storage.programme.snapshot import Snapshot
from storage.rights import Rights
from tests.programmes import at, session, small_programme, small_snapshot
from tests.texts import translators

NOON = at(28, 12)
SENT = Broadcast(
    id=1,
    number=1,
    author=21,
    scope=Scope(),
    corrects=None,
    replaces=None,
    state=State.SENDING,
    revision=1,
    audience=Audience(),
    versions={},
    buttons=(),
    fallback=None,
    urgent=False,
    says_corrected=True,
    send_at=None,
    approved_by=None,
    made_at=NOON,
    started_at=NOON,
    paused_at=None,
    ended_at=None,
    recalled_at=None,
    problem=None,
)


@pytest.fixture
def reader() -> Reader:
    return Reader(translators()["de"], small_snapshot(), NOON, rights=Rights(is_organiser=True))


@pytest.mark.parametrize("state", [State.SENDING, State.PAUSED])
def test_a_correction_is_paused_but_never_ended_halfway(reader: Reader, state: State) -> None:
    def labels(shown: Broadcast) -> list[str]:
        screen = result(reader, shown, Result(Progress(sent=3, waiting=4)))
        return [button.label for row in screen.rows for button in row]

    sending, correcting = replace(SENT, state=state), replace(SENT, state=state, corrects=7)
    assert "Versand abbrechen" in labels(sending)
    assert "Versand abbrechen" not in labels(correcting)
    assert {"Anhalten", "Fortsetzen"} & set(labels(correcting))


def test_what_is_left_is_said_in_whole_minutes_and_never_too_short(reader: Reader) -> None:
    progress = Progress(sent=100, waiting=200)
    text = result(reader, SENT, Result(progress, per_second=25.0)).text
    assert "33 %" in text
    assert "25 pro Sekunde, noch höchstens 1 Min." in text


@pytest.mark.parametrize(("page", "numbers"), [(0, range(1, 11)), (1, range(11, 14))])
def test_each_key_of_a_group_bears_its_name_a_page_at_a_time(page: int, numbers: range) -> None:
    programme = replace(
        small_snapshot().programme,
        sessions=(),
        groups=tuple(Group(f"g{n}", Text({"de": f"Gruppe {n}"})) for n in range(1, 14)),
    )
    reader = Reader(
        translators()["de"], Snapshot.of(programme), NOON, rights=Rights(is_organiser=True)
    )
    count = Count({"de": 0, "ru": 0}, 0, 0)
    screen = groups(reader, ChooseGroups(SENT.id, page), Aimed(SENT, count, ()))
    labels = [[button.label for button in row] for row in screen.rows]
    both = [row for row in labels if row[0].startswith("Gruppe")]
    assert [seated for seated, _ in both] == [f"Gruppe {n}" for n in numbers]
    assert [waiting for _, waiting in both] == [f"⏳ Gruppe {n}" for n in numbers]


def test_the_sessions_of_a_long_day_are_paged() -> None:
    day = at(28, 8)
    many = [session(f"s{i}", day, 0.5, Text(f"T{i}")) for i in range(25)]
    snapshot = Snapshot.of(replace(small_programme(), sessions=tuple(many)))
    reader = Reader(translators()["de"], snapshot, NOON, rights=Rights(is_organiser=True))
    asking = ChooseSessions(SENT.id, False, reader.today)
    screen = sessions(reader, asking, Aimed(SENT, Count({"de": 0, "ru": 0}, 0, 0), ()))
    presses = [button.press for row in screen.rows for button in row]
    assert ChooseSessions(SENT.id, False, reader.today, 1) in presses


@pytest.mark.parametrize(
    ("scope", "german", "russian"),
    [
        (Scope(), "Vom Organisationsteam", "От организаторов"),
        (Scope(ScopeKind.GROUP, "umwelt"), "Arbeitsgruppe: Umwelt", "Рабочая группа: Экология"),
        (Scope(ScopeKind.TEAM, "perm-duisburg"), "Team Perm–Duisburg", "Команда Пермь — Дуйсбург"),
    ],
)
def test_a19_a_broadcast_names_who_writes(
    reader: Reader, scope: Scope, german: str, russian: str
) -> None:
    bold = {"type": "bold", "offset": 0, "length": 4}
    said = Version(ContentKind.TEXT, "Jetzt!", (bold,))
    for language, sender in (("de", german), ("ru", russian)):
        theirs = replace(reader, tr=translators()[language])
        sent = posts.post(theirs, replace(SENT, scope=scope), said, 1).version
        assert sent.text.replace("\u00a0", " ") == f"{sender}\n\nJetzt!"
        head, kept = sent.entities
        assert head == {**bold, "length": len(sender)}
        assert kept == {**bold, "offset": len(sender) + 2}


def test_who_writes_is_left_out_where_telegram_has_no_room_for_it(reader: Reader) -> None:
    full = Version(ContentKind.TEXT, "ä" * 4_090)
    assert posts.post(reader, SENT, full, 1).version == full
