"""What is away is tried again until it answers, and the log says when it went and came back."""

import pytest
from telegram.error import BadRequest, NetworkError

from bot import outage
from bot.outage import until_reached


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outage, "_TRY_AGAIN_AFTER", 0)


class Server:
    """Answers its calls with these errors, and then as it should."""

    def __init__(self, *errors: Exception) -> None:
        self.errors = list(errors)

    async def call(self) -> None:
        if self.errors:
            raise self.errors.pop(0)


async def test_what_is_away_is_tried_until_it_is_back_and_the_log_says_both(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("INFO")
    server = Server(NetworkError("secret"), NetworkError("secret"))
    await until_reached("the server", server.call, refused=BadRequest)
    away, back = (record.getMessage() for record in caplog.records)
    assert away == "cannot reach the server (NetworkError), trying again"
    assert back.startswith("the server is back after ")


async def test_what_is_refused_for_good_is_not_tried_again() -> None:
    server = Server(BadRequest("no such address"), BadRequest("never asked"))
    with pytest.raises(BadRequest, match="no such address"):
        await until_reached("the server", server.call, refused=BadRequest)
    assert len(server.errors) == 1
