-- In which languages a correction leaves on purpose what was sent (JSON).
ALTER TABLE broadcast ADD COLUMN kept TEXT NOT NULL DEFAULT '[]';
