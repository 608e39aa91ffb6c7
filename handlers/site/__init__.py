"""The programme as pages that anybody may read, served or written as files; no feature."""
