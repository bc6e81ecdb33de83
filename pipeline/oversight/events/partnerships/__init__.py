"""Partnerships: `find` tells which council or body helps which."""

from oversight.events.partnerships.find import find

__all__ = ["find"]
