"""What the log looks like. No line carries a token, a name or a message of anybody."""

import json
import logging
from datetime import UTC, datetime
from typing import Final

_TEXT: Final = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"
_TOO_CHATTY: Final = ("httpx", "httpcore", "aiohttp.access", "apscheduler", "telegram.ext")


def configure_logging(level: str, form: str) -> None:
    """Log to stderr from `level` on, as text lines or as one JSON object a line.

    HTTP libraries may log addresses, which carry the token: they speak from warnings on only.
    """
    handler = logging.StreamHandler()
    handler.setFormatter(_JsonLines() if form == "json" else logging.Formatter(_TEXT))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _TOO_CHATTY:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLogger().level))


class _JsonLines(logging.Formatter):
    """One JSON object a line, its time in UTC."""

    def format(self, record: logging.LogRecord) -> str:
        entry = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            entry["exception"] = self.formatException(record.exc_info)
        return json.dumps(entry, ensure_ascii=False)
