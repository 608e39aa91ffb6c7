"""A person's own programme: what is part of it, when they are reminded, and its calendar file."""
