"""What several sentences tell together: merging, careers, completion and sequels."""
