"""What an author says of a message, when it goes out and to whom, never becomes its text."""

import pytest

from tests.flows.broadcasts.steps import BUSES, CHECK, АВТОБУСЫ, begins, has_written, lets_go
from tests.flows.conversation import Stage, Talker

ASKED = "Gehört das in die Nachricht, oder ist es für mich?\nDer Entwurf ist unverändert."

pytestmark = [
    pytest.mark.usefixtures("nothing_is_logged_as_an_error"),
    pytest.mark.usefixtures("anna", "boris"),
]


@pytest.mark.parametrize(
    ("typed", "when"),
    [
        ("morgen um 7 schicken", "29.\u00a0Juni, 07:00"),
        ("morgen um 7:30 Uhr senden", "29.\u00a0Juni, 07:30"),
        ("bitte erst morgen früh um 7 an alle schicken", "29.\u00a0Juni, 07:00"),
        ("schick es morgen um 7 an alle", "29.\u00a0Juni, 07:00"),
        ("heute Abend um 8 raus damit", "28.\u00a0Juni, 20:00"),
        ("doch um 19 Uhr", "28.\u00a0Juni, 19:00"),
        ("in 20 Minuten senden", "28.\u00a0Juni, 17:20"),
        ("завтра в 7 утра всем отправить", "29.\u00a0Juni, 07:00"),
        ("сегодня вечером в 8 отправьте пожалуйста", "28.\u00a0Juni, 20:00"),
    ],
)
async def test_a_verb_of_sending_and_an_hour_say_when_it_goes_out(
    desk: Stage, olga: Talker, typed: str, when: str
) -> None:
    await has_written(olga, BUSES, АВТОБУСЫ)
    said = await olga.says(typed)
    assert when in said
    assert BUSES in said
    assert not desk.holds("broadcast_version", f"content LIKE '%{typed}%'")


@pytest.mark.parametrize(
    ("typed", "whom"),
    [
        ("nur vor Ort", "alle; nur wer vor Ort teilnimmt"),
        ("только тем кто на месте", "alle; nur wer vor Ort teilnimmt"),
        ("только онлайн", "alle; nur wer per Video teilnimmt"),
        ("участникам группы Umwelt", "mit Platz: Umwelt"),
        ("nur an die Gruppe Umwelt", "mit Platz: Umwelt"),
        ("nur die Deutschsprachigen", "alle; nur wer auf Deutsch liest"),
    ],
)
@pytest.mark.parametrize("where", ["draft", "to whom"])
async def test_words_about_people_say_to_whom_it_goes(
    olga: Talker, typed: str, whom: str, where: str
) -> None:
    await has_written(olga, BUSES, АВТОБУСЫ)
    if where == "to whom":
        await olga.presses("An wen")
    said = await olga.says(typed)
    assert whom.split("; ")[-1] in said, said


@pytest.mark.parametrize("typed", ["alle außer Jugendforum", "только конференции", "кроме детей"])
async def test_people_who_are_not_known_are_asked_for_where_they_are_chosen(
    desk: Stage, olga: Talker, typed: str
) -> None:
    await has_written(olga, BUSES, АВТОБУСЫ)
    await olga.presses("An wen")
    said = await olga.says(typed)
    assert said.startswith(f"Wer mit „{typed}“ gemeint ist, weiß ich nicht: bitte auswählen.")
    assert not desk.holds("broadcast_version", f"content LIKE '%{typed}%'")


@pytest.mark.parametrize(
    "typed", ["alle außer Jugendforum", "всем кроме молодёжи", "nicht vor 8 Uhr senden"]
)
@pytest.mark.parametrize("is_empty", [True, False])
async def test_an_instruction_that_is_not_understood_is_asked_about_and_no_text_at_one_thumb(
    desk: Stage, olga: Talker, typed: str, is_empty: bool
) -> None:
    if is_empty:
        await begins(olga)
    else:
        await has_written(olga, BUSES, АВТОБУСЫ)
    said = await olga.says(typed)
    assert said.startswith("Gehört das in die Nachricht, oder ist es für mich?")
    assert f"„{typed}“" in said
    assert olga.labels[:2] == ["An wen", "Wann"]
    assert not any(b.get("style") for row in olga.screen.rows for b in row)
    assert not desk.holds("broadcast_version", f"content LIKE '%{typed}%'")
    await olga.presses("Es gehört in die Nachricht")
    assert f"„{typed}“" in olga.text
    assert "oder ist es für mich" not in olga.text


@pytest.mark.parametrize(
    "text", ["Nur noch 5 Plätze frei", "An der Rezeption gibt es Schirme", "Alle bitte zum Bus"]
)
async def test_what_begins_alike_and_says_something_is_the_message(olga: Talker, text: str) -> None:
    await begins(olga)
    assert f"Text, „{text}“" in await olga.says(text)


@pytest.mark.parametrize("typed", ["doch um 20 Uhr", "um 20 Uhr", "lieber um 20 Uhr senden"])
async def test_another_moment_for_what_is_planned_makes_a_draft_that_waits_for_its_key(
    desk: Stage, olga: Talker, typed: str
) -> None:
    await has_written(olga, BUSES, АВТОБУСЫ)
    await olga.says("um 19 Uhr")
    await lets_go(olga)
    assert desk.holds("broadcast", "state = 'scheduled'")
    said = await olga.says(typed)
    assert "Wann: Mo., 28.\u00a0Juni, 20:00" in said
    assert said.endswith(
        "Sie ist wieder ein Entwurf und geht erst hinaus, wenn Sie sie erneut senden."
    )
    assert not desk.holds("broadcast", "state = 'scheduled'")
    await olga.presses("Für ")
    assert desk.holds("broadcast", "state = 'scheduled'")
    assert CHECK not in olga.labels


@pytest.mark.parametrize("word", ["verwerfen", "Entwurf verwerfen", "сбрось"])
async def test_a_written_discard_asks_once_and_forgets_at_once_what_says_nothing(
    desk: Stage, olga: Talker, word: str
) -> None:
    await has_written(olga, BUSES, АВТОБУСЫ)
    assert (await olga.says(word)).startswith("Entwurf verwerfen?")
    assert (await olga.says("nein")).endswith("drücken.")
    await olga.presses("Ja, verwerfen")
    await begins(olga)
    assert (await olga.says(word)).startswith("Rundnachrichten\n")
    assert not desk.holds("broadcast")


@pytest.mark.parametrize(
    "typed",
    [
        "doch nur an Umwelt und erst um 20 Uhr",
        "erst um 20 Uhr und nur an Umwelt",
        "nur an Umwelt, aber erst um 20 Uhr",
        "nein, nur an Umwelt und erst um 20 Uhr",
        "нет, только группе Umwelt и в 20:00",
    ],
)
async def test_to_whom_and_when_may_be_put_right_in_one_breath(olga: Talker, typed: str) -> None:
    await has_written(olga, BUSES, АВТОБУСЫ)
    said = await olga.says(typed)
    assert ("mit Platz: Umwelt" in said, "28.\u00a0Juni, 20:00" in said) == (True, True), said
    assert f"Version auf Deutsch\nText, „{BUSES}“" in said


@pytest.mark.parametrize("where", ["list", "draft", "elsewhere"])
@pytest.mark.parametrize(
    "typed",
    [
        "Rundnachricht Nr. 1 nicht senden",
        "Rundnachricht 1 nicht abschicken!",
        "bitte Rundnachricht Nr. 1 stoppen",
        "рассылку № 1 не отправлять",
    ],
)
async def test_that_one_is_not_to_be_sent_leads_to_what_holds_it_back(
    desk: Stage, olga: Talker, where: str, typed: str
) -> None:
    await has_written(olga, BUSES, АВТОБУСЫ)
    await olga.says("heute um 20 Uhr senden")
    await lets_go(olga)
    if where == "draft":
        await begins(olga)
    else:
        await olga.says("/broadcast" if where == "list" else "/now")
    assert (await olga.says(typed)).startswith("Rundnachricht Nr.\u00a01 ist geplant")
    assert "Ändern oder verwerfen" in olga.labels
    assert not desk.holds("broadcast_version", f"content LIKE '%{typed}%'")


async def test_what_is_left_as_it_was_is_asked_about_on_the_last_screen_too(olga: Talker) -> None:
    left = "Die Version auf Russisch ist unverändert. Passt sie noch?"
    await has_written(olga, BUSES, АВТОБУСЫ)
    await olga.presses(CHECK)
    assert left not in olga.text
    await olga.says("Die Busse warten am Tor.")
    assert left in await olga.presses("Ja, ersetzen")
    assert left in await olga.presses(CHECK)
    assert left in await olga.presses("« Zurück")
    await olga.says("Автобусы ждут у ворот.")
    assert "unverändert" not in await olga.presses("Ja, ersetzen")
    assert "unverändert" not in await olga.presses(CHECK)


@pytest.mark.parametrize(
    "typed",
    [
        "stopp die rundnachricht",
        "nicht senden",
        "warte noch",
        "stopp die geplante nachricht",
        "не отправляй",
        "подожди",
    ],
)
@pytest.mark.parametrize("where", ["list", "empty", "version"])
async def test_an_order_to_stop_leads_to_what_is_planned_and_is_never_a_message(
    desk: Stage, olga: Talker, typed: str, where: str
) -> None:
    await has_written(olga, BUSES, АВТОБУСЫ)
    await olga.says("heute um 20 Uhr senden")
    await lets_go(olga)
    if where == "list":
        await olga.says("/broadcast")
    else:
        await begins(olga)
    if where == "version":
        await olga.presses("Version auf Deutsch")
    assert (await olga.says(typed)).startswith("Rundnachricht Nr.\u00a01 ist geplant")
    assert "Ändern oder verwerfen" in olga.labels
    assert not desk.holds("broadcast_version", f"content LIKE '%{typed}%'")


@pytest.mark.parametrize(
    "typed", ["stopp die rundnachricht", "nicht senden", "warte noch", "не отправляй", "stopp"]
)
@pytest.mark.parametrize("where", ["list", "empty", "written"])
async def test_where_nothing_goes_out_an_order_to_stop_says_so(
    desk: Stage, olga: Talker, typed: str, where: str
) -> None:
    await _is_at(olga, where)
    nothing = (
        "Von Ihnen ist nichts geplant"
        if where == "list"
        else "Das ist ein Entwurf: Davon ist nichts"
    )
    assert (await olga.says(typed)).startswith(nothing)
    assert bool(desk.holds("broadcast_version")) is (where == "written")


@pytest.mark.parametrize(
    "typed",
    [
        "кроме немцев",
        "außer den Deutschen",
        "nicht ans Jugendforum",
        "alle nicht deutschsprachigen",
    ],
)
@pytest.mark.parametrize("where", ["list", "empty", "written"])
async def test_who_is_left_out_alone_is_asked_about_and_no_message(
    desk: Stage, olga: Talker, typed: str, where: str
) -> None:
    await _is_at(olga, where)
    assert (await olga.says(typed)).startswith(ASKED)
    assert not desk.holds("broadcast_version", f"content LIKE '%{typed}%'")


@pytest.mark.parametrize(("typed", "hour"), [("nein 18 uhr", "18:00"), ("нет лучше в 19", "19:00")])
async def test_another_hour_after_a_no_is_when_it_goes_out(
    olga: Talker, typed: str, hour: str
) -> None:
    await has_written(olga, BUSES, АВТОБУСЫ)
    said = await olga.says(typed)
    assert f"Wann: Mo., 28.\u00a0Juni, {hour}" in said
    assert f"„{BUSES}“" in said


async def test_another_hour_for_a_text_with_an_hour_is_asked_about(
    desk: Stage, olga: Talker
) -> None:
    await has_written(olga, "Der Bus fährt um 18 Uhr.", "Автобус в 18:00.")
    assert (await olga.says("nein halb sieben")).startswith(ASKED)
    assert not desk.holds("broadcast_version", "content LIKE '%sieben%'")


@pytest.mark.parametrize(
    ("typed", "now"),
    [
        ("statt hof bitte garten", "Treffpunkt im Garten um 20 Uhr."),
        ("Garten statt Hof", "Treffpunkt im Garten um 20 Uhr."),
        ("исправь 20 на 21", "Treffpunkt im Hof um 21 Uhr."),
        ("ändere Hof in Garten", "Treffpunkt im Garten um 20 Uhr."),
        ("ÄNDERE bitte HOF in Garten", "Treffpunkt im Garten um 20 Uhr."),
    ],
)
async def test_a_word_that_stands_once_is_replaced_where_another_is_wanted(
    desk: Stage, olga: Talker, typed: str, now: str
) -> None:
    await has_written(olga, "Treffpunkt im Hof um 20 Uhr.", "Встреча во дворе в восемь.")
    said = await olga.says(typed)
    assert f"Version auf Deutsch\nText, „{now}“" in said
    assert "Die Version auf Russisch ist unverändert. Passt sie noch?" in said
    assert desk.holds("broadcast", "state = 'draft'")


@pytest.mark.parametrize(
    "typed", ["statt Halle bitte Garten", "исправь 20 на 21", "nein, im Garten", "нет, во дворе"]
)
async def test_a_correction_that_is_not_understood_leaves_the_draft_and_says_so_first(
    desk: Stage, olga: Talker, typed: str
) -> None:
    await has_written(olga, "Treffpunkt um 20 Uhr, Abfahrt um 20 Uhr.", АВТОБУСЫ)
    assert (await olga.says(typed)).startswith(ASKED)
    assert not desk.holds("broadcast_version", f"content LIKE '%{typed}%'")
    assert "Ja, ersetzen" not in olga.labels


@pytest.mark.parametrize("typed", ["удали черновик", "lösch den Entwurf", "Entwurf löschen"])
@pytest.mark.parametrize("where", ["written", "list"])
async def test_who_wants_the_draft_deleted_is_asked_once(
    olga: Talker, typed: str, where: str
) -> None:
    await has_written(olga, BUSES, АВТОБУСЫ)
    if where == "list":
        await olga.says("/broadcast")
    assert (await olga.says(typed)).startswith("Entwurf verwerfen?")


async def test_what_stands_behind_a_but_is_meant(olga: Talker) -> None:
    await has_written(olga, BUSES, АВТОБУСЫ)
    await olga.says("nur an die Deutschen")
    said = await olga.says("nicht nur die deutschen sondern alle")
    assert "An wen\nalle\n" in said
    await olga.says("nur an Umwelt")
    assert (await olga.says("nicht nur die deutschen sondern alle")).startswith(ASKED)


async def _is_at(organiser: Talker, where: str) -> None:
    if where == "list":
        await organiser.says("/broadcast")
    elif where == "empty":
        await begins(organiser)
    else:
        await has_written(organiser, BUSES, АВТОБУСЫ)
