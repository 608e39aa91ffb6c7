"""The lists of the working groups, for organisers and coordinators."""

from typing import Final

from handlers.frame.action_entries import does, opens, shows
from handlers.frame.feature import Command, Feature, NoticeEntry, Question
from handlers.frame.reader import organisers
from handlers.frame.written import says_no_name
from handlers.registrations import actions as r
from handlers.registrations import coordinating, coordinating_screens, handlers, walk_ins
from handlers.registrations.files import send_list
from locales.translator import N_
from storage.coordinators import Notice
from storage.seats.ledger import WALK_IN_SEATED

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
        opens(r.WalkInAt, walk_ins.open_walk_in),
        opens(r.SeatWalkIn, walk_ins.give_seat),
        opens(r.TakeWalkInOff, walk_ins.take_off),
        *walk_ins.WALK_INS.actions,
        does(r.Export, send_list),
        shows(r.ChooseGroupToName, coordinating_screens.choose_group, allowed=organisers),
        opens(r.Coordinators, coordinating.open_coordinators, allowed=organisers),
        opens(r.NameCoordinator, coordinating.name, allowed=organisers, asks=True),
        opens(r.ConfirmCoordinator, coordinating.confirm, allowed=organisers),
        opens(r.EndCoordinating, coordinating.end, allowed=organisers),
        does(r.AskForCoordinator, coordinating.ask, allowed=organisers),
    ),
    notices=(
        *(NoticeEntry(kind, coordinating.told) for kind in Notice),
        NoticeEntry(WALK_IN_SEATED, walk_ins.told_of_seat),
    ),
    takes_shared=coordinating.take_person,
    questions=(
        *walk_ins.WALK_INS.questions,
        Question(
            r.Coordinators,
            coordinating.search,
            allowed=organisers,
            ends_when_left=True,
            beside_it=says_no_name,
            wants_a_name=True,
            wants_somebody=True,
        ),
    ),
    commands=(
        Command(
            "registrations",
            r.Registrations(),
            N_("Organisers: lists of the groups"),
            order=21,
            allowed=handlers.has_lists,
        ),
    ),
)
