"""The programme, posters and one's own programme on paper."""

from typing import Final

from handlers.frame.action_entries import does, shows
from handlers.frame.feature import Feature
from handlers.frame.reader import organisers
from handlers.printing import actions as a
from handlers.printing import handlers, screens

FEATURE: Final = Feature(
    "printing",
    actions=(
        shows(a.Prints, lambda reader, _: screens.prints(reader), allowed=organisers),
        does(a.PrintProgramme, handlers.send_programme, allowed=organisers),
        does(a.PrintPosters, handlers.send_posters, allowed=organisers),
        does(a.PrintMine, handlers.send_mine, answers_itself=True),
    ),
)
