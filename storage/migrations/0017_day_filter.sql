-- What of a day a person wants to see: the kind of the filter and what it names, joined by a colon.
ALTER TABLE person ADD COLUMN day_filter TEXT;
