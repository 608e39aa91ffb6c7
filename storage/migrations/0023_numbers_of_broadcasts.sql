-- By which number people know a broadcast; a correction has that of what it corrects.
ALTER TABLE broadcast ADD COLUMN number INTEGER NOT NULL DEFAULT 0;
UPDATE broadcast SET number = coalesce(corrects, id);
