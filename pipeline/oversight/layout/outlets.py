"""The outlet as the page prints it."""

from oversight.layout.page import Page


def find_outlet(page: Page) -> str | None:
    """Return the outlet's name as printed, or None."""
    return None
