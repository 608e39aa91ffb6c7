"""What the sign of a place says that was named behind a word for where to, in the file `signs.toml`
of each language.
"""

import re
from functools import cache

from locales.languages import Languages


def on_its_sign(phrase: str, name: str, languages: Languages) -> str | None:
    """The name of a place as its sign has it; None where that is not sure.

    `phrase` is the name with the words for where to before it.
    """
    for written, said in _rules(languages):
        found = written.fullmatch(phrase)
        if found is None:
            continue
        sign = found.expand(said) + found["behind"] if said else ""
        return sign[:1].upper() + sign[1:] if sign else None
    return name


@cache
def _rules(languages: Languages) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(rf"(?:{written})(?P<behind>(?:\s.*)?)", re.IGNORECASE), said)
        for language in languages.all
        for written, said in language.table("signs").get("rules", ())
    )
