"""Reading what people write about days, hours and spans of time."""
