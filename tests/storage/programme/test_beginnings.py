"""Beginnings of words are found as if each of them were looked at."""

from hypothesis import given
from hypothesis import strategies as st

from storage.programme.searching.beginnings import Beginnings

words = st.text("abc", max_size=6)


@given(st.sets(words.filter(bool)), words)
def test_a_word_has_all_of_the_beginnings_it_starts_with(begun: set[str], word: str) -> None:
    """Those of one another, too, and the longest is one of them."""
    beginnings = Beginnings({one: (one,) for one in begun})
    fitting = {one for one in begun if word.startswith(one)}
    assert beginnings.of(word) == fitting
    assert beginnings.longest(word) == max(fitting, key=len, default="")
