"""Funding: `find` tells of money given, cut, spent or owed, and what it is for."""

from oversight.events.funding.find import SAME, find

__all__ = ["SAME", "find"]
