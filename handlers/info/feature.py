"""Info pages: what people ask besides the programme."""

from typing import Final

from handlers.frame.action_entries import opens, shows
from handlers.frame.feature import Command, Feature
from handlers.frame.reader import Reader, organisers
from handlers.info import actions as a
from handlers.info import beginning, screens, writing
from handlers.ui.screen import Screen
from locales.translator import N_


def _info(reader: Reader, address: a.InfoAt) -> Screen | None:
    found = reader.snapshot.info.get(address.id)
    return screens.info(reader, found) if found else None


def _full(reader: Reader, address: a.FullInfo) -> Screen | None:
    found = reader.snapshot.info.get(address.id)
    return screens.full(reader, found) if found else None


FEATURE: Final = Feature(
    "info",
    actions=(
        opens(a.Infos, beginning.open_infos),
        shows(a.InfoAt, _info),
        shows(a.FullInfo, _full),
        shows(a.Urgent, lambda reader, _: screens.urgent(reader)),
        opens(a.NewInfo, beginning.begin, allowed=organisers),
        opens(a.ChangeInfo, beginning.change, allowed=organisers),
        opens(a.DiscardInfo, beginning.discard, allowed=organisers),
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
