"""What people had begun with the version before, they finish with this one."""

from handlers.broadcasts.actions import Broadcasts, Check, ChooseDay, ChooseSessions, ToWhom
from handlers.features import features
from handlers.helpdesk.actions import AskHuman, OpenQuestion, WriteOn
from handlers.info import actions as info
from handlers.registrations.actions import AddByHand, AskWalkInTown, Coordinators
from handlers.releases.actions import CancelGroup, CancelSession, ChangeTitle, RenamePlace
from handlers.releases.draft_actions import (
    ChooseReplacement,
    NameNewPlace,
    OtherReason,
    OtherWording,
    SayWhy,
    WhichPlace,
)
from handlers.releases.left_out_actions import AskWhatBecame, OffInWords
from handlers.teams.actions import WhoLeads
from handlers.teams.workshop_actions import AskOtherPlace, WhyCancelled, WorkshopDraftAt
from tests.flows.broadcasts.steps import over, said_in
from tests.flows.conversation import Stage
from tests.flows.stored.old_evening import ANNA, LENA, OLGA, OTTO, STORED, old_chats

_ANSWERS = {
    OTTO: ("Bo:16", "Nachgereicht", "hierdurch ersetzen?"),
    23: ("Ch:chor", "20:45", "20:15–21:15 → 20:45–21:45"),
    24: ("Cp:essen:0", "Halle", "Welchen Ort meinen Sie?"),
    25: ("Cl:eroeffnung", "https://example.org/neu", "→ https://example.org/neu"),
    26: ("Gc:umwelt", "7", "Plätze: 1 → 7"),
    27: ("Gl:sport", "29.6. 9:00", "→ Di., 29. Juni, 09:00"),
    28: ("Bv:13:ru", "Половина", "Text, „Половина“"),
    29: ("Bm:14", "21:15", "Wann: Mo., 28. Juni, 21:15"),
    30: ("bk:15", "https://example.org/mehr", "1. Link öffnen"),
    52: ("wd", "30", "Wann beginnt der Workshop?"),
    53: ("wh", "9:15", "Wie lange dauert der Workshop?"),
    54: ("wl", "75 min", "Wo, oder über welchen Link?"),
    55: ("ww:0", "Teehaus", "Und auf Russisch?"),
    56: ("wt", "Planung", "Und auf Russisch?"),
    57: ("wo", "Планы", "Neu: Mi., 30. Juni, 09:15–10:30"),
    75: ("jn:musik", "Nora Neu", "Sie haben einen Platz: Musik"),
    76: ("jt:musik", "Bonn", "Wohnort oder Organisation: Bonn"),
}
"""By person: what they had been asked, what they answer, and what stands there then."""

_NEW_QUESTIONS = {
    info.InfoDraftAt,
    WhichPlace,
    SayWhy,
    Broadcasts,
    Coordinators,
    WhoLeads,
    WhyCancelled,
    WorkshopDraftAt,
    AskOtherPlace,
    Check,
    ChooseDay,
    ChooseReplacement,
    ChooseSessions,
    NameNewPlace,
    AddByHand,
    AskHuman,
    AskWalkInTown,
    CancelGroup,
    CancelSession,
    ChangeTitle,
    OtherReason,
    OtherWording,
    RenamePlace,
    AskWhatBecame,
    OffInWords,
    OpenQuestion,
    ToWhom,
    WriteOn,
    info.AskCopy,
    info.AskLink,
    info.AskPlace,
    info.AskText,
    info.AskTitle,
    info.AskWords,
}

_OUTDATED = "j:Taaaaaaaaaaaaaaaa:0"
"""Joined a team whose link had just been opened; the link, which is there still, asks anew."""

_BUTTONS = [line.split() for line in (STORED / "schema_6_buttons.txt").read_text().splitlines()]


def test_somebody_had_been_asked_every_question() -> None:
    unpack = features().actions.unpack
    asked = {type(unpack(asking)) for asking, _, _ in _ANSWERS.values()}
    asking = {question.asking for f in features().all for question in f.questions}
    assert asked == asking - _NEW_QUESTIONS


async def test_every_question_takes_its_answer(evening: Stage) -> None:
    await evening.delivered()
    for number, (asking, answer, follows) in _ANSWERS.items():
        assert evening.holds("dialogue", f"person = {number} AND asking = '{asking}'")
        assert follows in await evening.people[number].says(answer)


async def test_a_question_that_was_paused_is_gone_on_with(evening: Stage) -> None:
    nina = evening.people[77]
    assert "Gern geschehen" in await nina.says("Danke")
    assert "Ihr Name" in await nina.presses("Fortsetzen: ")
    assert "Sie haben einen Platz: Musik" in await nina.says("Nina")


async def test_a_name_that_found_nothing_answers_a_question_that_was_paused(
    evening: Stage,
) -> None:
    nina = evening.people[77]
    assert "nichts gefunden" in await nina.says("Nina")
    assert "Sie haben einen Platz: Musik" in await nina.presses("Fortsetzen mit")


async def test_a_question_that_was_not_answered_is(evening: Stage) -> None:
    await evening.delivered()
    assert any("Mittagessen\n" in m.text for m in evening.people[ANNA].chat.messages)
    assert not evening.holds("inbox_body")


async def test_programmes_that_were_proposed_are_published(evening: Stage) -> None:
    await evening.delivered()
    olga, lena = evening.people[OLGA], evening.people[LENA]
    assert "Fassung 5 ist veröffentlicht." in await olga.sends_press("Dp:5:4")
    # Hers was shown against the release before it.
    assert "Rückblick" in await lena.sends_press("Wp:perm-duisburg:4:4")
    assert "eröffentlicht" in await lena.presses("Veröffentlichen")
    await evening.delivered()
    assert "Rückblick" in evening.people[82].text
    assert "Festliche Eröffnung" in await evening.people[ANNA].says("/start s-eroeffnung")


async def test_a_broadcast_that_was_checked_is_sent(evening: Stage) -> None:
    await evening.delivered()
    await evening.people[OLGA].sends_press("BR:12:4")
    await over(evening)
    assert evening.holds("broadcast", "id = 12 AND state = 'sent'")
    assert said_in(evening.people[36].chat.messages[-1]) == "Entwurf."


def test_a_button_of_then_says_what_it_said() -> None:
    unpack = features().actions.unpack
    found = [[data, type(unpack(data)).__name__] for data, _ in _BUTTONS]
    assert unpack(_OUTDATED) is None
    assert found == [[data, "NoneType" if data == _OUTDATED else name] for data, name in _BUTTONS]


async def test_a_button_of_each_kind_is_answered_in_its_chat(evening: Stage) -> None:
    await evening.delivered()
    unpack = features().actions.unpack
    buttons = {
        type(unpack(data)): (chat["id"], told["id"], data)
        for chat in old_chats()
        for told in chat["messages"]
        for data in told["buttons"]
    }
    for number, message_id, data in buttons.values():
        chat = evening.telegram.chats[number]
        message = chat.find(message_id)
        talker = evening.people[chat.members[0].id]
        if message is not None:
            await talker.sends_press(data, message)
            assert evening.telegram.queries[talker.query] is not None, (number, data)
