"""The teams of the youth forum: joining and leaving, leading, their chats and workshops."""
