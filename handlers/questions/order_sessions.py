"""Which sessions are to be changed, as an organiser writes it: by a title, or as in a question."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from handlers.frame.reader import Reader
from handlers.groups.actions import GroupAt
from handlers.programme.actions import SessionAt
from handlers.questions.asker import Asker
from handlers.questions.intents import DidYouMean, OpenScreen, Several
from handlers.questions.understanding import understand
from handlers.ui.action import Action
from locales.words import Word
from storage.programme.model import Session
from storage.programme.search import SearchIndex
from storage.programme.snapshot import Snapshot


def sessions_titled(snapshot: Snapshot, text: str) -> tuple[Sequence[Session], str]:
    """The sessions whose title stands in a text as it is, and the text without it.

    A title may hold words that name another thing, or that ask: “Way to the concert hall”.
    """
    written = text.replace("\u00a0", " ")
    found: dict[str, list[Session]] = defaultdict(list)
    for session in snapshot.sessions.values():
        for title in {said.replace("\u00a0", " ") for said in session.title.values()}:
            if " " in title and title.casefold() in written.casefold():
                found[title].append(session)
    longest = max(found, key=len, default="")
    others = re.sub(rf"(?<!\w){re.escape(longest)}(?!\w)", " ", written, flags=re.IGNORECASE)
    return (found[longest], others) if longest and others != written else ((), text)


def sessions_meant(
    reader: Reader, words: Sequence[Word], index: SearchIndex, asker: Asker
) -> tuple[Sequence[Session], bool]:
    """The sessions, and the sittings of the groups, that words name; and whether that is sure."""
    if not words:
        return (), False
    sure = True
    plain = replace(asker, shown=None)
    match understand(" ".join(words), reader.now, reader.snapshot, index, plain):
        case OpenScreen(press=press):
            found: tuple[Action, ...] = (press,)
        case Several(found=found):
            pass
        case DidYouMean(found=found):
            sure = False
        case _:
            return (), False
    named = (_opened_by(reader.snapshot, press) for press in found)
    return list(dict.fromkeys(session for sessions in named for session in sessions)), sure


def _opened_by(snapshot: Snapshot, press: Action) -> Sequence[Session]:
    match press:
        case SessionAt(id=name) if name in snapshot.sessions:
            return (snapshot.sessions[name],)
        case GroupAt(id=name):
            return snapshot.by_group.get(name, ())
        case _:
            return ()
