"""Questions about time: a day, an hour, now, one's own time, the event as a whole."""
