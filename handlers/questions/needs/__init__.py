"""What people need that no session is: pages, details, help in an emergency."""
