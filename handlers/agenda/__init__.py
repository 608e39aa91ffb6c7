"""One's own programme: stars, reminders, calendar files."""
