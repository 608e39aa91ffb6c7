-- The release of which the file of a draft was made, where it says so: what it leaves as it was then it
-- would take back.
ALTER TABLE draft ADD COLUMN made_of INTEGER;
