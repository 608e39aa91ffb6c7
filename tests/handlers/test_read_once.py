"""A text that many look at is taken apart once; what one of them is shown shows to no other."""

from handlers.questions.reading.from_text import read_question
from handlers.questions.understanding import warm_index
from locales.languages import installed_languages
from tests.programmes import small_snapshot


def test_a_text_that_many_look_at_is_taken_apart_once() -> None:
    index = warm_index(small_snapshot(), installed_languages())
    once = read_question("Eröffnung absagen", index)
    assert read_question("Eröffnung absagen", index) is once
    assert read_question("Nacht absagen", index) is not once


def test_what_is_read_for_one_team_is_not_what_another_reads() -> None:
    index = warm_index(small_snapshot(), installed_languages())
    one, other = index.seen_by(("perm-duisburg",)), index.seen_by(())
    assert read_question("Eröffnung absagen", one).index is one
    assert read_question("Eröffnung absagen", other).index is other
