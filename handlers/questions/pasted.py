"""What somebody pastes or types of a way into the bot: its link, or the bare code of a team."""

import re
from typing import Final

from handlers.frame.context import Context
from storage.teams import codes

_LINK: Final = re.compile(r"\bt(?:elegram)?\.me/(\w+)\?start=([\w-]+)", re.IGNORECASE)
_CODE: Final = re.compile(rf"(?<![\w-])(t-)?([a-z2-7]{{{codes.LENGTH}}})(?![\w-])", re.IGNORECASE)


async def way_in(context: Context, text: str) -> str:
    """What stands behind the start of a link to this bot, or the same for the code of a team;
    empty where a text has neither.
    """
    found = _LINK.search(text)
    if found and found[1].casefold() == context.bot.username.casefold():
        return found[2]
    for marked, said in _CODE.findall(text):
        code = said.lower()
        # A word may be as long as a code.
        if marked or await context.services.database.read(codes.team_of, code):
            return f"t-{code}"
    return ""
