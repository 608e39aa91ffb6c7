"""What a draft says happens to the sessions that are missing, as JSON."""

import json
from typing import Any

from storage.programme.missing import (
    KEPT,
    NEVER_MEANT,
    Answer,
    Answers,
    Cancelled,
    Kept,
    NeverMeant,
    Same,
)
from storage.programme.model import Text


def answers_written(answers: Answers) -> str:
    """What happens to sessions, as JSON."""
    return json.dumps({name: _written(answer) for name, answer in answers.items()})


def answers_read(written: str) -> Answers:
    """What happens to sessions, as `answers_written` has written it."""
    return {name: _read(said) for name, said in json.loads(written).items()}


def _written(answer: Answer) -> Any:
    match answer:
        case Same(other):
            return {"same": other}
        case Cancelled(reason):
            return {"cancelled": dict(reason or {})}
        case NeverMeant():
            return {}
        case Kept():
            return {"kept": True}


def _read(said: Any) -> Answer:
    if "same" in said:
        return Same(said["same"])
    if "kept" in said:
        return KEPT
    return Cancelled(Text.of(said["cancelled"])) if "cancelled" in said else NEVER_MEANT
