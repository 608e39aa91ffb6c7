"""Whether the bot lives: what it is judged by, who is told, and what is shown to operators."""
