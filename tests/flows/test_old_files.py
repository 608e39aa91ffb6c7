"""A file that was fetched before the newest releases says what it would take back."""

import pytest

from storage.programme import edits
from tests.flows.conversation import Talker
from tests.flows.organising import as_file, edited, moved, publishes
from tests.flows.test_cancelled import off
from tests.programmes import small_programme

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")

OLDER = "Die Datei stammt aus Fassung 1, es gilt Fassung 2."


@pytest.mark.parametrize("name", ["test-1.yaml", "test-1 (2).yaml"])
async def test_an_old_file_says_first_what_it_would_take_back(olga: Talker, name: str) -> None:
    await publishes(olga, off())
    changed = edits.cancel(small_programme(), "nacht", None)
    text = await olga.sends_file(name, as_file(changed))
    assert text.startswith(f"{OLDER}\nZurückgenommen würden: Eröffnung\n")


@pytest.mark.parametrize("name", ["test-2.yaml", "programme.yaml", "test-12.yaml"])
async def test_a_file_of_the_release_in_force_or_of_no_known_one_is_shown_as_it_is(
    olga: Talker, name: str
) -> None:
    await publishes(olga, moved(19))
    text = await olga.sends_file(name, as_file(edited(online=None)))
    assert text.startswith("Das würde sich ändern")
