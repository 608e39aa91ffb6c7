"""The programme by days, sessions and places."""
