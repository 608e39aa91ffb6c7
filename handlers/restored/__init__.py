"""After a backup was restored: organisers are told, and decide what waited in it."""
