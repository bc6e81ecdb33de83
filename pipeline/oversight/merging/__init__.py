"""Merging: tellings of one happening in different articles become one record."""
