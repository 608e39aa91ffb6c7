-- Which releases were published quietly, and what the log is filtered by, is found without reading all of it.
CREATE INDEX audit_by_action ON audit (action);
