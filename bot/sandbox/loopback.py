"""Which addresses are on this machine: the stand-in is for nobody else, and calls nobody else."""

from ipaddress import ip_address
from urllib.parse import urlsplit


def is_loopback(address: str) -> bool:
    """Whether `//host:port` or a whole URL leads to this machine; other names lead anywhere."""
    try:
        host = urlsplit(address).hostname or ""
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
