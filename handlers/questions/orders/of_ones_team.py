"""What is about one's own team before all else: an answer to a roll call, or a wish of leaders."""

from handlers.questions.intents import OpenScreen
from handlers.questions.orders.leaders_wishes import leaders_wish
from handlers.questions.reading.query import Query
from handlers.questions.reading.senses import Sense
from handlers.questions.wishes.coming_otherwise import coming_otherwise
from handlers.questions.wishes.roll_call import roll_call_answered
from handlers.questions.wishes.roll_call_asked import roll_call_asked, team_led
from handlers.teams.actions import Members, TeamAt


def of_ones_team(q: Query) -> OpenScreen | None:
    """The screen for what a member answers or a leader asks; None for all else."""
    if not q.moments.day_unknown:
        said = (q.text, q.now, q.snapshot, q.asker, q.asked.index.languages)
        found = roll_call_answered(*said, q.moments) or coming_otherwise(q)
        if found := found or roll_call_asked(q):
            return found
    return leaders_wish(q) or _who_is_in_it(q)


def _who_is_in_it(q: Query) -> OpenScreen | None:
    """One's own team, for who asks who is in the team, and names none."""
    asked, led = q.asked, team_led(q.asker)
    team = led or q.asker.person.team
    others = asked.without(Sense.WHO, Sense.TEAMS, Sense.POSSESSIVES, Sense.ME)
    asks = asked.has(Sense.WHO) and asked.has(Sense.TEAMS) and not asked.has(Sense.LEADS)
    if team is None or not asks or others or asked.time.said or q.asker.is_organiser:
        return None
    return OpenScreen(Members(led) if led else TeamAt(team))
