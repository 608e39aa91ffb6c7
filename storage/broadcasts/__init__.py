"""Messages of organisers to many: drafts, audiences, sending, and what comes after it."""
