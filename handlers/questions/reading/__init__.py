"""From a text to a question in its parts: its words, what they are about, and when it means."""
