"""Sending a place as a pin on the map."""

from telegram import Update

from handlers.context import Context
from handlers.presses import SendPin
from handlers.refusing import refuse
from handlers.showing import message_of, thread_of


async def send_pin(update: Update, context: Context, place_id: str) -> None:
    """Send the place as a venue below the screen, which stays as it is."""
    v, message = context.viewpoint(), message_of(update)
    place = v.snapshot.places.get(place_id)
    if place is None or place.latitude is None or place.longitude is None:
        await refuse(update, context, SendPin(place_id))
    elif message:
        await message.chat.send_venue(
            latitude=place.latitude,
            longitude=place.longitude,
            title=v.text(place.name),
            address=v.text(place.address) or v.text(place.name),
            message_thread_id=thread_of(message),
        )
