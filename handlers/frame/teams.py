"""What a team is called, in words that several features share."""

from handlers.frame.reader import Reader
from storage.programme.model import Team


def team_name(v: Reader, team: Team) -> str:
    """A team's name behind the word for it: of “Team River” it is “River”."""
    name = v.text(team.name)
    word, _, rest = name.partition(" ")
    return rest if rest and word.casefold() == v.tr("Team").casefold() else name
