"""Understanding a question: pure, from its words to what it wants."""
