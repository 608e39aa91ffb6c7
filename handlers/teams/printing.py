"""The join link of a team as a picture to be printed and hung up."""

import asyncio

from telegram import InputFile, Update

from handlers.frame.feature import Context
from handlers.frame.showing import message_of, refuse
from handlers.teams.actions import SendQr
from handlers.teams.leading import join_link
from handlers.teams.poster import poster
from storage.teams import codes


async def send_qr(update: Update, context: Context, press: SendQr) -> None:
    """Send the picture to a leader or organiser; to all others there is no such button."""
    v, services, message = context.reader(), context.services, message_of(update)
    team = v.snapshot.teams.get(press.team)
    if message is None or team is None or not v.may_lead(team.id):
        await refuse(update, context, press)
        return
    code = await services.database.write(codes.code_of, team.id, services.clock.now())
    link = join_link(context, code)
    languages = services.translators.values()
    heading = " · ".join(tr("Youth forum") for tr in languages)
    names = [team.name.in_language(tr.language) for tr in languages]
    calls = [tr("Scan and join the team") for tr in languages]
    picture = await asyncio.to_thread(poster, link, heading, names, calls)
    caption = "\n".join(f"{name}: {call}" for name, call in zip(names, calls, strict=True))
    await message.chat.send_document(
        InputFile(picture, f"{team.id}.png"), caption=f"{caption}\n{link}"
    )
