"""Pictures, drawn by a process that ends with them: what draws takes much memory."""
