-- Who has had themselves erased, as salted hashes of Telegram ids, so that no backup brings them back.
CREATE TABLE erasure (
    salt BLOB NOT NULL,
    hash BLOB NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (salt, hash)
) STRICT, WITHOUT ROWID;
