"""The programme: its model, its file, its search index."""
