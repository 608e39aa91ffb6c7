"""Questions in one's own words."""

from typing import Final

from handlers.frame.action_entries import does, shares, shows
from handlers.frame.feature import Command, Feature
from handlers.questions import hours_screens
from handlers.questions import screens as answers
from handlers.questions.actions import (
    AtHour,
    ChangeOwn,
    FoundFurther,
    NoteAllDay,
    NoteMembers,
    OfMembersAt,
    Part,
    Search,
    TakeAsAnswer,
    TakeAsChange,
    TakeAsName,
    TakeAsTown,
)
from handlers.questions.handlers import on_search, open_further, take_as_change
from handlers.questions.inline import SEARCH_LINK
from handlers.questions.orders.answer_or_change import take_as_answer
from handlers.questions.orders.members_noted import ask_of_another, note
from handlers.questions.orders.workshop_written import change_own
from handlers.questions.roll_call_replied import take_roll_call
from handlers.questions.said_at_sign_up import take_as_name, take_as_town
from locales.translator import N_

FEATURE: Final = Feature(
    "questions",
    actions=(
        shows(Search, lambda reader, _: answers.tips(reader)),
        does(TakeAsAnswer, take_as_answer),
        does(TakeAsChange, take_as_change),
        does(TakeAsTown, take_as_town),
        does(TakeAsName, take_as_name),
        does(ChangeOwn, change_own),
        does(OfMembersAt, ask_of_another),
        does(NoteMembers, note),
        does(NoteAllDay, note),
        does(FoundFurther, open_further),
        shares(AtHour, lambda reader, a: hours_screens.at_hour(reader, a.day, a.minute, a.page)),
        shares(Part, lambda reader, a: hours_screens.part(reader, a.day, a.since, a.until, a.page)),
    ),
    commands=(Command("search", Search(), N_("Ask in your own words"), order=4, does=on_search),),
    links={SEARCH_LINK: lambda _: Search()},
    takes_reply=take_roll_call,
)
