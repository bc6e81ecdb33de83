"""Posts: roles attached to people and organisations, by patterns over the skeleton."""
