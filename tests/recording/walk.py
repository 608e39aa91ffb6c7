"""The walk: every button of every screen is pressed once, breadth first, and what comes is noted.

What a button says to the bot is nowhere written down: a button stands in the recording with the
name of the screen that it leads to. A press that was tried before, from wherever it was, is not
tried again; each is tried from a copy of how everything stood when its screen came.
"""

import re
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from bot.sandbox.chats import Chat, Message, StoredFile
from handlers.features import features
from tests.flows.conversation import Stage
from tests.flows.rights.cast import Role
from tests.recording.seeing import as_seen, identity, short, static_key
from tests.recording.states import State, States

Act = Callable[[], object]
Answer = str | StoredFile

_PASSED_OVER: Final = re.compile("^(Ja, alles löschen|Да, удалить всё)$|(Vortrag|Доклад) [3-9]")
"""Erasing takes the update in hand out of the inbox as well, so that nobody can see when it is done
with: it is walked where it can be waited for. Of sessions that are alike a few will do."""

_PARTICULAR: Final = re.compile(r"\d+|✓ ?")
"""In what screens of one kind differ."""

_OF_A_LABEL: Final = 2
"""So often a label is pressed that leads to something new each time."""


_UNPACK = features().actions.unpack


@dataclass(slots=True)
class Recording:
    """What walks have found; `covered` is for counting what none has come to."""

    entries: dict[str, str] = field(default_factory=dict)
    screens: dict[str, dict[str, Any]] = field(default_factory=dict)
    told: dict[str, dict[str, str]] = field(default_factory=dict)
    covered: dict[str, set[str]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def name_of(self, message: Message, name: str) -> str:
        """The name of the screen that a message is; a new one is noted under a name like that."""
        same = identity(message)
        if same not in self.names:
            others = sum(n == name or n.startswith(f"{name} #") for n in self.screens)
            self.names[same] = f"{name} #{others + 1}" if others else name
            keys = [[static_key(b) or f"{b['text']} …" for b in row] for row in message.rows]
            self.screens[self.names[same]] = as_seen(message) | {"keys": keys}
        return self.names[same]

    def cover(self, what: str, name: str) -> None:
        """Note that the walk has come to something."""
        self.covered.setdefault(what, set()).add(name)

    def as_json(self) -> dict[str, Any]:
        """What is written down."""
        screens = {
            name: {**screen, "keys": [" | ".join(row) for row in screen["keys"]]}
            for name, screen in self.screens.items()
        }
        return {"entries": self.entries, "told": self.told, "screens": screens}


@dataclass(frozen=True, slots=True)
class Node:
    """A screen before somebody who may press its buttons, or answer what it asks."""

    screen: str
    actor: Role
    chat: int
    message: int
    state: State
    is_told: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of something that somebody did: the screens, named, and as they can be used; at
    last those that others were told.
    """

    leads_to: str
    nodes: tuple[Node, ...]


class Walk:
    """A walk on one stage."""

    def __init__(
        self,
        stage: Stage,
        states: States,
        recording: Recording,
        answers: Sequence[Answer] = (),
        of_a_kind: int = 1,
        language: str = "de",
    ) -> None:
        self.language = language
        self.stage = stage
        self.states = states
        self._recording = recording
        self._answers = answers
        self._led: dict[tuple[Role, int, str], str] = {}
        self._asked: set[tuple[Role, str]] = set()
        self._walked: set[tuple[Role, str]] = set()
        self._alike: Counter[tuple[Role, int, str, str]] = Counter()
        self._of_a_kind = of_a_kind
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
                await self.explore(published)

    def forgets_what_led_where(self) -> None:
        """Press everything once more: it leads elsewhere now."""
        self._led.clear()
        self._asked.clear()
        self._walked.clear()
        self._alike.clear()

    async def explore(self, *outcomes: Outcome) -> None:
        """Press every button of these screens, and of those that they lead to; of what others are
        told, only what stands below it.
        """
        queue = deque(node for outcome in outcomes for node in outcome.nodes)
        while queue:
            node = queue.popleft()
            if not node.is_told:
                queue += await self._answered(node)
            if (node.actor, node.screen) not in self._walked:
                self._walked.add((node.actor, node.screen))
                found = await self._pressed(node)
                queue += [other for other in found if not node.is_told]

    async def _pressed(self, node: Node) -> list[Node]:
        found: list[Node] = []
        keys = self._recording.screens[node.screen]["keys"]
        rows = node.state.message(node.chat, node.message).rows
        for written, row in zip(keys, rows, strict=True):
            for number, button in enumerate(row):
                if static_key(button) is None and not _PASSED_OVER.search(button["text"]):
                    leads_to, nodes = await self._led_to(node, button)
                    written[number] = f"{button['text']} → {leads_to}"
                    found += nodes
        return found

    async def _led_to(self, node: Node, button: dict[str, Any]) -> tuple[str, Sequence[Node]]:
        said = (node.actor, node.chat, button["callback_data"])
        if said in self._led:
            return self._led[said], ()
        if self._is_like_others(node, button["text"]):
            return "…", ()
        await self.states.go_back(node.state)
        message = self.stage.telegram.chats[node.chat].find(node.message)
        assert message is not None
        outcome = await self._press(node.actor, message, button)
        self._led[said] = outcome.leads_to
        return outcome.leads_to, outcome.nodes

    def _is_like_others(self, node: Node, label: str) -> bool:
        """Whether that button was pressed on enough screens of the kind: with the same first line,
        or with the same buttons, numbers and marks apart; or on many others.
        """
        message = node.state.message(node.chat, node.message)
        labels = [button["text"] for row in message.rows for button in row]
        heading, keyboard = message.text.partition("\n")[0], "|".join(labels)
        same = _PARTICULAR.sub("", label) if len(set(map(_kind, labels))) == len(labels) else label
        found = False
        for kind, enough in ((heading, 1), (keyboard, 1), ("", _OF_A_LABEL)):
            who = Role.STRANGER if node.is_told else node.actor
            alike = (who, node.is_told or node.chat, _PARTICULAR.sub("", kind), same)
            self._alike[alike] += 1
            found = found or self._alike[alike] > enough * self._of_a_kind
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
        if (node.actor, question) in self._asked:
            return []
        self._asked.add((node.actor, question))
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
            for message in _news(other, before[number]):
                if number == chat.id:
                    screen = self._recording.name_of(message, name)
                    anew = message.id not in before[number] and under is not None
                    said.append(f"{screen} (new message)" if anew else screen)
                    nodes.append(Node(screen, actor, number, message.id, state))
                else:
                    screen = self._note_told(name, other, message)
                    if number > 0:
                        told.append(Node(screen, Role(number), number, message.id, state, True))
        gone = under is not None and chat.find(under) is None
        leads_to = " + ".join(said) or "nothing"
        return Outcome(f"{leads_to} (deleted)" if gone else leads_to, (*nodes, *told))

    def _note_told(self, name: str, chat: Chat, message: Message) -> str:
        screen = self._recording.name_of(message, f"{name} ⇒ {chat.title}")
        told = self._recording.told.setdefault(screen, {})
        told.setdefault(chat.title, name)
        return screen

    async def _settle(self, outbox: Sequence[object]) -> None:
        stage = self.stage
        await stage.finished()
        if self.states.outbox() == outbox:
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


def _kind(label: str) -> str:
    return _PARTICULAR.sub("", label)


def _news(chat: Chat, before: dict[int, str]) -> Iterator[Message]:
    """What the bot has written or changed in a chat."""
    for message in chat.messages:
        said = message.sender is None and message.service is None
        if said and before.get(message.id) != identity(message):
            yield message


def _names(data: str) -> list[str]:
    """What a button says, and what that carries, by the names of their classes."""
    press = _UNPACK(data)
    if press is None:
        return []
    then = getattr(press, "then", None)
    return [type(press).__name__, *([type(then).__name__] if then is not None else [])]
