-- How often an update was begun whose answer failed though the server could be reached: it is given up in the end.
ALTER TABLE inbox_body ADD COLUMN failed INTEGER NOT NULL DEFAULT 0;
