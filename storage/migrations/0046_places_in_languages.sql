-- What a new place of a workshop that is being written down is called in each language, as JSON.
ALTER TABLE workshop_draft ADD COLUMN place_name TEXT;
UPDATE workshop_draft SET place_name = json_object('', substr(place, 5)), place = 'new:' WHERE place LIKE 'new:%';
