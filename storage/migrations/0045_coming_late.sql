-- How many minutes late somebody says that they come to a workshop; 0 where they have not said how many.
ALTER TABLE presence ADD COLUMN late INTEGER CHECK (late IS NULL OR (late >= 0 AND answer = 'coming'));
