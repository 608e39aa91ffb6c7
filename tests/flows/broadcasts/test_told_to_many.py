"""Who writes "tell everybody in health that …" has a draft with the message, to these people."""

import pytest

from tests.flows.broadcasts.steps import begins
from tests.flows.conversation import Stage, Talker
from tests.flows.organising import OTHER_ORGANISER, somebody

pytestmark = [
    pytest.mark.usefixtures("nothing_is_logged_as_an_error"),
    pytest.mark.usefixtures("anna", "boris"),
]

LATE = "Der Bus fährt später"
ПОЗЖЕ = "Автобус в 19:15"


@pytest.mark.parametrize(
    ("typed", "people", "text"),
    [
        ("sag allen dass der bus später fährt", "alle", "Der bus später fährt"),
        ("Bitte schreib allen: Der Bus fährt später", "alle", LATE),
        ("sag allen der Bus fährt später", "alle", "Der Bus fährt später"),
        (
            "sag allen von der Umwelt dass der Bus später fährt",
            "mit Platz: Umwelt",
            "Der Bus später fährt",
        ),
        ("sende an umwelt: Der Bus fährt später", "mit Platz: Umwelt", LATE),
        ("скажи всем, что автобус в 19:15", "alle", ПОЗЖЕ),
        ("Rundnachricht an alle: Der Bus fährt später", "alle", LATE),
        ("An die Gruppe Umwelt: Der Bus fährt später", "mit Platz: Umwelt", LATE),
        ("Всем: автобус в 19:15", "alle", ПОЗЖЕ),
        ("напиши группе экологии что автобус в 19:15", "mit Platz: Umwelt", ПОЗЖЕ),
        ("скажи всем из группы экологии: автобус в 19:15", "mit Platz: Umwelt", ПОЗЖЕ),
    ],
)
@pytest.mark.parametrize("where", ["home", "list", "empty"])
async def test_the_words_become_the_message_and_the_people_who_are_named_its_audience(
    desk: Stage, olga: Talker, typed: str, people: str, text: str, where: str
) -> None:
    if where == "list":
        await olga.says("/broadcast")
    elif where == "empty":
        await begins(olga)
    shown = await olga.says(typed)
    assert shown.startswith("Rundnachricht Nr.\u00a01: Entwurf")
    assert f"An wen\n{people}\n" in shown
    assert f"„{text}“" in shown
    await olga.says("ja")
    await desk.delivered()
    assert not desk.holds("broadcast", "state <> 'draft'")


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("sag allen danke dass sie da waren", "Danke dass sie da waren"),
        ("скажи всем спасибо что приехали", "Спасибо что приехали"),
        ("sag allen Bescheid, das Essen fällt aus", "Das Essen fällt aus"),
        ("sag allen Bescheid, dass das Essen ausfällt", "Das Essen ausfällt"),
        ("schreib allen herzlichen Glückwunsch: ihr wart toll", "Herzlichen Glückwunsch: ihr"),
    ],
)
async def test_of_a_message_nothing_but_its_address_is_left_out(
    olga: Talker, typed: str, text: str
) -> None:
    shown = await olga.says(typed)
    assert "An wen\nalle\n" in shown
    assert f"„{text}" in shown


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        ("Sag den Russen dass der Bus wartet", "alle; nur wer auf Russisch liest"),
        ("Sag nur den Russen, dass der Bus wartet", "alle; nur wer auf Russisch liest"),
        ("Sag allen Russischsprachigen, dass der Bus wartet", "alle; nur wer auf Russisch liest"),
        ("скажи немцам, что автобус ждёт", "alle; nur wer auf Deutsch liest"),
        ("Sag den Deutschen und Russen, dass der Bus wartet", "noch offen: bitte auswählen"),
        ("sag dem Team Duisburg, dass der Bus wartet", "Team Perm–Duisburg"),
        ("sag dem Team Perm, dass der Bus wartet", "Team Perm–Duisburg"),
        ("sag dem Team Perm-Duisburg, dass der Bus wartet", "Team Perm–Duisburg"),
    ],
)
async def test_people_are_set_where_they_are_named_in_full_and_else_left_open(
    desk: Stage, olga: Talker, typed: str, people: str
) -> None:
    assert f"An wen\n{people}\n" in await olga.says(typed)
    assert desk.holds("broadcast_version", "content LIKE '%ждёт%' OR content LIKE '%wartet%'")


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        ("an alle", "alle"),
        ("всем", "alle"),
        ("nur an Jugendforum", "das ganze Jugendforum"),
        ("nur an die Deutschen", "alle; nur wer auf Deutsch liest"),
        ("nur an Umwelt", "mit Platz: Umwelt"),
        ("только группе экологии", "mit Platz: Umwelt"),
    ],
)
@pytest.mark.parametrize("text", ["", LATE])
async def test_words_that_name_nothing_but_people_choose_them_for_the_draft(
    desk: Stage, olga: Talker, typed: str, people: str, text: str
) -> None:
    await begins(olga)
    if text:
        await olga.says(text)
    assert f"An wen\n{people}\n" in await olga.says(typed)
    assert not desk.holds("broadcast_version", f"content LIKE '%{typed}%'")
    assert bool(text) is bool(desk.holds("broadcast_version"))


@pytest.mark.parametrize("typed", ["nur auf Deutsch", "только на русском"])
async def test_words_about_the_language_are_no_message(
    desk: Stage, olga: Talker, typed: str
) -> None:
    await begins(olga)
    assert "wählen Sie mit den Knöpfen" in await olga.says(typed)
    assert not desk.holds("broadcast_version")


async def test_the_word_of_a_key_at_the_desk_is_no_message(desk: Stage, olga: Talker) -> None:
    await olga.says("/broadcast")
    assert (await olga.says("Teilnehmendenlisten")).startswith("Anmeldungen")
    assert not desk.holds("broadcast")


async def test_what_names_nobody_known_stays_the_message_as_it_is(olga: Talker) -> None:
    await olga.says("/broadcast")
    assert "„Schreibt eure Fragen: wir antworten" in await olga.says(
        "Schreibt eure Fragen: wir antworten"
    )


@pytest.mark.parametrize(
    "typed",
    [
        "отмени сообщение",
        "plan Nr. 2 absagen",
        "Nachricht verwerfen",
        "organisationsbüro",
        "menü",
        "abbrechen",
    ],
)
@pytest.mark.parametrize("where", ["list", "empty"])
async def test_words_of_leaving_are_never_the_text_of_a_message(
    desk: Stage, olga: Talker, typed: str, where: str
) -> None:
    if where == "list":
        await olga.says("/broadcast")
    else:
        await begins(olga)
    assert f"„{typed}" not in await olga.says(typed)
    assert not desk.holds("broadcast_version")


async def test_who_calls_a_message_off_anywhere_is_led_to_the_list_of_all(desk: Stage) -> None:
    ivan = await somebody(desk, OTHER_ORGANISER, "Иван", "ru")
    assert (await ivan.says("отмени рассылку")).startswith("Рассылки")


OPEN = "noch offen: bitte auswählen"


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("rundnachricht an alle außer jugendforum: Bitte Ausweis mitbringen", "Bitte Ausweis"),
        ("rundnachricht an alle die nicht im jugendforum sind: Bitte kommen", "Bitte kommen"),
        ("rundnachricht an alle außer umwelt: Bitte kommen", "Bitte kommen"),
        ("rundnachricht an alle die keinen platz in umwelt haben: Bitte kommen", "Bitte kommen"),
        ("рассылка всем у кого нет места в группе экологии: Возьмите паспорт", "Возьмите паспорт"),
        ("rundnachricht an alle anderen als umwelt: Bitte kommen", "Bitte kommen"),
        ("rundnachricht an alle statt umwelt: Bitte kommen", "Bitte kommen"),
        ("mach bitte eine rundnachricht an alle außer umwelt: Bitte kommen", "Bitte kommen"),
        (
            "rundnachricht an alle außer umwelt – Bitte kommen Sie heute um 18 Uhr alle zum Bus",
            "Bitte kommen Sie heute um 18 Uhr",
        ),
        ("сделай рассылку всем кроме немцев: Возьмите паспорт", "Возьмите паспорт"),
        ("rundnachricht an alle nicht deutschsprachigen: Bitte kommen", "Bitte kommen"),
        ("sag allen die nicht in umwelt sind dass der Bus wartet", "Der Bus wartet"),
        ("рассылка всем, кроме молодёжного форума: Возьмите паспорт", "Возьмите паспорт"),
        ("sag allen außer umwelt bitte den Ausweis mitbringen", "Außer umwelt bitte den"),
        ("скажи всем кроме немцев что автобус ждёт", "Автобус ждёт"),
    ],
)
@pytest.mark.parametrize("where", ["home", "list", "empty", "version"])
async def test_who_is_left_out_is_never_who_gets_it(
    desk: Stage, olga: Talker, typed: str, text: str, where: str
) -> None:
    await _is(olga, where)
    said = await olga.says(typed)
    assert f"An wen\n{OPEN}\n" in said
    assert f"„{text}" in said
    assert "„Alle außer …“ kann ich nicht einstellen" in said
    await olga.says("ja")
    assert not any(label.startswith("Jetzt an") for label in olga.labels)
    assert not desk.holds("broadcast", "state <> 'draft'")


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        ("rundnachricht an alle teams: Bitte kommen", "das ganze Jugendforum"),
        ("рассылка всем командам: Приходите", "das ganze Jugendforum"),
        ("sag allen teams dass der Bus wartet", "das ganze Jugendforum"),
        ("rundnachricht an alle gruppen: Bitte kommen", OPEN),
        ("рассылка всем группам: Приходите", OPEN),
        ("rundnachricht an alle anderen: Bitte kommen", OPEN),
        ("rundnachricht an alle im saal: Bitte kommen", OPEN),
        ("sag allen teams der Bus wartet", OPEN),
        ("schreib allen kindern: Kommt zum Bus", OPEN),
    ],
)
async def test_some_of_all_are_never_all(olga: Talker, typed: str, people: str) -> None:
    assert f"An wen\n{people}\n" in await olga.says(typed)


@pytest.mark.parametrize(
    ("typed", "people", "text"),
    [
        ("rundnachricht ans jugendforum: Bitte kommen", "das ganze Jugendforum", "Bitte kommen"),
        (
            "schreib allen teilnehmern vom jugendforum dass der Bus wartet, auf russisch: Автобус",
            "das ganze Jugendforum",
            "Der Bus wartet",
        ),
        ("rundnachricht ans team perm: Bitte kommen", "Team Perm–Duisburg", "Bitte kommen"),
        ("rundnachricht an die gruppen umwelt und inklusion: Bitte kommen", OPEN, "Bitte kommen"),
        ("rundnachricht an interessierte: Bitte kommen", OPEN, "Bitte kommen"),
        ("рассылка молодёжному форуму: Сбор у входа", "das ganze Jugendforum", "Сбор у входа"),
        ("рассылка группе экологии на русском: Сбор у входа", "mit Platz: Umwelt", "Сбор у входа"),
        ("rundnachricht: Bitte kommen", OPEN, "Bitte kommen"),
    ],
)
@pytest.mark.parametrize("where", ["home", "list", "empty", "version"])
async def test_the_order_is_taken_off_and_the_text_kept_wherever_it_is_written(
    olga: Talker, typed: str, people: str, text: str, where: str
) -> None:
    await _is(olga, where)
    said = await olga.says(typed)
    assert f"An wen\n{people}\n" in said
    assert f"Text, „{text}“" in said


@pytest.mark.parametrize("hour", [" heute um 18 uhr", ", um 18 uhr", " um 18:00 Uhr"])
async def test_the_hour_beside_the_people_is_when_it_goes_out(olga: Talker, hour: str) -> None:
    said = await olga.says(f"rundnachricht an alle{hour}: Bitte Ausweis mitbringen")
    assert "An wen\nalle\n" in said
    assert "„Bitte Ausweis mitbringen“" in said
    assert "Wann: Mo., 28.\u00a0Juni, 18:00" in said


@pytest.mark.parametrize("where", ["home", "list", "empty"])
async def test_an_order_whose_end_is_not_known_goes_to_nobody_before_that_is_chosen(
    olga: Talker, where: str
) -> None:
    await _is(olga, where)
    typed = "rundnachricht an das Jugendforum Bitte den Ausweis mitbringen"
    assert (await olga.says(typed)).startswith("Gehört das in die Nachricht")
    assert f"An wen\n{OPEN}\n" in await olga.presses("Es gehört in die Nachricht")
    assert f"„{typed}“" in olga.text
    await olga.says("/now")
    said = await olga.says(
        f"{typed} denn ohne ihn kommt heute leider niemand in das Rathaus hinein"
    )
    assert f"An wen\n{OPEN}\n" in said
    assert f"„{typed}" in said


async def test_an_hour_above_what_is_not_called_a_message_is_part_of_it(olga: Talker) -> None:
    await begins(olga)
    said = await olga.says("Alle Jugendlichen um 18 Uhr: Treffpunkt im Foyer")
    assert "An wen\ndas ganze Jugendforum\n" in said
    assert "„Alle Jugendlichen um 18 Uhr: Treffpunkt im Foyer“" in said
    assert "Wann: sofort" in said


async def test_people_other_than_those_who_were_chosen_are_asked_for(olga: Talker) -> None:
    await begins(olga)
    await olga.says("nur an Umwelt")
    said = await olga.says("rundnachricht ans jugendforum: Bitte kommen")
    assert f"An wen\n{OPEN}\n" in said
    assert "Text, „Bitte kommen“" in said


async def _is(organiser: Talker, where: str) -> None:
    if where == "list":
        await organiser.says("/broadcast")
    elif where in ("empty", "version"):
        await begins(organiser)
    if where == "version":
        await organiser.presses("Version auf Deutsch")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("schreib auf deutsch und russisch an alle dass der bus um 9 fährt", "Der bus um 9 fährt"),
        ("Schreib auf Deutsch/Russisch allen: Bus um 9", "Bus um 9"),
        ("напиши всем на русском и немецком: автобус в 9", "Автобус в 9"),
        (
            "allen sagen mittagessen verspätet sich um 15 min",
            "Mittagessen verspätet sich um 15 min",
        ),
        ("Allen Bescheid sagen, dass der Bus später kommt", "Der Bus später kommt"),
        ("allen mitteilen: Bus um 9", "Bus um 9"),
        ("всем сообщить: автобус в 9", "Автобус в 9"),
        ("всем передать что обед в 14", "Обед в 14"),
    ],
)
@pytest.mark.parametrize("at_the_list", [True, False])
async def test_all_are_told_in_whatever_order_and_languages_it_is_said(
    olga: Talker, typed: str, said: str, at_the_list: bool
) -> None:
    if at_the_list:
        await olga.says("/broadcast")
    text = await olga.says(typed)
    assert "An wen\nalle\n" in text
    assert f"„{said}“" in text


@pytest.mark.parametrize(
    ("typed", "when"),
    [
        ("erinner morgen um 8 alle an die Eröffnung", "Di., 29. Juni, 08:00"),
        ("erinnere alle morgen um 8 an die Eröffnung", "Di., 29. Juni, 08:00"),
        ("erinnere alle an die Nacht um 22 Uhr", "sofort"),
        ("напомни всем завтра в 8 про открытие", "Di., 29. Juni, 08:00"),
    ],
)
@pytest.mark.parametrize("at_the_list", [True, False])
async def test_who_wants_all_reminded_is_asked_what_it_is_to_say(
    desk: Stage, olga: Talker, typed: str, when: str, at_the_list: bool
) -> None:
    if at_the_list:
        await olga.says("/broadcast")
    text = (await olga.says(typed)).replace("\xa0", " ")
    assert "An wen\nalle\n" in text
    assert f"Wann: {when}" in text
    assert "Was soll darin stehen? Schreiben Sie es mir hier." in text
    assert not desk.holds("broadcast_version")


async def test_of_all_but_some_nobody_is_reminded(olga: Talker) -> None:
    text = await olga.says("erinnere alle außer dem Jugendforum an die Eröffnung")
    assert "An wen\nnoch offen" in text


async def test_a_reminder_beside_a_text_leaves_that_as_it_was_until_it_is_chosen(
    olga: Talker,
) -> None:
    await olga.says("Schreib allen: Die Busse warten")
    text = await olga.says("erinner morgen um 8 alle an die Eröffnung")
    assert text.startswith("Gehört das in die Nachricht, oder ist es für mich?")
    text = await olga.presses("« Zurück")
    assert "Wann: sofort" in text
    assert "„Die Busse warten“" in text


async def test_what_is_written_for_a_version_is_never_an_empty_one(
    desk: Stage, olga: Talker
) -> None:
    await begins(olga)
    await olga.presses("Version auf Deutsch")
    text = await olga.says("Erinnere alle an die Eröffnung")
    assert "„Erinnere alle an die Eröffnung“" in text
    assert not desk.holds("broadcast_version", """content LIKE '%"text": ""%'""")


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("info an alle das wlan ist kaputt", "Das wlan ist kaputt"),
        ("Nachricht an alle der Bus kommt später", "Der Bus kommt später"),
        ("сообщение для всех автобус опаздывает", "Автобус опаздывает"),
    ],
)
async def test_a_message_to_all_needs_no_mark_before_it(
    olga: Talker, typed: str, text: str
) -> None:
    shown = await olga.says(typed)
    assert "An wen\nalle\n" in shown, shown
    assert f"„{text}“" in shown


@pytest.mark.parametrize("typed", ["Nachricht an alle schicken bitte", "Info an alle"])
async def test_the_wish_to_write_to_all_is_no_message_yet(
    desk: Stage, olga: Talker, typed: str
) -> None:
    await olga.says(typed)
    assert not desk.holds("broadcast_version")
