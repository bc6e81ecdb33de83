"""What the program says to people: on stderr, never among the data."""

import sys


class UsageError(Exception):
    """Wrong arguments or settings; the message says which and what is wanted."""


def tell(message: str) -> None:
    """Say something about the run."""
    print(message, file=sys.stderr)


def complain(message: str) -> None:
    """Say what is wrong, in one line."""
    print(" ".join(message.split()), file=sys.stderr)
