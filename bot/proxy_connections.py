"""Connections through a proxy. Loaded only where one is set."""

import ssl
from typing import Final

from aiohttp_socks import (
    ProxyConnectionError,
    ProxyConnector,
    ProxyError,
    ProxyTimeoutError,
    ProxyType,
)

from bot.proxy import Proxy

PROXY_FAILED: Final = (ProxyConnectionError, ProxyError, ProxyTimeoutError)
"""The proxy cannot be reached, refuses, or does not get through: nothing was sent to the server."""

_KINDS: Final = {"http": ProxyType.HTTP, "https": ProxyType.HTTP, "socks5": ProxyType.SOCKS5}


def connections_through(proxy: Proxy, limit: int) -> ProxyConnector:
    """Opens at most so many connections, each through the proxy, loopback included.

    A tunnel is asked for in any case, so the proxy sees no address that holds the token; names
    are resolved at the proxy.
    """
    return ProxyConnector(
        proxy.host,
        proxy.port,
        proxy_type=_KINDS[proxy.scheme],
        username=proxy.user,
        password=proxy.password,
        rdns=True,
        proxy_ssl=ssl.create_default_context() if proxy.scheme == "https" else None,
        limit=limit,
    )
