"""The programme that comes with the bot."""

from importlib.resources import files


def builtin_yaml() -> bytes:
    """The Kaluga programme, as its file stands in the package."""
    return (files("storage.programme") / "kaluga-2021.yaml").read_bytes()
