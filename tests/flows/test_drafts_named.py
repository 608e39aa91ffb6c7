"""An order about drafts that is written beside a cancellation is never its reason."""

import pytest

from tests.flows.conversation import Stage, Talker

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


@pytest.mark.parametrize(
    "typed", ["alle Entwürfe verwerfen", "Bitte lösch alle Entwürfe", "удалить все черновики"]
)
async def test_an_order_about_drafts_is_no_reason(desk: Stage, olga: Talker, typed: str) -> None:
    await olga.says("Nacht absagen")
    said = await olga.says(typed)
    assert "Grund" not in said
    assert typed not in said
    assert desk.holds("draft")
