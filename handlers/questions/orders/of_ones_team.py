"""What is about one's own team before all else: an answer to a roll call, or a wish of leaders."""

from handlers.questions.intents import OpenScreen
from handlers.questions.orders.leaders_wishes import leaders_wish
from handlers.questions.reading.moments_asked import MomentsAsked
from handlers.questions.reading.wished import Wished
from handlers.questions.wishes.roll_call import roll_call_answered
from handlers.questions.wishes.roll_call_asked import roll_call_asked


def of_ones_team(w: Wished, text: str) -> OpenScreen | None:
    """The screen for what a member answers or a leader asks; None for all else."""
    moments = MomentsAsked(w.asked.time, w.now, w.snapshot)
    if not moments.day_unknown:
        said = (text, w.now, w.snapshot, w.asker, w.asked.index.languages)
        if found := roll_call_answered(*said, moments) or roll_call_asked(*said, moments.day):
            return found
    return leaders_wish(w, text)
