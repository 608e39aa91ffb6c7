"""What a wish is recognised by."""

from dataclasses import dataclass
from datetime import datetime

from handlers.questions.asker import Asker
from handlers.questions.reading.asked import Asked
from storage.programme.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Wished:
    """What a wish is recognised by: the question, who asks, and the programme they see."""

    asked: Asked
    now: datetime
    asker: Asker
    snapshot: Snapshot
