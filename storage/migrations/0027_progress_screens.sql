-- Which messages show how a broadcast stands; they are brought up to date until it is over.
CREATE TABLE progress_screen (
    chat INTEGER NOT NULL,
    message INTEGER NOT NULL,
    broadcast INTEGER NOT NULL REFERENCES broadcast (id) ON DELETE CASCADE,
    PRIMARY KEY (chat, message)
) STRICT, WITHOUT ROWID;
CREATE INDEX progress_screen_by_broadcast ON progress_screen (broadcast);
INSERT INTO progress_screen (chat, message, broadcast)
SELECT delivery.chat, delivery.message_id, broadcast.id
FROM broadcast JOIN delivery ON delivery.subject = 'broadcast:' || broadcast.id
WHERE broadcast.state IN ('sending', 'paused')
    AND delivery.kind = 'broadcast progress' AND delivery.state = 'sent'
    AND delivery.message_id IS NOT NULL;
