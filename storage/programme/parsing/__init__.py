"""Reading a programme file: from its text to checked entries, with every problem in its place."""
