-- The release that a draft was published as; null while it waits. It is kept for the rest of its day,
-- since an older copy of it may still be pressed.
ALTER TABLE draft ADD COLUMN release INTEGER;
