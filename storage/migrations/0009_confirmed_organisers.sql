-- Who has confirmed an organiser besides the one who named them.
ALTER TABLE organiser ADD COLUMN confirmed_by INTEGER;
