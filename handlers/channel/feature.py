"""Telling outside the private chat: where changes are posted, and the posts."""

from typing import Final

from handlers.channel import actions as a
from handlers.channel import binding, notices
from handlers.frame.action_entries import does, opens
from handlers.frame.feature import Feature, NoticeEntry
from handlers.frame.reader import organisers
from storage import channel

FEATURE: Final = Feature(
    "channel",
    actions=(
        opens(a.ChannelForChanges, binding.open_channel, allowed=organisers),
        does(a.ChooseChannel, binding.ask, allowed=organisers),
        opens(a.EndChannel, binding.end, allowed=organisers),
    ),
    notices=(
        NoticeEntry(channel.KIND, to_chat=notices.post),
        NoticeEntry(channel.LOST, notices.lost, is_silent_at_night=False),
        NoticeEntry(channel.REFUSED, notices.refused, is_silent_at_night=False),
    ),
    takes_shared=binding.take_chat,
)
