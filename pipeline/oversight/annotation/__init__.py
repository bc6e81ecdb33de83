"""Records as tasks for people who annotate, and what they made of them as gold."""
