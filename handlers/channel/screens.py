"""The channel for changes: where they are posted, and a post in the languages of the event."""

from collections.abc import Mapping, Sequence

from handlers.channel.actions import ChannelForChanges, ChooseChannel, EndChannel
from handlers.desk.actions import OrganisersDesk
from handlers.frame.changes import Changed, write_changes
from handlers.frame.reader import Reader
from handlers.frame.sessions import time_zone_line
from handlers.ui.back import Anew
from handlers.ui.screen import Button, Screen, Text
from storage.channel import Channel


def settings(reader: Reader, shown: Channel | None) -> Screen:
    """Where changes are posted."""
    tr = reader.tr
    text = Text().title(tr("Channel for changes")).line()
    if shown is None:
        text.line(tr("Changes of the programme are posted in no channel and no group."))
        text.line(
            tr(
                "Choose a public one: I post each change there in all languages of the event, but"
                " for quiet corrections."
            )
        )
        return text.screen(
            Button(tr("Choose a channel or group"), ChooseChannel(), style="primary"),
            reader.back(tr("Organisers’ desk"), OrganisersDesk()),
        )
    text.line(tr("Changes of the programme are posted in “{title}”.", title=shown.title))
    text.line(tr("Within an hour a post is edited where things change again."))
    return text.screen(
        Button(tr("Choose another one"), ChooseChannel()),
        Button(tr("Post there no longer"), EndChannel(), style="danger"),
        reader.back(tr("Organisers’ desk"), OrganisersDesk()),
    )


def is_help_desk_too(reader: Reader, title: str) -> str:
    """That people's questions stand where changes are posted for everybody."""
    return reader.tr(
        "“{title}” is the help desk too: those who follow the changes there read people’s"
        " questions.",
        title=title,
    )


def asking(reader: Reader) -> str:
    """What stands above the keys that ask for a chat."""
    return reader.tr(
        "Press a key below and choose. I become an administrator there, so that I may write;"
        " nothing is posted before something changes."
    )


def bound(reader: Reader, title: str) -> str:
    """That a chat was chosen."""
    return reader.tr("From now on changes are posted in “{title}”.", title=title)


def no_rights(reader: Reader, title: str) -> str:
    """That the bot may not write in the chat that was chosen."""
    return reader.tr(
        "In “{title}” I may not write. Make me an administrator there, with the right to post,"
        " and choose it again.",
        title=title,
    )


def lost(reader: Reader, title: str) -> Screen:
    """That changes are posted nowhere any more, for an organiser."""
    text = Text().title(reader.tr("Changes are no longer posted in “{title}”.", title=title))
    text.line(reader.tr("I was removed there, or may no longer write."))
    return text.screen(Button(reader.tr("Channel for changes"), Anew(ChannelForChanges())))


def refused(reader: Reader, title: str, reason: str) -> Screen:
    """That a change could not be posted, for an organiser."""
    text = Text().title(reader.tr("A change could not be posted in “{title}”.", title=title))
    text.line(reader.tr("Telegram refuses it: {reason}", reason=reason))
    text.line(reader.tr("Please see whether I am an administrator there and may post."))
    text.line(reader.tr("With the next change I try again, and tell this one with it."))
    return text.screen(Button(reader.tr("Channel for changes"), Anew(ChannelForChanges())))


def post(readers: Sequence[Reader], changes: Mapping[str, Sequence[Changed]]) -> Screen:
    """What has changed, in each language; that it was taken back where nothing has any more."""
    text = Text()
    for number, reader in enumerate(readers):
        if number:
            text.line()
        text.title(reader.tr("The programme has changed")).line(time_zone_line(reader))
        if changes[reader.tr.language]:
            write_changes(reader, text, changes[reader.tr.language])
        else:
            text.line().line(reader.tr("Taken back: everything stays as it was."))
        text.line().italic(reader.tr("As of {moment}", moment=reader.moment(reader.now))).line()
    return text.screen()
