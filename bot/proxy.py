"""The proxy through which everything goes that goes to Telegram, where one is set."""

from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote, urlsplit

_PORTS: Final = {"http": 80, "https": 443, "socks5": 1080}
"""The usual port by scheme."""

_UNFIT: Final = "give http://, https:// or socks5:// and the proxy's host:port"


@dataclass(frozen=True, slots=True)
class Proxy:
    """Where a proxy is, and who we are to it; with https it is itself spoken to over TLS."""

    scheme: str
    host: str
    port: int
    user: str | None = field(default=None, repr=False)
    password: str | None = field(default=None, repr=False)

    @staticmethod
    def parse(address: str) -> "Proxy":
        """Read an address such as `socks5://user:password@host:1080`.

        Raises ValueError where it is no such address; its text says nothing of the address, in
        which a password may stand.
        """
        try:
            parts = urlsplit(address)
            host, port = parts.hostname, parts.port
        except ValueError:
            raise ValueError(_UNFIT) from None
        extra = parts.path.strip("/") or parts.query or parts.fragment
        if parts.scheme not in _PORTS or not host or port == 0 or extra or _has_blank(address):
            raise ValueError(_UNFIT)
        return Proxy(
            parts.scheme,
            host,
            port or _PORTS[parts.scheme],
            None if parts.username is None else unquote(parts.username),
            None if parts.username is None else unquote(parts.password or ""),
        )

    @property
    def secrets(self) -> frozenset[str]:
        """What no log may show. The user's name is no secret by itself, and nothing ever says it:
        one such as "bot" would be cut out of every line.
        """
        if self.user is None or not self.password:
            return frozenset()
        return frozenset((self.password, f"{self.user}:{self.password}"))


def _has_blank(address: str) -> bool:
    return any(character.isspace() for character in address)
