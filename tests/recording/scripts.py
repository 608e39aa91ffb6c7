"""What is done step by step, where pressing everything would not come to it."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Final

from bot.sandbox.chats import Message, StoredFile
from handlers.broadcasts.actions import AskVersion
from handlers.frame.actions import pack
from locales import formats
from storage.moments import to_ms
from storage.programme.model import Programme
from storage.programme.yaml_file import write
from tests.flows.conversation import until
from tests.flows.rights import roles as c
from tests.flows.rights.roles import NOW, PERM, SPORT, Role
from tests.recording.walk import Walk
from tests.recording.world import programme
from tests.texts import translators

PHOTO: Final = StoredFile("photo", "photo.png", "image/png", b"a file", "photo")
_DRAWN: Final = StoredFile("drawn", "drawn.png", "image/png", b"another file", "photo")
_ERASING: Final = {
    "Meine Daten löschen": ("Meine Daten löschen", "Удалить мои данные"),
    "Ja, alles löschen": ("Ja, alles löschen", "Да, удалить всё"),
}


async def sends_what_is_no_text(walk: Walk) -> None:
    """Everything that a bot that reads text cannot read."""
    telegram, person = walk.stage.telegram, walk.stage.telegram.people[Role.SEATED.value]
    for kind in ("photo", "document", "voice", "sticker", "video"):
        file = replace(PHOTO, id=kind, name=f"file.{kind}", kind=kind)
        await walk.does(f"a {kind}", Role.SEATED, partial(telegram.send_file, person, kind, file))
    await walk.does("a place", Role.SEATED, lambda: telegram.send_location(person, 55.75, 37.62))


async def presses_what_is_old(walk: Walk) -> None:
    """A button under a message that Telegram shows to the bot no more, and what none ever said."""
    telegram, person = walk.stage.telegram, walk.stage.telegram.people[Role.SEATED.value]
    chat = telegram.chats[person.id]
    await walk.writes(Role.SEATED, "/now", after="to be old")
    message = chat.messages[-1]
    data = message.rows[0][0]["callback_data"]
    for name, said in (("forged data", "nonsense:1"), ("no data of ours", "😀")):
        await walk.does(name, Role.SEATED, partial(telegram.press, person, message, said))
    message.date = 0
    await walk.does("an old button", Role.SEATED, lambda: telegram.press(person, message, data))


async def erases(walk: Walk) -> None:
    """Everything that is kept of somebody goes, and so does the update that asked for it."""
    await walk.writes(Role.SEATED, "/privacy", after="to erase")
    chat = walk.stage.telegram.chats[Role.SEATED.value]
    message = chat.messages[-1]
    for label in ("Meine Daten löschen", "Ja, alles löschen"):
        await walk.does(
            f"seated: {label}",
            Role.SEATED,
            partial(_pressed_and_gone, walk, message, _ERASING[label]),
        )


async def _pressed_and_gone(walk: Walk, message: Message, labels: tuple[str, ...]) -> None:
    """Press a button and wait until its message is another: the update itself may be gone."""
    telegram, person = walk.stage.telegram, walk.stage.telegram.people[Role.SEATED.value]
    (data,) = (b["callback_data"] for row in message.rows for b in row if b["text"] in labels)
    before = message.text
    telegram.press(person, message, data)
    await until(lambda: message.text != before)


async def publishes(walk: Walk) -> None:
    """Files are sent and published, from how things were each time; who hears of it is noted."""
    root = walk.states.now()
    for name, wanted in _programmes().items():
        await walk.states.go_back(root)
        await walk.sends_file(Role.ORGANISER, name, f"{name}.yaml", write(wanted).encode())
    await walk.states.go_back(root)
    await walk.sends_file(Role.ORGANISER, "no programme", "nothing.yaml", b"- nothing")


def _programmes() -> dict[str, Programme]:
    now = programme()
    umwelt, sport, *more = now.groups
    perm, ufa = now.teams
    hour = timedelta(hours=1)
    moved = tuple(
        s if s.own_of else replace(s, start=s.start + hour, end=s.end + hour) for s in now.sessions
    )
    others = tuple(replace(s, teams=(c.UFA,)) if s.id == c.WORKSHOP else s for s in now.sessions)
    without_sport = tuple(s for s in now.sessions if s.group != SPORT)
    without_perm = tuple(
        replace(s, teams=()) if s.teams == (PERM,) else s for s in now.sessions if not s.own_of
    )
    return {
        "moved": replace(now, sessions=moved),
        "other teams": replace(now, sessions=others),
        "without a group": replace(now, groups=(umwelt, *more), sessions=without_sport),
        "without a team": replace(now, teams=(ufa,), sessions=without_perm),
        "another leader": replace(now, teams=(replace(perm, leaders=(Role.MEMBER.value,)), ufa)),
        "a larger group": replace(now, groups=(replace(umwelt, capacity=9), sport, *more)),
    }


async def sends_an_album(walk: Walk) -> None:
    """A broadcast that is an album, whose buttons follow it in a message of their own."""
    telegram, person = walk.stage.telegram, walk.stage.telegram.people[Role.ORGANISER.value]
    _waits_for_version(walk, c.WRITING, walk.language)
    walk.stage.write(
        "UPDATE broadcast SET buttons = (SELECT buttons FROM broadcast WHERE id = ?) WHERE id = ?",
        *(c.SENT, c.WRITING),
    )
    files = [("photo", PHOTO), ("photo", _DRAWN)]
    outcome = await walk.does(
        "an album", Role.ORGANISER, lambda: telegram.send_album(person, files, ["Eins · Один"])
    )
    tr = translators()[walk.language]
    send = tr.plural("Send to {n} person now", "Send to {n} people now", 11)
    await walk.follows(outcome, tr("Check and send »"), send.partition("11")[0])


async def corrects(walk: Walk) -> None:
    """What was sent is edited everywhere, or recalled and sent anew where it cannot be edited.

    By the table it has arrived in German.
    """
    telegram, person = walk.stage.telegram, walk.stage.telegram.people[Role.ORGANISER.value]
    tr, root = translators()[walk.language], walk.states.now()
    first = tr("{number}, {state}: {title}", number=c.WRITING, state="|", title="").partition("|")
    outcome = await walk.writes(Role.ORGANISER, "/broadcast", after="a version too many")
    await walk.follows(
        outcome,
        first[0],
        tr("Version {in_language}", in_language=formats.in_language(tr, "de")),
        tr("Remove this version"),
    )
    await walk.states.go_back(root)
    _waits_for_version(walk, c.CORRECTING, "de")
    outcome = await walk.writes(Role.ORGANISER, "Um neun. В девять.", after="to correct")
    await walk.follows(outcome, tr("Check and send »"), tr("Correct it everywhere"))
    await walk.states.go_back(root)
    _waits_for_version(walk, c.CORRECTING, "de")
    outcome = await walk.does(
        "a photo instead", Role.ORGANISER, lambda: telegram.send_file(person, "photo", PHOTO)
    )
    await walk.follows(outcome, tr("Recall and send anew"))


def _waits_for_version(walk: Walk, broadcast: int, language: str) -> None:
    """Let a version of a broadcast be waited for."""
    walk.stage.write(
        "INSERT OR REPLACE INTO dialogue (person, asking, asked_at) VALUES (?, ?, ?)",
        *(Role.ORGANISER.value, pack(AskVersion(broadcast, language)), to_ms(NOW)),
    )
