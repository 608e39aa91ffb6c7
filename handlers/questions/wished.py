"""What a wish is recognised by."""

from dataclasses import dataclass

from handlers.questions.asked import Asked
from handlers.questions.asker import Asker
from storage.programme.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Wished:
    """What a wish is recognised by: the question, who asks, and the programme they see."""

    asked: Asked
    asker: Asker
    snapshot: Snapshot
