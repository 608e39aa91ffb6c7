"""Home: the first screens, help, the choice of a language, deep links."""

from typing import Final

from handlers.frame.feature import Command, Feature, does, shows
from handlers.home import screens as views
from handlers.home.handlers import choose_language, on_start, open_anew
from handlers.programme import actions as p
from locales.translator import N_

FEATURE: Final = Feature(
    "home",
    actions=(
        shows(p.Home, lambda v, _: views.home(v)),
        shows(p.About, lambda v, _: views.about(v)),
        shows(p.Help, lambda v, _: views.help_screen(v)),
        does(p.ChooseLanguage, choose_language),
        does(p.Anew, open_anew),
    ),
    commands=(
        Command("start", p.Home(), N_("Home"), order=1, does=on_start),
        Command("help", p.Help(), N_("What I can do for you"), order=10),
    ),
    links={"lang": lambda language: p.ChooseLanguage(language)},
)
