"""Service transfers: `find` ties who hands over, who takes over and who decides it."""

from oversight.events.transfers.find import find

__all__ = ["find"]
