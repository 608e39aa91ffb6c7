-- What somebody had said of a workshop before a leader ticked them as being there.
ALTER TABLE presence ADD COLUMN before_tick TEXT
    CHECK (before_tick IN ('here', 'coming', 'absent'));
