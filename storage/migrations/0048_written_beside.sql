-- What is said below a draft of what its author wrote with the change and is not in it; empty for nothing.
ALTER TABLE draft ADD COLUMN beside TEXT NOT NULL DEFAULT '';
