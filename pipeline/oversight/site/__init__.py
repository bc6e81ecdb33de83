"""The report: a static site of a folder's records, opened from the disk without a server."""
