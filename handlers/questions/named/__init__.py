"""What a question names: sessions, groups, places, people, pages, languages and ways."""
