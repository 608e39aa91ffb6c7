-- Whether its author has seen what a draft would change; what only waits for a press is none to go on with.
ALTER TABLE draft ADD COLUMN shown INTEGER NOT NULL DEFAULT 0;
