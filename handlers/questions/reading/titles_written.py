"""The title of a session that is written out in a text: its words are not those of the text."""

import re

from storage.programme.model import Session

_WORD = re.compile(r"\w+")


def without_title(text: str, session: Session) -> str | None:
    """A text without the title of a session and the marks around it; None where it has not all of
    the title, in any language.
    """
    for title in sorted(session.title.values(), key=len, reverse=True):
        words = _WORD.findall(title)
        between = r"[\W_]+".join(map(re.escape, words))
        found = re.search(rf"[^\w\s]*\b{between}\b[^\w\s]*", text, re.IGNORECASE) if words else None
        if found:
            return f"{text[: found.start()]} {text[found.end() :]}"
    return None
