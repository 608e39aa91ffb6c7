"""What Telegram does not accept is noticed at the first message, not after four hundred."""

from tests.flows.broadcasts.steps import (
    CHECK,
    begins,
    got,
    leaves,
    opens,
    over,
    report,
    saying,
    sends,
    writes,
)
from tests.flows.conversation import Stage, Talker, until

WRONG, RIGHT = "Abfahrt 18:00 Uhr.", "Abfahrt 18:30 Uhr."
НЕВЕРНО = "Отъезд в 18:00."


async def test_content_that_telegram_refuses_pauses_it_until_it_is_put_right(
    desk: Stage, olga: Talker, anna: Talker, boris: Talker
) -> None:
    await begins(olga)
    await writes(olga, "", НЕВЕРНО)
    await olga.presses("Version auf Deutsch")
    sent = await sends(olga, "photo", WRONG)
    await olga.presses(CHECK)
    assert sent.file
    desk.telegram.forget_file(sent.file.id)
    await olga.presses("Jetzt an")
    await until(lambda: desk.holds("broadcast", "state = 'paused'"))
    said = (await report(olga, "angehalten")).text
    assert "Angehalten: Telegram lehnt sie ab" in said
    assert "wrong file identifier" in said.lower()
    await opens(olga, 1)
    await olga.presses("Korrigieren")
    await olga.presses("Version auf Deutsch")
    await olga.says(RIGHT)
    await olga.presses("Version auf Deutsch")
    await sends(olga, "photo", RIGHT, "neu.jpg")
    await leaves(olga, "Russisch")
    await olga.presses(CHECK)
    await olga.presses("Überall korrigieren")
    await over(desk)
    await opens(olga, 1)
    await olga.presses("Fortsetzen")
    await over(desk)
    assert saying(anna, RIGHT).kind == "photo"
    assert НЕВЕРНО in got(boris)
    assert [text for text in got(anna) if text == RIGHT] == [RIGHT]
