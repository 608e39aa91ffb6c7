"""Several groups that are named for a message are one audience; of its text nothing is cut."""

import pytest

from tests.flows.broadcasts.steps import sends, sends_album
from tests.flows.conversation import Talker

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")

TWO = "An wen\nmit Platz: Umwelt + mit Platz: Musik\n"
OPEN = "An wen\nnoch offen: bitte auswählen\n"
AT_ITS_END = (
    "Am Ende Ihres Textes steht vielleicht, wer ihn bekommen soll. Ich habe ihn so gelassen"
)


@pytest.mark.parametrize(
    "typed",
    [
        "An die Gruppen Umwelt und Musik: Treffpunkt im Hof",
        "Sag den Gruppen Umwelt und Musik, dass Treffpunkt im Hof",
        "schreib an umwelt, musik: Treffpunkt im Hof",
        "Напиши группам экология и музыка: Treffpunkt im Hof",
    ],
)
async def test_several_groups_are_one_audience(organiser: Talker, typed: str) -> None:
    text = await organiser.says(typed)
    assert TWO in text
    assert "„Treffpunkt im Hof“" in text


async def test_of_a_group_that_there_is_not_nothing_is_lost(organiser: Talker) -> None:
    text = await organiser.says("An die Gruppen Umwelt und Ballett: Treffpunkt im Hof")
    assert OPEN in text
    assert "Umwelt und Ballett: Treffpunkt im Hof" in text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "Sag allen, dass der Bus später kommt, außer der Gruppe Musik",
            "Der Bus später kommt, außer der Gruppe Musik",
        ),
        (
            "Sag allen, dass der Bus ohne die Gruppe Musik fährt",
            "Der Bus ohne die Gruppe Musik fährt",
        ),
        (
            "скажите всем, что автобус опаздывает, кроме группы музыка",
            "Автобус опаздывает, кроме группы музыка",
        ),
    ],
)
async def test_who_may_be_left_out_at_the_end_stays_in_the_message_and_is_asked_about(
    organiser: Talker, typed: str, said: str
) -> None:
    text = await organiser.says(typed)
    assert OPEN in text
    assert AT_ITS_END in text
    assert f"Text, „{said}“" in text


async def test_what_a_message_says_of_all_but_some_stays_in_it(organiser: Talker) -> None:
    text = await organiser.says("Sag allen, dass alle Gruppen im Hof sind, außer Musik")
    assert "Alle Gruppen im Hof sind, außer Musik" in text
    assert OPEN in text
    assert "außer der Fahrerin“" in await organiser.says(
        "Sag allen, dass wir laufen außer der Fahrerin"
    )


@pytest.mark.parametrize(
    ("caption", "people"),
    [
        ("An alle von Musik: so kommt ihr hin", "An wen\nmit Platz: Musik\n"),
        ("an die gruppe musik: so kommt ihr hin", "An wen\nmit Platz: Musik\n"),
        ("An die Gruppe Ballett: so kommt ihr hin", OPEN),
    ],
)
@pytest.mark.parametrize("count", [1, 2])
async def test_who_is_named_above_a_picture_gets_it_and_nobody_else(
    organiser: Talker, caption: str, people: str, count: int
) -> None:
    await organiser.says("/broadcast")
    if count == 1:
        await sends(organiser, "photo", caption)
    else:
        await sends_album(organiser, count, caption)
    assert people in organiser.text
    assert ("So kommt ihr hin“" in organiser.text) == (people != OPEN)


async def test_who_alone_is_named_below_a_picture_gets_it(organiser: Talker) -> None:
    await organiser.says("/broadcast")
    await sends(organiser, "photo", "nur an Musik")
    await organiser.presses("Version auf Deutsch")
    assert "An wen\nmit Platz: Musik\n" in organiser.text
    assert "nur an Musik“" not in organiser.text


@pytest.mark.parametrize(
    "typed",
    [
        "an die teamleitungen: bitte um 10 in den saal",
        "An alle Leitungen: bitte um 10 in den saal",
        "руководителям команд: в 10 в зал",
        "Напиши руководителям команд, что в 10 в зал",
    ],
)
@pytest.mark.parametrize("at_the_list", [True, False])
async def test_leaders_are_known_as_those_of_the_teams(
    organiser: Talker, typed: str, at_the_list: bool
) -> None:
    if at_the_list:
        await organiser.says("/broadcast")
    assert "An wen\nTeamleitungen\n" in await organiser.says(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "An die Busfahrer: Abfahrt ist um 9",
        "Für die Helfer im Foyer: bitte um 9 kommen",
        "Helfer: bitte um 9 ins Foyer kommen",
        "Nur die Fahrerinnen: Abfahrt ist um 9",
        "Водителям: выезд в 9",
        "Для волонтёров: сбор в 9",
    ],
)
async def test_a_message_to_people_who_are_not_known_goes_to_nobody_until_they_are_chosen(
    organiser: Talker, typed: str
) -> None:
    await organiser.says("/broadcast")
    text = await organiser.says(typed)
    assert OPEN in text
    assert f"Text, „{typed}“" in text


@pytest.mark.parametrize(
    "typed", ["Achtung: Der Bus fährt um 9", "Mittagessen: heute im Hotel", "Внимание: обед в 13"]
)
async def test_what_is_headed_by_no_people_goes_to_all(organiser: Talker, typed: str) -> None:
    await organiser.says("/broadcast")
    assert "An wen\nalle\n" in await organiser.says(typed)


async def test_a_message_to_others_says_to_whom_before_it_replaces_one(organiser: Talker) -> None:
    await organiser.says("Schreib allen: Die Busse warten")
    text = await organiser.says("Nur an die Gruppe Musik: Treffpunkt im Hof")
    assert "hierdurch ersetzen?" in text
    assert "An wen: mit Platz: Musik" in text
    text = await organiser.presses("Neue Rundnachricht")
    assert "Rundnachricht Nr. 2: Entwurf" in text.replace("\xa0", " ")
    assert "An wen\nmit Platz: Musik\n" in text
    assert "„Treffpunkt im Hof“" in text


async def test_of_a_picture_without_words_it_is_asked_whose_it_is_beside_a_text(
    organiser: Talker,
) -> None:
    await organiser.says("Schreib allen: Hier die Skizze")
    await sends(organiser, "photo")
    assert organiser.text.startswith("Welche Version ist das?")


UMWELT = "An wen\nmit Platz: Umwelt"


@pytest.mark.parametrize(
    "typed",
    [
        "ach und auch an die von musik",
        "auch an musik",
        "und an die gruppe musik auch",
        "bitte auch an die Gruppe Musik",
        "и еще группе музыка",
        "и участникам музыки тоже",
    ],
)
async def test_who_is_named_besides_at_a_draft_gets_it_too(organiser: Talker, typed: str) -> None:
    await organiser.says("An die Gruppe Umwelt: Treffpunkt im Hof")
    text = await organiser.says(typed)
    assert TWO in text, text
    assert "„Treffpunkt im Hof“" in text


@pytest.mark.parametrize("typed", ["только немцам", "nur an die Deutschen", "nur vor Ort"])
async def test_only_some_at_a_draft_are_fewer_and_never_others(
    organiser: Talker, typed: str
) -> None:
    await organiser.says("An die Gruppe Umwelt: Treffpunkt im Hof")
    text = await organiser.says(typed)
    assert f"{UMWELT}; nur " in text, text


async def test_what_may_be_a_language_or_people_is_asked(organiser: Talker) -> None:
    await organiser.says("An die Gruppe Umwelt: Treffpunkt im Hof")
    text = await organiser.says("nur die deutschen")
    assert text.startswith("Gehört das in die Nachricht, oder ist es für mich?")
    assert "Der Entwurf ist unverändert." in text


async def test_to_all_is_still_to_all(organiser: Talker) -> None:
    await organiser.says("An die Gruppe Umwelt: Treffpunkt im Hof")
    assert "An wen\nalle\n" in await organiser.says("auch an alle")


GERMAN, SPOT = "nur wer auf Deutsch liest", "nur wer vor Ort teilnimmt"
BOTH = "mit Platz: Umwelt + mit Platz: Musik"


@pytest.mark.parametrize("where", ["draft", "to whom"])
@pytest.mark.parametrize(
    ("first", "then", "whom"),
    [
        ("nur vor Ort", "nur an die Deutschen", f"mit Platz: Umwelt; {GERMAN}; {SPOT}"),
        ("nur an die Deutschen", "nur vor Ort", f"mit Platz: Umwelt; {GERMAN}; {SPOT}"),
        ("nur vor Ort", "auch an Musik", f"{BOTH}; {SPOT}"),
        ("nur an die Deutschen", "auch an Musik", f"{BOTH}; {GERMAN}"),
        ("nur vor Ort", "nur an Musik", f"mit Platz: Musik; {SPOT}"),
        ("только немцам", "только тем кто на месте", f"mit Platz: Umwelt; {GERMAN}; {SPOT}"),
        ("nur vor Ort", "an alle", "alle"),
    ],
)
async def test_only_all_lifts_a_limit_wherever_it_is_said(
    organiser: Talker, where: str, first: str, then: str, whom: str
) -> None:
    await organiser.says("An die Gruppe Umwelt: Treffpunkt im Hof")
    await organiser.says(first)
    if where == "to whom":
        await organiser.presses("An wen")
    said = await organiser.says(then)
    if where == "to whom":
        said = await organiser.presses("« Zurück")
    assert f"An wen\n{whom}\n" in said, said


@pytest.mark.parametrize(
    ("typed", "whom"),
    [("nur an die Deutschen", f"alle; {GERMAN}"), ("auch an Musik", "mit Platz: Musik")],
)
async def test_who_is_named_first_where_it_was_asked_gets_it(
    organiser: Talker, typed: str, whom: str
) -> None:
    await organiser.says("/broadcast")
    await organiser.says("An die Busfahrer: Abfahrt ist um 9")
    await organiser.presses("An wen")
    await organiser.says(typed)
    said = await organiser.presses("« Zurück")
    assert f"An wen\n{whom}\n" in said, said
