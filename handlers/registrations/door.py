"""What other features may show of lists."""

from handlers.registrations.walk_in_screens import one_by_one as one_by_one
