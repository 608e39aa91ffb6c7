"""The lists of the working groups, for organisers and coordinators."""

from typing import Final

from handlers.frame.feature import Command, Feature, does, opens
from handlers.frame.reader import Reader
from handlers.registrations import actions as r
from handlers.registrations import handlers
from handlers.registrations.files import send_list
from locales.translator import N_


def _has_lists(v: Reader) -> bool:
    return v.is_organiser or bool(v.rights.coordinates)


FEATURE: Final = Feature(
    "registrations",
    actions=(
        opens(r.Registrations, handlers.open_overview),
        opens(r.ListOf, handlers.open_list),
        opens(r.PersonIn, handlers.open_person),
        opens(r.SeatByHand, handlers.seat),
        opens(r.Unseat, handlers.unseat),
        opens(r.ChooseMove, handlers.choose_move),
        opens(r.MoveByHand, handlers.move),
        does(r.Export, send_list),
    ),
    commands=(
        Command(
            "registrations",
            r.Registrations(),
            N_("Organisers: lists of the groups"),
            order=21,
            allowed=_has_lists,
        ),
    ),
)
