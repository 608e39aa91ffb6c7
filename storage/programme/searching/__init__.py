"""What the search is made of: the words, what is found by them, and what else people call it."""
