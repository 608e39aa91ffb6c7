"""Links: what is one, and whether it shows where it leads.

The second is a rule of its own: a release that was published with another link can still be read.
"""

from string import ascii_lowercase, digits
from typing import Final
from urllib.parse import urlsplit

from locales.languages import installed_languages
from locales.translator import N_

NO_LINK: Final = N_("write a link that begins with https:// or http://, without blanks")
_OF_ANY_HOST: Final = frozenset(digits + "._:-")
_PUNYCODE: Final = "xn--"


def unfit_for_link(text: str) -> str | None:
    """Why a text is no link, or none that people can trust, as a msgid; None where it is one."""
    return hidden_host(text) if is_web_address(text) else NO_LINK


def hidden_host(link: str) -> str | None:
    """Why a link does not show where it leads, as a msgid; None where it does.

    What stands before an "@" looks like a host and is none; a host in two alphabets, or in
    Punycode, can look like another one.
    """
    address = urlsplit(link)
    host = address.hostname or ""
    if "@" in address.netloc:
        return N_("write the link without a name and “@” before the host")
    if _PUNYCODE in host or not _is_of_one_alphabet(host):
        return N_("write the host of the link in letters of one alphabet, without xn--")
    return None


def _is_of_one_alphabet(host: str) -> bool:
    """Whether a host has the letters of one language alone, or of none beyond ASCII."""
    letters = set(host) - _OF_ANY_HOST
    alphabets = (set(one.letters) for one in installed_languages().all)
    return letters <= set(ascii_lowercase) or any(letters <= alphabet for alphabet in alphabets)


def is_web_address(value: str) -> bool:
    """Whether a text is a link that can be opened as it stands."""
    if any(not character.isprintable() or character.isspace() for character in value):
        return False
    try:
        address = urlsplit(value)
        return address.scheme in ("http", "https") and bool(address.hostname) and address.port != 0
    except ValueError:
        return False
