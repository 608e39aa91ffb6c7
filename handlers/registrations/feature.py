"""The lists of the working groups, for organisers and coordinators."""

from typing import Final

from handlers.frame.feature import Command, Context, Feature, does, opens
from handlers.frame.reader import Reader
from handlers.registrations import actions as r
from handlers.registrations.files import send_list
from handlers.registrations.handlers import list_screen
from handlers.ui.screen import Screen
from locales.translator import N_


async def _follow(context: Context, action: r.ListAction) -> Screen | None:
    return await list_screen(action, context)


def _has_lists(v: Reader) -> bool:
    return v.is_organiser or bool(v.coordinates)


FEATURE: Final = Feature(
    "registrations",
    actions=(
        opens(r.Registrations, _follow),
        opens(r.ListOf, _follow),
        opens(r.PersonIn, _follow),
        opens(r.SeatByHand, _follow),
        opens(r.Unseat, _follow),
        opens(r.ChooseMove, _follow),
        opens(r.MoveByHand, _follow),
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
