"""Programmes of other systems, made into ours: schedules in frab's form, and calendars."""
