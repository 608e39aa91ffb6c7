"""What buttons about the channel for changes say."""

from handlers.ui.action import Action


class ChannelForChanges(Action, tag="V"):
    """Where changes are posted."""


class ChooseChannel(Action, tag="Vc"):
    """Ask for the channel or the group, with keys that let Telegram list those that fit."""


class EndChannel(Action, tag="Vx"):
    """Post changes nowhere any more."""
