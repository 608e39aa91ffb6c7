"""The walk: every button of every screen is pressed once, breadth first, and what comes is noted.

What a button says to the bot is nowhere written down: a button stands in the recording with the
name of the screen that it leads to. A press that was tried before, from wherever it was, is not
tried again; each is tried from a copy of how everything stood when its screen came.
"""

import re
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any, Final

from bot.sandbox.chats import Chat, Message, StoredFile
from handlers.features import features
from tests.flows.conversation import Stage
from tests.flows.rights.roles import Role
from tests.recording.found import Node, Outcome, Recording
from tests.recording.seeing import identity, news, of_its_kind, short, static_key
from tests.recording.states import States

Act = Callable[[], object]
Answer = str | StoredFile

_PASSED_OVER: Final = re.compile(
    "^(Ja, alles löschen|Да, удалить всё)$|(Vortrag|Доклад) ([3-9]|1.)"
)
"""Erasing takes the update in hand out of the inbox as well, so that nobody can see when it is done
with: it is walked where it can be waited for. Of sessions that are alike a few will do."""

_OF_A_LABEL: Final = 2
"""So often a label is pressed, wherever it stands, unless it says what none has said."""

_OF_A_QUESTION: Final = 2
"""So few buttons a question has whether somebody is sure; both are pressed."""


_UNPACK = features().actions.unpack


class Walk:
    """A walk on one stage."""

    def __init__(
        self,
        stage: Stage,
        states: States,
        recording: Recording,
        answers: Sequence[Answer] = (),
        language: str = "de",
        passes_over: Sequence[str] = (),
    ) -> None:
        self._passes_over = frozenset(passes_over)
        self.language = language
        self.stage = stage
        self.states = states
        self._recording = recording
        self._answers = answers
        self._led: dict[tuple[Role, int, str], str] = {}
        self._told_before = int(str(states.rows("SELECT max(id) FROM delivery")[0][0] or 0))

    async def does(self, name: str, actor: Role, act: Act, chat: Chat | None = None) -> Outcome:
        """Do something under a name of its own."""
        entries = self._recording.entries
        assert name not in entries, f"two entries are named {name!r}"
        outcome = await self._event(name, actor, chat or self._chat(actor), act)
        entries[name] = outcome.leads_to
        return outcome

    async def writes(
        self, actor: Role, text: str, chat: Chat | None = None, after: str = ""
    ) -> Outcome:
        """Write something, a command or a question, after what is named."""
        where = f" in {chat.title}" if chat else ""
        name = f"{actor.name.lower()}{where}: {short(text, 60)}" + (f" ({after})" if after else "")
        return await self.does(name, actor, lambda: self._say(actor, text, chat), chat)

    async def takes_as_walked(self, actor: Role, text: str) -> None:
        """Press nothing that stands on the screen which a text brings."""
        before = self._chat(actor).last_id
        self._say(actor, text)
        await self.stage.finished()
        for message in self._chat(actor).messages:
            for button in (b for row in message.rows for b in row if message.id > before):
                if "callback_data" in button:
                    said = (actor, actor.value, button["callback_data"])
                    self._led[said] = f"as for everybody: {button['text']}"

    async def sends_file(self, actor: Role, name: str, file: str, content: bytes) -> None:
        """Send a file and press the first button of the answer, which publishes it."""
        sent = StoredFile(file, file, "text/yaml", content)
        telegram, chat = self.stage.telegram, self._chat(actor)
        outcome = await self.does(
            name, actor, lambda: telegram.send_file(self._person(actor), "document", sent)
        )
        for node in (n for n in outcome.nodes if not n.is_told):
            message = chat.find(node.message)
            if message and message.rows and "callback_data" in message.rows[0][0]:
                button = message.rows[0][0]
                published = await self._press(actor, message, button, f"{name}: ")
                key = f"{name}: {button['text']}"
                self._recording.entries[key] = published.leads_to
                await self.explore(published, outcome)

    async def follows(self, outcome: Outcome, *labels: str) -> None:
        """Press one button after the other, each by how its label begins; the last one's outcome is
        an entry of its own.
        """
        for label in labels:
            node = next(node for node in outcome.nodes if not node.is_told)
            message = self._chat(node.actor).find(node.message)
            assert message is not None
            buttons = [button for row in message.rows for button in row]
            found = [button for button in buttons if button["text"].startswith(label)]
            assert found, f"no button {label!r} among {[button['text'] for button in buttons]}"
            button = found[0]
            outcome = await self._press(node.actor, message, button)
            self._recording.entries[f"{node.screen} › {button['text']}"] = outcome.leads_to

    async def explore(self, *outcomes: Outcome) -> None:
        """Press every button of these screens, and of those that they lead to; of what others are
        told, only what stands below it.
        """
        queue = deque(node for outcome in outcomes for node in outcome.nodes)
        while queue:
            node = queue.popleft()
            if not node.is_told:
                queue += await self._answered(node)
            if (node.actor, node.screen) not in self._recording.walked:
                self._recording.walked.add((node.actor, node.screen))
                found = await self._pressed(node)
                queue += [other for other in found if not node.is_told]

    async def _pressed(self, node: Node) -> list[Node]:
        found: list[Node] = []
        keys = self._recording.screens[node.screen]["keys"]
        rows = node.state.message(node.chat, node.message).rows
        for written, row in zip(keys, rows, strict=True):
            for number, button in enumerate(row):
                if static_key(button) is None and not self._is_passed_over(button["text"]):
                    leads_to, nodes = await self._led_to(node, button)
                    written[number] = f"{button['text']} → {leads_to}"
                    found += nodes
        return found

    async def _led_to(self, node: Node, button: dict[str, Any]) -> tuple[str, Sequence[Node]]:
        said = (node.actor, node.chat, button["callback_data"])
        if said in self._led:
            return self._led[said], ()
        known = self._recording.covered.get("pressed", set())
        if self._is_like_others(node, button["text"]) and known.issuperset(_names(said[2])):
            return "…", ()
        await self.states.go_back(node.state)
        message = self.stage.telegram.chats[node.chat].find(node.message)
        assert message is not None
        outcome = await self._press(node.actor, message, button)
        self._led[said] = outcome.leads_to
        return outcome.leads_to, outcome.nodes

    def _is_passed_over(self, label: str) -> bool:
        return label in self._passes_over or bool(_PASSED_OVER.search(label))

    def _is_like_others(self, node: Node, label: str) -> bool:
        """Whether that button was pressed on enough screens of the kind: with the same first line,
        or with the same buttons, numbers and marks apart; or on many others.
        """
        message = node.state.message(node.chat, node.message)
        labels = [button["text"] for row in message.rows for button in row]
        heading, keyboard = message.text.partition("\n")[0], "|".join(labels)
        same = of_its_kind(label) if len(set(map(of_its_kind, labels))) == len(labels) else label
        if len(labels) <= _OF_A_QUESTION:
            return False
        found = False
        for kind, enough in ((heading, 1), (keyboard, 1), ("", _OF_A_LABEL)):
            who = Role.STRANGER if node.is_told else node.actor
            alike = (who, node.is_told or node.chat, of_its_kind(kind), same)
            self._recording.alike[alike] += 1
            found = found or self._recording.alike[alike] > enough
        return found

    async def _press(
        self, actor: Role, message: Message, button: dict[str, Any], after: str = ""
    ) -> Outcome:
        data, telegram = button["callback_data"], self.stage.telegram
        for name in _names(data):
            self._recording.cover("pressed", name)
        queries: list[str] = []
        outcome = await self._event(
            after + short(button["text"]),
            actor,
            message.chat,
            lambda: queries.append(telegram.press(self._person(actor), message, data)),
            message.id,
        )
        answer = telegram.queries[queries[0]]
        if answer is None:
            return Outcome(f"{outcome.leads_to} (never answered)", outcome.nodes)
        if not answer["text"]:
            return outcome
        how = "alert" if answer["alert"] else "toast"
        return Outcome(f"{outcome.leads_to} ({how}: {answer['text']})", outcome.nodes)

    async def _answered(self, node: Node) -> list[Node]:
        """Answer what the screen asks, in every way there is."""
        asking = node.state.questions.get(node.actor.value)
        if asking is None or node.chat < 0:
            return []
        question = _names(asking)[0]
        if (node.actor, question) in self._recording.asked:
            return []
        self._recording.asked.add((node.actor, question))
        self._recording.cover("answered", question)
        found: list[Node] = []
        said = self._recording.screens[node.screen].setdefault("answers", {})
        for answer in self._answers:
            await self.states.go_back(node.state)
            name = short(answer if isinstance(answer, str) else answer.name)
            chat = self._chat(node.actor)
            outcome = await self._event(f"“{name}”", node.actor, chat, self._saying(node, answer))
            said[name] = outcome.leads_to
            found += outcome.nodes
        return found

    def _saying(self, node: Node, answer: Answer) -> Act:
        person, telegram = self._person(node.actor), self.stage.telegram
        if isinstance(answer, str):
            return lambda: telegram.say(person, answer)
        return lambda: telegram.send_file(person, answer.kind, answer, "Foto · Фото")

    async def _event(
        self, name: str, actor: Role, chat: Chat, act: Act, under: int | None = None
    ) -> Outcome:
        """Do something and wait until nothing more comes of it; what has become of every chat."""
        chats = self.stage.telegram.chats
        before = {n: {m.id: identity(m) for m in c.messages} for n, c in chats.items()}
        outbox = self.states.outbox()
        waited = act()
        if hasattr(waited, "__await__"):
            await waited
        await self._settle(outbox)
        state = self.states.now()
        said: list[str] = []
        nodes: list[Node] = []
        told: list[Node] = []
        for number, other in sorted(chats.items()):
            for message in news(other, before[number]):
                if number == chat.id:
                    screen = self._recording.name_of(message, name)
                    anew = message.id not in before[number] and under is not None
                    said.append(f"{screen} (new message)" if anew else screen)
                    nodes.append(Node(screen, actor, number, message.id, state))
                else:
                    screen = self._note_told(name, other, message)
                    if number > 0:
                        told.append(Node(screen, Role(number), number, message.id, state, True))
            if number != chat.id:
                self._note_deleted(name, other, before[number])
        gone = under is not None and chat.find(under) is None
        leads_to = " + ".join(said) or "nothing"
        return Outcome(f"{leads_to} (deleted)" if gone else leads_to, (*nodes, *told))

    def _note_told(self, name: str, chat: Chat, message: Message) -> str:
        screen = self._recording.name_of(message, f"{name} ⇒ {chat.title}")
        told = self._recording.told.setdefault(screen, {})
        told.setdefault(chat.title, name)
        return screen

    def _note_deleted(self, name: str, chat: Chat, before: dict[int, str]) -> None:
        if before.keys() - {message.id for message in chat.messages}:
            told = self._recording.told.setdefault(f"{name} ⇒ deleted", {})
            told.setdefault(chat.title, name)

    async def _settle(self, outbox: Sequence[object]) -> None:
        stage = self.stage
        await stage.finished()
        is_owed = stage.holds("notices_owed") or stage.holds("broadcast_recipient")
        if self.states.outbox() == outbox and not is_owed:
            return
        await stage.delivered()
        await stage.clock.travel(stage.clock.now())
        await stage.delivered()
        sent = "SELECT DISTINCT kind FROM delivery WHERE id > ? AND state = 'sent'"
        for (kind,) in self.states.rows(sent, self._told_before):
            self._recording.cover("told", str(kind))

    def _say(self, actor: Role, text: str, chat: Chat | None = None) -> Message:
        return self.stage.telegram.say(self._person(actor), text, chat)

    def _person(self, actor: Role) -> Any:
        return self.stage.telegram.people[actor.value]

    def _chat(self, actor: Role) -> Chat:
        return self.stage.telegram.chats[actor.value]


def _names(data: str) -> list[str]:
    """What a button says, and what that carries, by the names of their classes."""
    press = _UNPACK(data)
    if press is None:
        return []
    then = getattr(press, "then", None)
    return [type(press).__name__, *([type(then).__name__] if then is not None else [])]
