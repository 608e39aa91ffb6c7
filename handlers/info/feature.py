"""Info pages: what people ask besides the programme."""

from typing import Final

from handlers.frame.feature import Command, Feature, opens, shows
from handlers.frame.reader import Reader, organisers
from handlers.info import actions as a
from handlers.info import screens, writing
from handlers.ui.screen import Screen
from locales.translator import N_


def _info(v: Reader, address: a.InfoAt) -> Screen | None:
    found = v.snapshot.info.get(address.id)
    return screens.info(v, found) if found else None


def _full(v: Reader, address: a.FullInfo) -> Screen | None:
    found = v.snapshot.info.get(address.id)
    return screens.full(v, found) if found else None


FEATURE: Final = Feature(
    "info",
    actions=(
        shows(a.Infos, lambda v, address: screens.infos(v, address.page)),
        shows(a.InfoAt, _info),
        shows(a.FullInfo, _full),
        shows(a.Urgent, lambda v, _: screens.urgent(v)),
        opens(a.NewInfo, writing.begin, allowed=organisers),
        opens(a.ChangeInfo, writing.change, allowed=organisers),
        opens(a.DropInfo, writing.drop, allowed=organisers),
        opens(a.ProposeInfo, writing.propose, allowed=organisers),
        *writing.WRITING.actions,
    ),
    questions=writing.WRITING.questions,
    commands=(
        Command(
            "info",
            a.Infos(),
            N_("What people ask besides"),
            order=7,
            needs=lambda snapshot: bool(snapshot.info),
            regardless=organisers,
        ),
    ),
    links={"i": a.InfoAt},
)
