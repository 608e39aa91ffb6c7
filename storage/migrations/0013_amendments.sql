-- That edits or deletions of a broadcast's messages are owed, and not all in the outbox yet: they are
-- put slice by slice. `broadcast` is the correction, or what is recalled; `original` is whose messages
-- they are. `changes` (JSON) is what is edited by language, NULL where all is deleted; `revision` is
-- what the messages say that are to be edited; `after` is the delivery where it goes on.
CREATE TABLE amendment (
    broadcast INTEGER PRIMARY KEY REFERENCES broadcast (id) ON DELETE CASCADE,
    original INTEGER NOT NULL,
    changes TEXT,
    revision INTEGER NOT NULL,
    after INTEGER NOT NULL DEFAULT 0
) STRICT;

-- The deliveries of which an edit or a deletion is still to be put. What is in flight meanwhile is
-- made up for when it has arrived.
CREATE VIEW unamended AS
    SELECT
        amendment.broadcast, delivery.id AS delivery, delivery.chat, delivery.settled_at,
        amendment.changes -> (delivery.parameters ->> 'language') AS change,
        amendment.changes IS NULL AS is_deletion
    FROM amendment JOIN delivery
        ON delivery.subject = 'broadcast:' || amendment.original
        AND delivery.kind = 'broadcast' AND delivery.state = 'sent'
        AND delivery.message_id IS NOT NULL AND delivery.id > amendment.after
    WHERE amendment.changes IS NULL OR (
        amendment.changes -> (delivery.parameters ->> 'language') IS NOT NULL
        AND coalesce(delivery.parameters ->> 'revision', 0) <= amendment.revision
    );
